"""The disk fails, or the world ends, at a chosen step of what is done."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sessionbook.vault.errors import WrongPassphraseError
from sessionbook.vault.vault import Vault


class PowerCutError(BaseException):
    """Ends everything at once; nobody may tidy up after it."""


def fail_at(
    patch: pytest.MonkeyPatch,
    step: int,
    error: BaseException,
    *,
    dead: bool,
    counts_unlink: bool = False,
) -> list[str]:
    """Make the step-th fsync or replace fail; when dead, every later call does, too.

    What was called is in the list that is returned.
    """
    calls: list[str] = []

    def watched(name: str, real: Callable[..., object], *, counts: bool) -> Callable[..., object]:
        def call(*args: object, **more: object) -> object:
            if counts:
                calls.append(name)
            if (len(calls) == step and counts) or (dead and len(calls) >= step):
                raise error
            return real(*args, **more)

        return call

    patch.setattr(os, "fsync", watched("fsync", os.fsync, counts=True))
    patch.setattr(os, "replace", watched("replace", os.replace, counts=True))
    patch.setattr(Path, "unlink", watched("unlink", Path.unlink, counts=counts_unlink))
    return calls


def opening(folder: Path, *passphrases: str) -> list[str]:
    """Return which of the passphrases open the notebook, as a person would try them."""
    works = []
    for passphrase in passphrases:
        try:
            Vault.at(folder).unlock(passphrase)
            works.append(passphrase)
        except WrongPassphraseError:
            continue
    return works
