"""The place for a new notebook: a private, empty folder, and its first encrypted page."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sessionbook.vault import files
from sessionbook.vault.errors import AlreadyOpenError, FolderInUseError
from sessionbook.vault.header import LARGEST_FILE
from sessionbook.vault.header_file import CURRENT, NEW, PREVIOUS
from sessionbook.vault.instance_lock import LOCK, InstanceLock
from sessionbook.vault.keys import DataKey
from sessionbook.vault.notes_file import NOTES, journal_of

APPLICATION_ID = 0x53657342  # "SesB"; writing it makes the driver write page 1
UNOPENED = "unopened.tmp"
FIRST_PAGE = 4096  # bytes: the driver's one page, which names tables and has no row of any
JOURNAL_OF_IT = 2 * FIRST_PAGE + 8  # its head, a sector at most, and that page once more
MOST = {UNOPENED: 0, LOCK: 0, NOTES: FIRST_PAGE, journal_of(Path(NOTES)).name: JOURNAL_OF_IT}
MOST |= dict.fromkeys((CURRENT, NEW, PREVIOUS), LARGEST_FILE)


def is_free(folder: Path) -> bool:
    """Return whether nothing is here, an empty folder, or a notebook that was never opened.

    What locks a folder is there before anything else is, and holds nothing.
    """
    if not folder.is_dir():
        return not (folder.is_symlink() or folder.exists())
    return not any(folder.iterdir()) or _wordless(folder) == {LOCK} or was_never_opened(folder)


def was_never_opened(folder: Path) -> bool:
    """Return whether a notebook was begun here and never opened, so that no word can be in it.

    What is taken away before the first word is still here; there is no other file, and none that
    has room for a word.
    """
    return UNOPENED in _wordless(folder)


def _wordless(folder: Path) -> set[str]:
    """Return the names of the files here; none if one of them may hold a word."""
    try:
        found = {path.name: path.lstat() for path in folder.iterdir()}
    except OSError:
        return set()
    is_small = all(
        stat.S_ISREG(facts.st_mode) and facts.st_size <= MOST.get(name, -1)
        for name, facts in found.items()
    )
    return set(found) if is_small else set()


def note_opened(folder: Path) -> None:
    """Let the notebook count as somebody's from now on: it is about to be written to."""
    with files.writing(), suppress(FileNotFoundError):
        (folder / UNOPENED).unlink()
        files.sync_folder(folder)  # what says that nothing is in it goes before the first word


def require_free(folder: Path) -> None:
    """Raise FolderInUseError unless a notebook can be made here."""
    with files.writing():
        if not is_free(folder):
            raise FolderInUseError


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Fill a folder only this account may enter; if that fails, leave things as they were."""
    require_free(folder)
    existed = folder.exists()
    lock = InstanceLock(folder / LOCK)
    try:
        with files.writing():
            _claim(folder, lock)
        try:
            yield
        except BaseException:
            _undo(folder, lock, existed=existed)
            raise
    finally:
        lock.release()


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


def _claim(folder: Path, lock: InstanceLock) -> None:
    """Make the folder, unless another instance was quicker; what was begun there goes.

    Who opens a notebook holds the lock, too: it is marked only while nobody can have opened it.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(OSError):  # a memory stick may know no permissions, or not even refuse
            folder.chmod(0o700)
        lock.take(create=True)
    except (FileExistsError, AlreadyOpenError):
        raise FolderInUseError from None
    if not is_free(folder):
        raise FolderInUseError
    (folder / UNOPENED).touch(mode=0o600)
    for name in MOST.keys() - {UNOPENED, LOCK}:
        (folder / name).unlink(missing_ok=True)


def _undo(folder: Path, lock: InstanceLock, *, existed: bool) -> None:
    try:
        for path in folder.iterdir():  # nothing was in it, so all of this is ours
            if path.name != LOCK:
                path.unlink()
        lock.release()  # Windows removes no open file
        (folder / LOCK).unlink()
        if not existed:
            folder.rmdir()
    except OSError:
        return  # the reason it failed matters more, and is already on its way up
