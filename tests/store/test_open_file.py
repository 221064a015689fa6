"""The file of notes is taken away, replaced, spoiled or put back while it is open."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessionbook.domain.topics import Topic
from sessionbook.store.notebook import Notebook
from sessionbook.vault.errors import (
    FolderUnreadableError,
    FolderUnwritableError,
    NotebookGoneError,
    NotebookOverwrittenError,
    NotebookReplacedError,
    StorageFailedError,
    VaultError,
)
from sessionbook.vault.keys import CHEAPEST, DataKey
from sessionbook.vault.open_file import OpenFile
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE


@pytest.fixture
def key(vault: Vault) -> DataKey:
    return vault.unlock(PASSPHRASE)


@pytest.fixture
def book(vault: Vault, key: DataKey) -> Iterator[Notebook]:
    """A notebook as the window opens it."""
    book = Notebook(vault.connect(key), file=OpenFile(vault, key))
    save(book, "before")
    yield book
    book.close()
    vault.close()


def save(book: Notebook, text: str) -> Topic:
    return book.topics.save(Topic(text=text, position=0))


def texts(book: Notebook) -> list[str]:
    return sorted(topic.text for topic in book.topics.each())


def on_disk(folder: Path) -> list[str]:
    """Open a notebook anew and return what is in it."""
    vault = Vault.at(folder, CHEAPEST)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    found = texts(book)
    assert book.faults() == []
    book.close()
    vault.close()
    return found


def test_nothing_is_written_into_a_file_that_was_removed(book: Notebook, folder: Path) -> None:
    (folder / "notes.db").unlink()
    with pytest.raises(NotebookGoneError):
        save(book, "after")
    assert texts(book) == ["before"]  # what was read before can still be


def test_a_folder_that_was_moved_and_put_back_is_written_to_again(
    book: Notebook, vault: Vault, folder: Path
) -> None:
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(NotebookGoneError):
        save(book, "meanwhile")
    folder.with_name("elsewhere").rename(folder)
    save(book, "after")
    book.close()
    vault.close()
    assert on_disk(folder) == ["after", "before"]


def test_the_same_notebook_in_another_file_is_gone_on_with(
    book: Notebook, vault: Vault, folder: Path
) -> None:
    """As after a stick was taken out and put in again: other numbers, the same content."""
    put_in_again(folder)
    before = book.database.changes()
    save(book, "after")
    assert texts(book) == ["after", "before"]
    assert book.database.changes() > before  # nobody takes an old reading for a new one
    save(book, "and more")
    book.close()
    vault.close()
    assert on_disk(folder) == ["after", "and more", "before"]


def test_a_copy_that_kept_no_time_is_known_by_its_content(book: Notebook, folder: Path) -> None:
    put_in_again(folder)
    os.utime(folder / "notes.db", (1, 1))
    save(book, "after")
    assert texts(book) == ["after", "before"]


def test_the_lock_is_held_on_the_file_that_came_back(book: Notebook, folder: Path) -> None:
    put_in_again(folder)
    save(book, "after")
    assert what_another_hears(folder) == "AlreadyOpenError"


def test_without_the_lock_file_another_is_refused_all_the_same(
    book: Notebook, folder: Path
) -> None:
    (folder / "lock").unlink()
    assert what_another_hears(folder) == "AlreadyOpenError"
    save(book, "after")


def what_another_hears(folder: Path) -> str:
    """Try to open it in another process."""
    command = [sys.executable, "-c", INTRUDER, folder, PASSPHRASE]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


INTRUDER = """
import sys
import tempfile
from pathlib import Path
from sessionbook.vault.errors import VaultError
from sessionbook.vault.vault import Vault
vault = Vault.at(Path(sys.argv[1]))
try:
    vault.connect(vault.unlock(sys.argv[2]))
except VaultError as error:
    print(type(error).__name__)
"""


def put_in_again(folder: Path) -> None:
    away = folder.with_name("away")
    folder.rename(away)
    shutil.copytree(away, folder)  # keeps the times, as a stick does


def test_an_older_copy_put_there_is_neither_written_to_nor_over(
    book: Notebook, folder: Path
) -> None:
    older = folder.with_name("older")
    shutil.copytree(folder, older)
    save(book, "later")
    shutil.copy2(older / "notes.db", folder / "incoming")
    (folder / "incoming").replace(folder / "notes.db")  # as programs that sync do
    before = (folder / "notes.db").read_bytes()
    for _ in range(2):
        with pytest.raises(NotebookReplacedError):
            save(book, "after")
    assert (folder / "notes.db").read_bytes() == before
    assert texts(book) == ["before", "later"]


def test_a_foreign_file_put_there_is_left_alone(book: Notebook, folder: Path) -> None:
    (folder / "incoming").write_bytes(b"dear diary " * 1000)
    (folder / "incoming").replace(folder / "notes.db")
    with pytest.raises(NotebookReplacedError):
        save(book, "after")
    assert (folder / "notes.db").read_bytes() == b"dear diary " * 1000


def test_what_was_replaced_is_saved_whole_elsewhere_and_gone_on_with(
    book: Notebook, folder: Path, tmp_path: Path
) -> None:
    save(book, "later")
    (folder / "incoming").write_bytes(b"dear diary " * 1000)
    (folder / "incoming").replace(folder / "notes.db")
    (folder / "keys.json").unlink()
    copy = book.database.copy_to(tmp_path / "copy")
    book.database.move_to(copy)
    save(book, "after")
    book.close()
    copy.close()
    assert on_disk(tmp_path / "copy") == ["after", "before", "later"]


def test_a_copy_that_cannot_be_written_leaves_nothing(book: Notebook, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "letter.txt").write_text("dear")
    with pytest.raises(VaultError):
        book.database.copy_to(tmp_path / "there")
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["letter.txt"]


def test_a_file_written_over_in_its_place_is_noticed(book: Notebook, folder: Path) -> None:
    older = (folder / "notes.db").read_bytes()
    save(book, "later")
    (folder / "notes.db").write_bytes(older)
    with pytest.raises(NotebookOverwrittenError):
        save(book, "after")
    assert (folder / "notes.db").read_bytes() == older
    with pytest.raises(NotebookOverwrittenError):  # nothing is open any more, and that is why
        texts(book)


def test_a_file_written_over_and_put_back_is_read_and_written_again(
    book: Notebook, folder: Path
) -> None:
    older = (folder / "notes.db").read_bytes()
    save(book, "later")
    newer = (folder / "notes.db").read_bytes()
    (folder / "notes.db").write_bytes(older)
    with pytest.raises(NotebookOverwrittenError):
        save(book, "after")
    (folder / "notes.db").write_bytes(newer)
    assert texts(book) == ["before", "later"]  # what reads before it writes gets there, too
    save(book, "after")
    assert texts(book) == ["after", "before", "later"]


def test_a_file_that_was_only_touched_is_gone_on_with(book: Notebook, folder: Path) -> None:
    os.utime(folder / "notes.db", (1, 1))
    save(book, "after")
    assert texts(book) == ["after", "before"]


def test_keys_and_lock_file_may_go_while_it_is_open(
    book: Notebook, vault: Vault, folder: Path
) -> None:
    (folder / "keys.json").unlink()
    (folder / "keys.prev.json").unlink(missing_ok=True)
    (folder / "lock").unlink()
    save(book, "after")
    put_in_again(folder)  # and what opens anew puts the keys back
    save(book, "and more")
    book.close()
    vault.close()
    assert on_disk(folder) == ["after", "and more", "before"]


def test_a_write_that_ends_in_a_file_taken_away_meanwhile_is_no_write(
    book: Notebook, folder: Path
) -> None:
    announced: list[object] = []
    book.database.listen(announced.append)
    with pytest.raises(NotebookGoneError), book.database.write() as sql:
        sql.execute("UPDATE topics SET text = 'now'")
        (folder / "notes.db").unlink()
    assert announced == []


def test_a_disk_that_cannot_be_written_to_says_why(
    book: Notebook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database library says only that the disk failed: of a quota, too."""

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr("sessionbook.vault.files.write_private", refuse)
    with pytest.raises(FolderUnwritableError), book.database.write():
        raise StorageFailedError
    monkeypatch.undo()
    with pytest.raises(StorageFailedError), book.database.write():
        raise StorageFailedError
    assert sorted(path.name for path in folder.iterdir() if "probe" in path.name) == []


def test_who_asked_hears_why_a_write_was_refused(book: Notebook, folder: Path) -> None:
    heard: list[VaultError] = []
    book.database.on_refusal(heard.append)
    (folder / "notes.db").unlink()
    with pytest.raises(NotebookGoneError) as refused, book.database.write():
        save(book, "after")
    assert heard == [refused.value]


def test_a_folder_closed_to_us_is_named_and_opened_again(
    book: Notebook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = os.stat

    def closed(path: object, **more: object) -> os.stat_result:
        if str(path).startswith(str(folder)):
            raise PermissionError(13, "no")
        return stat(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("sessionbook.vault.open_file.os.stat", closed)
    with pytest.raises(FolderUnreadableError):
        save(book, "after")
    monkeypatch.undo()
    save(book, "after")
    assert texts(book) == ["after", "before"]


@pytest.fixture
def mine(folder: Path) -> Iterator[Path]:
    """The notebook's folder, of an account that is not root's; for the test we are that."""
    if sys.platform == "win32" or os.geteuid():
        pytest.skip("only root can be somebody else for a while")
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    shutil.copytree(folder, place / "Notebook")
    for path in (place / "Notebook", *(place / "Notebook").iterdir()):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    yield place / "Notebook"
    os.seteuid(0)
    shutil.rmtree(place)


@pytest.mark.parametrize(
    ("rights", "refusal"),
    [(0o500, None), (0o400, FolderUnreadableError), (0, FolderUnreadableError)],
)
def test_rights_taken_from_the_folder_are_named_and_given_back(
    mine: Path, rights: int, refusal: type[VaultError] | None
) -> None:
    vault = Vault.at(mine, CHEAPEST)
    key = vault.unlock(PASSPHRASE)
    book = Notebook(vault.connect(key), file=OpenFile(vault, key))
    save(book, "before")
    mine.chmod(rights)
    if refusal:
        with pytest.raises(refusal):
            save(book, "meanwhile")
    else:
        save(book, "meanwhile")  # what is open may be written to
    mine.chmod(0o700)
    save(book, "after")
    assert texts(book) == sorted({"before", "after"} | (set() if refusal else {"meanwhile"}))
    book.close()
    vault.close()


@pytest.mark.parametrize("call", ["fsync", "pwrite64"])
def test_a_disk_that_really_fails_for_a_while_loses_nothing(
    book: Notebook, vault: Vault, folder: Path, call: str
) -> None:
    """Whatever was said to be saved is there, and nothing else; what was refused is saved later."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    book.close()
    vault.close()
    inject = [f"trace={call}", "-e", f"inject={call}:error=EIO:when=20..26"]
    traced = ["strace", "-f", "-o", os.devnull, "-e", *inject]
    done = subprocess.run(
        [*traced, sys.executable, "-c", WRITER, folder, PASSPHRASE],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("nothing may be traced here")
    assert done.stdout.splitlines()[-1:] == ["True True []"], done.stderr
    assert "SaveFailedError" in done.stdout
    assert on_disk(folder) == sorted(["before", *map(str, range(20))])


NOBODY = 65534
WRITER = """
import sys
import tempfile
from pathlib import Path
from sessionbook.domain.topics import Topic
from sessionbook.store.notebook import Notebook
from sessionbook.vault.errors import VaultError
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.open_file import OpenFile
from sessionbook.vault.vault import Vault
vault = Vault.at(Path(sys.argv[1]), CHEAPEST)
key = vault.unlock(sys.argv[2])
book = Notebook(vault.connect(key), file=OpenFile(vault, key))
kept, waiting = {"before"}, [str(number) for number in range(20)]
for _ in range(60):
    try:
        while waiting:
            book.topics.save(Topic(text=waiting[0], position=0))
            kept.add(waiting.pop(0))
    except VaultError as error:
        print(type(error).__name__)
found = {topic.text for topic in book.topics.each()}
print(found == kept, not waiting, book.faults())
"""
