"""A private new file that is there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.vault.files import sync_folder, writing


class ExportExistsError(SessionbookError):
    """Something with the chosen name is there already."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is already something with that name. Nothing was written over; "
        "please choose another name.",
    )


@contextmanager
def new_file(path: Path) -> Iterator[IO[str]]:
    """Write text to a file only this account may read; it gets its name when whole."""
    with new_bytes(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", newline="\n")
        yield text
        text.detach()


@contextmanager
def new_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Write bytes to a file only this account may read; it gets its name when whole."""
    _refuse_existing(path)
    with writing():
        descriptor, name = tempfile.mkstemp(prefix=".export-", dir=path.parent)  # 0600
        part = Path(name)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123
                yield file
                file.flush()
                os.fsync(file.fileno())
            _refuse_existing(path)
            part.replace(path)
            sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise ExportExistsError
