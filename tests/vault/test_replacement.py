"""A new key replaces the old one step by step; here the world ends at each of them."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sessionbook.vault import driver, files, recovery_code, replacement
from sessionbook.vault.errors import (
    AlreadyOpenError,
    DamagedDatabaseError,
    DamagedHeaderError,
    DiskFullError,
    FolderUnwritableError,
    MemoryRefusedError,
    NoPassphraseError,
    StorageFailedError,
    VaultError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from sessionbook.vault.keys import CHEAPEST, DataKey
from sessionbook.vault.vault import Vault
from tests.vault.faults import PowerCutError, fail_at, opening

if TYPE_CHECKING:
    from tests.vault.conftest import Made

Untouched = Callable[[Path], AbstractContextManager[None]]
NEW = "twelve grey cranes"
NOTE = "Lanternbury"
STEPS = [
    *("unlink", "unlink"),  # what an earlier attempt left
    *("fsync", "unlink", "fsync"),  # the copy
    *("fsync", "unlink", "fsync"),  # the new header, and the old one once more
    *("replace", "fsync", "fsync"),  # 9 is the moment of the change
    "unlink",  # of the new header's first name, which is gone already
    *("fsync", "replace", "fsync", "fsync", "unlink", "unlink"),  # its spare
    *(
        "unlink",
        "unlink",
        "fsync",
        "replace",
        "fsync",
        "fsync",
    ),  # the copy replaces it
]
CHANGED = 9
EVERY_STEP = range(1, len(STEPS) + 1)


@pytest.fixture
def written(made: "Made") -> "Made":
    """A notebook with some pages, a search index and versions."""
    connection = made.vault.connect(made.key)
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, data BLOB)")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    for number in range(3):
        words = f"{NOTE} {number} " * 900
        connection.execute("INSERT INTO note (text, data) VALUES (?, x'00ff')", (words,))
        connection.execute("INSERT INTO words VALUES (?)", (words,))
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    made.vault.close()
    return made


def read(folder: Path, passphrase: str) -> list[object]:
    """Open the notebook as the window does and return what is in it."""
    vault = Vault.at(folder, CHEAPEST)
    connection = vault.connect(vault.unlock(passphrase))
    facts: list[object] = [
        tuple(connection.execute(query).fetchall())
        for query in (
            "SELECT * FROM note",
            f"SELECT count(*) FROM words WHERE words MATCH '{NOTE}'",
            "PRAGMA user_version",
            "PRAGMA application_id",
            "PRAGMA cipher_integrity_check",
            "PRAGMA integrity_check",
        )
    ]
    connection.close()
    vault.close()
    return facts


def kept(folder: Path) -> dict[str, bytes]:
    """Return all that the folder says, but for journals that undo nothing."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if not (path.name.endswith("-journal") and not path.stat().st_size)
    }


def test_the_steps_are_all_known(written: "Made", monkeypatch: pytest.MonkeyPatch) -> None:
    calls = fail_at(monkeypatch, 0, PowerCutError(), dead=False, counts_unlink=True)
    written.vault.replace_key(written.key, NEW)
    assert calls == STEPS


def test_only_the_new_passphrase_and_the_new_code_open_the_same_notes(written: "Made") -> None:
    before = read(written.folder, written.passphrase)
    vault_id = Vault.at(written.folder)._header.vault_id
    key, code = written.vault.replace_key(written.key, NEW)
    assert opening(written.folder, written.passphrase, NEW) == [NEW]
    vault = Vault.at(written.folder)
    assert vault.unlock_with_code(code) == vault.unlock(NEW) == key != written.key
    with pytest.raises(WrongRecoveryCodeError):
        vault.unlock_with_code(written.code)
    assert read(written.folder, NEW) == before
    assert vault._header.vault_id == vault_id


def test_nothing_that_the_old_key_opens_is_left(written: "Made") -> None:
    old = kept(written.folder)
    salt = old["notes.db"][:16]
    written.vault.replace_key(written.key, NEW)
    now = kept(written.folder)
    assert set(now) == set(old) == {"keys.json", "keys.prev.json", "lock", "notes.db"}
    assert now["keys.json"] == now["keys.prev.json"] != old["keys.json"]
    assert now["notes.db"][:16] != salt
    with pytest.raises(VaultError):
        driver.connect(written.folder / "notes.db", written.key.database_key(), salt)


def test_the_same_vault_goes_on_with_the_new_key(written: "Made") -> None:
    key, _ = written.vault.replace_key(written.key, NEW)
    written.vault.connect(key).close()
    written.vault.close()
    key, _ = written.vault.replace_key(key, "three white swans")
    written.vault.change_passphrase(key, NEW)
    assert opening(written.folder, NEW, "three white swans") == [NEW]


# What is refused, and leaves everything as it was.


def test_an_open_notebook_is_refused(written: "Made", untouched: Untouched) -> None:
    connection = written.vault.connect(written.key)
    other = Vault.at(written.folder, CHEAPEST)
    with untouched(written.folder):
        for vault in (written.vault, other):
            with pytest.raises(AlreadyOpenError):
                vault.replace_key(written.key, NEW)
    connection.execute("PRAGMA user_version = 8")  # the refusals took no lock away
    connection.close()
    written.vault.close()


def test_no_passphrase_and_another_key_are_refused(written: "Made", untouched: Untouched) -> None:
    with untouched(written.folder):
        with pytest.raises(NoPassphraseError):
            written.vault.replace_key(written.key, "")
        with pytest.raises(DamagedHeaderError):
            written.vault.replace_key(DataKey.new(), NEW)


def test_too_little_memory_is_refused(
    written: "Made", untouched: Untouched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise MemoryRefusedError

    with monkeypatch.context() as patch, untouched(written.folder):
        patch.setattr("sessionbook.vault.keys.stretch", refuse)
        with pytest.raises(MemoryRefusedError):
            written.vault.replace_key(written.key, NEW)


@pytest.mark.parametrize("place", [3 * 4096 + 50, -1])
def test_damaged_notes_are_not_copied(written: "Made", place: int) -> None:
    notes = written.folder / "notes.db"
    data = bytearray(notes.read_bytes())
    data[place] ^= 1
    notes.write_bytes(data)
    before = kept(written.folder)
    with pytest.raises(DamagedDatabaseError):
        written.vault.replace_key(written.key, NEW)
    assert kept(written.folder) == before


def _spoil(path: Path, new: replacement.Keyed) -> None:
    data = bytearray(path.read_bytes())
    data[3 * 4096 + 50] ^= 1
    path.write_bytes(data)


def _cut(path: Path, new: replacement.Keyed) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _change(query: str) -> Callable[[Path, replacement.Keyed], None]:
    def change(path: Path, new: replacement.Keyed) -> None:
        connection = new.open(path)
        connection.execute(query)
        connection.close()

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        _spoil,
        _cut,
        _change("DELETE FROM note WHERE id = 3"),
        _change("INSERT INTO note (text) VALUES ('')"),
        _change("UPDATE note SET data = x'00' WHERE id = 2"),
        _change("CREATE TABLE other (text)"),
        _change("PRAGMA user_version = 6"),
        _change("PRAGMA application_id = 6"),
    ],
)
def test_a_copy_that_is_not_the_same_is_never_taken(
    written: "Made",
    spoil: Callable[[Path, replacement.Keyed], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = kept(written.folder)
    real = replacement._fill

    def fill(path: Path, new: replacement.Keyed, notes: driver.Connection) -> None:
        real(path, new, notes)
        spoil(path, new)

    monkeypatch.setattr(replacement, "_fill", fill)
    with pytest.raises(VaultError):
        written.vault.replace_key(written.key, NEW)
    assert kept(written.folder) == before


# The world ends, or the disk fails, at each step.


@pytest.mark.parametrize("step", EVERY_STEP)
def test_after_a_power_cut_one_of_the_two_opens_all_of_it(
    written: "Made", step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(written.folder, written.passphrase)
    with monkeypatch.context() as patch, pytest.raises(PowerCutError):
        fail_at(patch, step, PowerCutError(), dead=True, counts_unlink=True)
        written.vault.replace_key(written.key, NEW)
    written.vault.close()  # as its death does
    opens, stays_shut = (written.passphrase, NEW) if step <= CHANGED else (NEW, written.passphrase)
    assert opening(written.folder, written.passphrase, NEW) == [opens]
    assert read(written.folder, opens) == before
    assert_is_settled(written.folder, opens, stays_shut)


def assert_is_settled(folder: Path, opens: str, stays_shut: str) -> None:
    """Fail if anything is left beside, or a lost header brings the other passphrase back."""
    there = kept(folder)
    assert set(there) == {"keys.json", "keys.prev.json", "lock", "notes.db"}
    assert there["keys.json"] == there["keys.prev.json"]
    (folder / "keys.json").unlink()
    assert opening(folder, opens, stays_shut) == [opens]


@pytest.mark.parametrize("step", EVERY_STEP)
@pytest.mark.parametrize(
    ("number", "dead", "named"),
    [
        (errno.ENOSPC, False, DiskFullError),
        pytest.param(errno.EIO, False, StorageFailedError, marks=pytest.mark.drill),
        pytest.param(errno.EROFS, True, FolderUnwritableError, marks=pytest.mark.drill),
    ],
)
def test_after_a_failing_disk_the_answer_tells_which_one_opens_all_of_it(
    written: "Made",
    step: int,
    number: int,
    dead: bool,
    named: type[VaultError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, there = read(written.folder, written.passphrase), kept(written.folder)
    opens, other = NEW, written.passphrase
    with monkeypatch.context() as patch:
        fail_at(patch, step, OSError(number, "no"), dead=dead, counts_unlink=True)
        try:
            _, code = written.vault.replace_key(written.key, NEW)
        except named:
            opens, other = written.passphrase, NEW
    if opens == NEW:
        assert step > CHANGED or step <= 2
        assert Vault.at(written.folder).unlock_with_code(code)
    elif not dead:
        assert {name: kept(written.folder)[name] for name in there} == there
        assert not (written.folder / "notes.new.db").exists()
    assert opening(written.folder, opens, other) == [opens]
    assert read(written.folder, opens) == before
    assert_is_settled(written.folder, opens, other)


def test_a_disk_that_lets_nothing_be_taken_back_is_answered_with_the_new_code(
    written: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(written.folder, written.passphrase)
    with monkeypatch.context() as patch:
        fail_at(patch, CHANGED + 1, OSError(errno.EIO, "no"), dead=True, counts_unlink=True)
        _, code = written.vault.replace_key(written.key, NEW)
    assert (written.folder / "notes.new.db").exists()
    assert Vault.at(written.folder).unlock_with_code(code)
    assert read(written.folder, NEW) == before


def test_what_is_taken_back_is_never_the_only_one(
    written: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    header, spare, real = "keys.json", "keys.prev.json", os.replace
    before, seen = (written.folder / header).read_bytes(), []

    def replace(source: Path, target: Path) -> None:
        real(source, target)
        seen.append((written.folder / spare).read_bytes() if Path(target).name == header else b"")

    with monkeypatch.context() as patch, pytest.raises(StorageFailedError):
        fail_at(patch, CHANGED + 1, OSError(errno.EIO, "no"), dead=False, counts_unlink=True)
        patch.setattr(os, "replace", replace)
        written.vault.replace_key(written.key, NEW)
    assert seen == [before, before]  # at the change, and as it is taken back
    assert (written.folder / header).read_bytes() == before


def test_a_copy_is_kept_while_a_power_cut_may_bring_its_header_back(
    written: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    before, seen = read(written.folder, written.passphrase), []
    real = files.sync_folder

    def fail(folder: Path) -> None:
        seen.append((folder / "keys.json").read_bytes())
        if len(seen) == 1:  # of the copy
            real(folder)
        else:
            raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patch, pytest.raises(StorageFailedError):
        patch.setattr(files, "sync_folder", fail)
        written.vault.replace_key(written.key, NEW)
    assert opening(written.folder, written.passphrase, NEW) == [written.passphrase]
    (written.folder / "keys.json").write_bytes(seen[1])
    assert opening(written.folder, written.passphrase, NEW) == [NEW]
    assert read(written.folder, NEW) == before


@pytest.fixture
def waiting(written: "Made", monkeypatch: pytest.MonkeyPatch) -> "Made":
    """A notebook whose header is new, and whose copy has not taken its place yet."""
    with monkeypatch.context() as patch, pytest.raises(PowerCutError):
        fail_at(patch, CHANGED + 1, PowerCutError(), dead=True, counts_unlink=True)
        written.vault.replace_key(written.key, NEW)
    written.vault.close()
    assert (written.folder / "notes.new.db").exists()
    return written


def test_what_waits_survives_changes_of_the_passphrase_and_the_code(waiting: "Made") -> None:
    vault = Vault.at(waiting.folder, CHEAPEST)
    key = vault.unlock(NEW)
    vault.change_passphrase(key, "three white swans")
    vault.renew_recovery_code(key, recovery_code.make())
    key, _ = vault.replace_key(key, "one black stork")
    assert opening(waiting.folder, NEW, "three white swans", "one black stork") == [
        "one black stork"
    ]
    assert read(waiting.folder, "one black stork")[2] == ((7,),)


def test_what_waits_is_not_taken_if_it_is_damaged(waiting: "Made", untouched: Untouched) -> None:
    copy = waiting.folder / "notes.new.db"
    copy.write_bytes(copy.read_bytes()[:16] + bytes(4080))
    vault = Vault.at(waiting.folder, CHEAPEST)
    with untouched(waiting.folder), pytest.raises(DamagedDatabaseError):
        vault.connect(vault.unlock(NEW))


def test_no_header_leads_to_the_old_key_once_its_notes_are_gone(
    waiting: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "no")

    vault = Vault.at(waiting.folder, CHEAPEST)
    with monkeypatch.context() as patch:
        patch.setattr(files, "write_private", full)
        vault.connect(vault.unlock(NEW)).close()
    vault.close()
    assert not (waiting.folder / "keys.prev.json").exists()
    assert read(waiting.folder, NEW)[2] == ((7,),)
    assert_is_settled(waiting.folder, NEW, waiting.passphrase)


@pytest.mark.parametrize("step", range(1, 9))
def test_finishing_can_be_cut_off_and_begun_again(
    waiting: "Made", step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault.at(waiting.folder, CHEAPEST)
    key = vault.unlock(NEW)
    with monkeypatch.context() as patch:
        fail_at(patch, step, PowerCutError(), dead=True, counts_unlink=True)
        with pytest.raises(PowerCutError):
            vault.connect(key)
    vault.close()
    assert opening(waiting.folder, waiting.passphrase, NEW) == [NEW]
    assert read(waiting.folder, NEW)[2] == ((7,),)
    assert_is_settled(waiting.folder, NEW, waiting.passphrase)


def test_a_window_that_unlocked_before_is_told_to_unlock_again(written: "Made") -> None:
    stale = Vault.at(written.folder, CHEAPEST)
    old_key = stale.unlock(written.passphrase)
    Vault.at(written.folder, CHEAPEST).replace_key(old_key, NEW)
    with pytest.raises(WrongPassphraseError):
        stale.connect(old_key)
    with pytest.raises(DamagedHeaderError):
        stale.change_passphrase(old_key, written.passphrase)
    stale.connect(stale.unlock(NEW)).close()
    stale.close()
    assert opening(written.folder, written.passphrase, NEW) == [NEW]


# What an earlier attempt, a crash or somebody left.


def test_a_leftover_is_removed_once_the_notebook_is_open(written: "Made") -> None:
    for name in ("notes.new.db", "notes.new.db-journal"):
        (written.folder / name).write_bytes(os.urandom(5000))
    read(written.folder, written.passphrase)
    assert not list(written.folder.glob("notes.new*"))


def test_a_link_in_the_place_of_the_copy_leads_nowhere(written: "Made", tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear all")
    (written.folder / "notes.new.db").symlink_to(tmp_path / "letter")
    written.vault.replace_key(written.key, NEW)
    assert (tmp_path / "letter").read_text() == "dear all"
    assert not (written.folder / "notes.db").is_symlink()


@pytest.fixture
def half_written(written: "Made", tmp_path: Path) -> bytes:
    """Let the notes be as a crash leaves them, a page half changed; return the journal of it."""
    connection = written.vault.connect(written.key)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE note SET text = upper(text), data = zeroblob(50000)")
    shutil.copytree(written.folder, tmp_path / "then")
    connection.execute("ROLLBACK")
    connection.close()
    written.vault.close()
    shutil.copytree(tmp_path / "then", written.folder, dirs_exist_ok=True)
    journal: bytes = (written.folder / "notes.db-journal").read_bytes()
    assert any(journal[:8])
    return journal


def test_a_change_cut_off_before_is_undone_and_not_copied(
    written: "Made", half_written: bytes
) -> None:
    written.vault.replace_key(written.key, NEW)
    notes = read(written.folder, NEW)[0]
    assert isinstance(notes, tuple)
    assert [row[1].split()[0] for row in notes] == [NOTE] * 3


def test_a_journal_of_the_old_notes_does_not_touch_the_copy(
    waiting: "Made", make: Callable[..., "Made"]
) -> None:
    (waiting.folder / "notes.db-journal").write_bytes(journal_for(waiting.folder / "notes.new.db"))
    assert read(waiting.folder, NEW)[2:] == [((7,),), ((0x53657342,),), (), (("ok",),)]


def journal_for(notes: Path) -> bytes:
    """Return a journal that would put other pages into these notes."""
    other = notes.with_name("other.db")
    connection = sqlite3.connect(other, isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("INSERT INTO t VALUES (zeroblob(200000))")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("UPDATE t SET x = randomblob(200000)")
    connection.execute("CREATE TABLE u (x)")
    connection.execute("INSERT INTO u VALUES (zeroblob(200000))")
    found = other.with_name("other.db-journal").read_bytes()
    connection.close()
    other.unlink()
    assert any(found[:8])
    return found


def test_a_full_disk_while_copying_leaves_nothing_behind(
    written: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(written.folder)

    real = files.write_private

    def limited(path: Path, data: bytes) -> None:
        real(path, data)
        if path.name == "notes.new.db":
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))

    import resource
    import signal

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    monkeypatch.setattr(files, "write_private", limited)
    try:
        with pytest.raises(VaultError) as caught:
            written.vault.replace_key(written.key, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert "disk" in caught.value.sentence
    assert kept(written.folder) == before
