"""The file of notes that is open: whether it still lies at its place, and finding it again."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sessionbook.vault import files
from sessionbook.vault.errors import (
    DamagedDatabaseError,
    FolderUnreadableError,
    MismatchedDatabaseError,
    NotebookGoneError,
    NotebookOverwrittenError,
    NotebookReplacedError,
)
from sessionbook.vault.keys import DataKey
from sessionbook.vault.notes_file import NOTES

if TYPE_CHECKING:
    from sessionbook.vault.driver import Connection
    from sessionbook.vault.vault import Vault

PROBE = "probe.tmp"
PROBE_BYTES = 4096

_State = tuple[int, int, int, int]


class OpenFile:
    """Tells the notes that are open from any other file at their path.

    The database library writes on into a file that was removed or replaced, and reports
    success; so this is asked before every write. It costs one stat.
    """

    def __init__(self, vault: "Vault", key: DataKey) -> None:
        """Take a vault whose notes were opened just now."""
        self._vault, self._key = vault, key
        self._path = str(vault.folder / NOTES)
        self._left = _state(self._path)

    @property
    def folder(self) -> Path:
        """Where the notebook was opened."""
        return self._vault.folder

    def leave(self) -> None:
        """Note how the file is after a write of ours; raise if it was taken away meanwhile."""
        found = _state(self._path)
        if found is None or (self._left is not None and found[:2] != self._left[:2]):
            self._require_some_file()
            raise NotebookReplacedError
        self._left = found

    def is_as_left(self) -> bool:
        """Return whether the file at the path is the one that is open, as we left it."""
        return self._left is not None and _state(self._path) == self._left

    def is_other(self) -> bool:
        """Return whether another file is at the path, or none: ours is not in its way."""
        found = _state(self._path)
        return found is None or self._left is None or found[:2] != self._left[:2]

    def has_come_back(self) -> bool:
        """Return whether a file at the path has the size and the time that we left, if no more."""
        found = _state(self._path)
        return None not in (found, self._left) and found[2:] == self._left[2:]  # type: ignore[index]

    def open_again(self, is_ours: "Callable[[Connection], bool]") -> "Connection":
        """Return a connection to the file that is at the path now, if it is the same notebook.

        Another file is never written to.
        """
        self._require_some_file()
        other = NotebookReplacedError if self.is_other() else NotebookOverwrittenError
        self._vault.close()  # the lock, too, lies on what is gone
        try:
            fresh = self._vault.connect(self._key)
        except MismatchedDatabaseError:
            raise other from None
        except DamagedDatabaseError:  # another key, cut short; or it is ours, and spoiled
            if other is NotebookOverwrittenError:
                raise
            raise other from None
        try:
            if not is_ours(fresh):
                raise other  # noqa: TRY301 - what follows is for any error
        except BaseException:
            fresh.close()
            self._vault.close()
            raise
        self._left = _state(self._path)
        return fresh

    def explain(self) -> None:
        """After an error that names no reason, write beside the notes and raise what that says.

        The database library tells a full disk from others, but no quota and no read-only one.
        """
        self._require_some_file()
        probe = self.folder / PROBE
        try:
            with files.writing():
                files.write_private(probe, bytes(PROBE_BYTES))
        finally:
            with suppress(OSError):
                probe.unlink(missing_ok=True)

    def copy_to(self, folder: Path, source: "Connection") -> "Vault":
        """Write what is open as a whole notebook into a new folder, proven to open."""
        return self._vault.copy_to(folder, self._key, source)

    def moved_to(self, vault: "Vault") -> "tuple[OpenFile, Connection]":
        """Open such a copy, to go on there."""
        connection = vault.connect(self._key)
        self._vault.close()
        return OpenFile(vault, self._key), connection

    def _require_some_file(self) -> None:
        try:
            os.stat(self._path)  # noqa: PTH116
        except PermissionError:
            raise FolderUnreadableError from None
        except OSError:
            raise NotebookGoneError from None


def _state(path: str) -> _State | None:
    """Return which file is at a path, its size and when it was written, at the cost of one stat."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    written = 0 if sys.platform == "win32" else found.st_mtime_ns  # set late there
    return found.st_dev, found.st_ino, found.st_size, written
