"""A passphrase from a file, standard input or the terminal; never from the arguments."""

import getpass
import sys
import warnings
from pathlib import Path

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError

LONGEST = 10_000


class NoPassphraseGivenError(SessionbookError):
    """The file or the terminal gave no passphrase."""

    sentence = QT_TRANSLATE_NOOP("errors", "No passphrase could be read; nothing was done.")


def ask(source: str | None, *, twice: bool = False) -> str:
    """Return the passphrase; raise NoPassphraseGivenError if there is none."""
    try:
        words = _from_terminal(twice=twice) if source is None else _from_file(source)
    except (OSError, EOFError, UnicodeDecodeError, getpass.GetPassWarning):
        raise NoPassphraseGivenError from None
    if not words:
        raise NoPassphraseGivenError
    return words


def _from_file(source: str) -> str:
    if source == "-":
        return sys.stdin.readline(LONGEST).rstrip("\r\n")
    with Path(source).open(encoding="utf-8") as file:
        return file.readline(LONGEST).rstrip("\r\n")


def _from_terminal(*, twice: bool) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # no terminal that would hide it
        words = getpass.getpass("Passphrase: ")
        if twice and getpass.getpass("The same once more: ") != words:
            return ""
    return words
