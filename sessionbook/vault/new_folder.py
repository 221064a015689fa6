"""The place for a new notebook: a private, empty folder, and its first encrypted page."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sessionbook.vault import files
from sessionbook.vault.errors import FolderInUseError
from sessionbook.vault.instance_lock import LOCK
from sessionbook.vault.keys import DataKey

APPLICATION_ID = 0x53657342  # "SesB"; writing it makes the driver write page 1


def require_free(folder: Path) -> None:
    """Raise FolderInUseError unless there is nothing here, or an empty folder."""
    with files.writing():
        something = folder.is_symlink() or folder.exists()
        if something and not (folder.is_dir() and not any(folder.iterdir())):
            raise FolderInUseError


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Fill a folder only this account may enter; if that fails, leave things as they were."""
    require_free(folder)
    existed = folder.exists()
    with files.writing():
        _claim(folder, existed=existed)
    try:
        yield
    except BaseException:
        _undo(folder, existed=existed)
        raise


def write_first_page(path: Path, key: DataKey, salt: bytes) -> None:
    """Make the encrypted database, so that a missing one always means a lost one."""
    from sessionbook.vault import driver

    with files.writing():
        files.write_private(path, b"")
    connection = driver.connect(path, key.database_key(), salt)
    try:
        with driver.translated():
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        connection.close()


def _claim(folder: Path, *, existed: bool) -> None:
    """Make the folder and its lock file, unless another instance was quicker."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=existed)
        with suppress(OSError):  # a memory stick may know no permissions, or not even refuse
            folder.chmod(0o700)
        (folder / LOCK).touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise FolderInUseError from None


def _undo(folder: Path, *, existed: bool) -> None:
    try:
        for path in folder.iterdir():  # it was empty, so all of this is ours
            path.unlink()
        if not existed:
            folder.rmdir()
    except OSError:
        return  # the reason it failed matters more, and is already on its way up
