"""A notebook that was begun and never opened can be made again; nothing else can be made over."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sessionbook.vault import driver, new_folder
from sessionbook.vault.errors import (
    DamagedHeaderError,
    DiskFullError,
    FolderInUseError,
    NotANotebookError,
    UnfinishedNotebookError,
    VaultError,
    WrongPassphraseError,
)
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.vault.faults import PowerCutError, fail_at, opening

if TYPE_CHECKING:
    from tests.vault.conftest import Made

Untouched = Callable[[Path], AbstractContextManager[None]]
OLD, NEW = "seven quiet herons", "twelve grey cranes"


def begun(folder: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> list[str]:
    """End everything at a step of the making; return what was called until then."""
    with monkeypatch.context() as patch:
        calls = fail_at(patch, step, PowerCutError(), dead=True)
        with suppress(PowerCutError):
            Vault.create(folder, OLD, CHEAPEST)
    return calls


def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> range:
    return range(1, len(begun(tmp_path / "counted", monkeypatch, 10_000)) + 1)


def written_to(folder: Path, passphrase: str) -> None:
    vault = Vault.at(folder, CHEAPEST)
    connection = vault.connect(vault.unlock(passphrase))
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.close()
    vault.close()


def test_ended_at_any_step_it_opens_or_is_told_as_unfinished_and_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for step in steps(monkeypatch, tmp_path):
        folder = tmp_path / f"{step}"
        begun(folder, monkeypatch, step)
        try:
            assert opening(folder, OLD) == [OLD]
        except UnfinishedNotebookError:
            told.append(step)
        Vault.create(folder, NEW, CHEAPEST)
        assert opening(folder, OLD, NEW) == [NEW]
        written_to(folder, NEW)
        assert not (folder / new_folder.UNOPENED).exists()
    assert len(told) > 2


def test_a_journal_of_the_first_page_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path / "n", monkeypatch, 1)
    (tmp_path / "n" / "notes.db-journal").write_bytes(bytes(512))
    Vault.create(tmp_path / "n", NEW, CHEAPEST)
    written_to(tmp_path / "n", NEW)


def test_begun_and_shown_its_code_it_opens_or_is_made_again(made: "Made") -> None:
    assert opening(made.folder, OLD) == [OLD]
    Vault.create(made.folder, NEW, CHEAPEST)
    with pytest.raises(WrongPassphraseError):  # as the other window is told that made it first
        made.vault.connect(made.key)
    written_to(made.folder, NEW)


def test_the_disk_knows_that_it_was_opened_before_a_word_is_written(
    made: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    was_marked: list[bool] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        real(descriptor)
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            was_marked.append((made.folder / new_folder.UNOPENED).exists())

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        connection = made.vault.connect(made.key)
    connection.close()
    made.vault.close()
    assert os.name != "posix" or was_marked == [False]


def test_a_copy_holds_words_and_is_no_notebook_that_was_only_begun(
    made: "Made", tmp_path: Path
) -> None:
    connection = made.vault.connect(made.key)
    made.vault.copy_to(tmp_path / "copy", made.key, connection)
    connection.close()
    _cut_to_a_page(tmp_path / "copy")
    with pytest.raises(DamagedHeaderError):
        Vault.at(tmp_path / "copy")
    with pytest.raises(FolderInUseError):
        Vault.create(tmp_path / "copy", NEW, CHEAPEST)


def _lose_keys(folder: Path) -> None:
    for name in ("keys.json", "keys.prev.json"):
        (folder / name).unlink()


def _cut_to_a_page(folder: Path) -> None:
    os.truncate(folder / "notes.db", driver.PAGE_BYTES)
    _lose_keys(folder)


def _mark_again(folder: Path) -> None:
    """Bring back what a power cut on some disks may."""
    (folder / new_folder.UNOPENED).touch()
    _lose_keys(folder)


@pytest.mark.parametrize("damage", [_lose_keys, _cut_to_a_page, _mark_again])
def test_a_damaged_notebook_that_was_opened_is_never_taken_for_one(
    made: "Made", damage: Callable[[Path], object], untouched: Untouched
) -> None:
    written_to(made.folder, OLD)
    damage(made.folder)
    with untouched(made.folder):
        with pytest.raises(DamagedHeaderError):
            Vault.at(made.folder)
        with pytest.raises(FolderInUseError):
            Vault.create(made.folder, NEW, CHEAPEST)


def _letter(folder: Path) -> None:
    (folder / "letter.txt").write_text("dear all")


def _large_journal(folder: Path) -> None:
    (folder / "notes.db-journal").write_bytes(bytes(new_folder.JOURNAL_OF_IT + 1))


def _link(folder: Path) -> None:
    (folder / "notes.db").unlink()
    (folder / "notes.db").symlink_to("/dev/null")


@pytest.mark.parametrize("left", [_letter, _large_journal, _link])
def test_a_folder_that_holds_anything_else_is_not_touched(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    left: Callable[[Path], object],
    untouched: Untouched,
) -> None:
    begun(tmp_path / "n", monkeypatch, 1)
    left(tmp_path / "n")
    with untouched(tmp_path / "n"), pytest.raises(FolderInUseError):
        Vault.create(tmp_path / "n", NEW, CHEAPEST)


def test_a_folder_without_a_notebook_is_still_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(VaultError) as caught:
        Vault.at(tmp_path)
    assert type(caught.value) is NotANotebookError


def test_two_that_make_it_at_once_do_not_mix(tmp_path: Path) -> None:
    made: list[str] = []

    def make(passphrase: str) -> None:
        with suppress(FolderInUseError):
            Vault.create(tmp_path / "n", passphrase, CHEAPEST)
            made.append(passphrase)

    both = [threading.Thread(target=make, args=(words,)) for words in (OLD, NEW)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert made
    written_to(tmp_path / "n", made[-1])


def test_while_it_is_made_nobody_else_makes_it(tmp_path: Path) -> None:
    with new_folder.new_folder(tmp_path / "n"):
        (tmp_path / "n" / "notes.db").touch()
        with pytest.raises(FolderInUseError):
            Vault.create(tmp_path / "n", NEW, CHEAPEST)
        assert (tmp_path / "n" / "notes.db").exists()


def test_opened_while_another_program_is_about_to_make_it_anew_it_is_not_marked(
    made: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    connections = []

    def require_free(folder: Path) -> None:
        assert new_folder.is_free(folder)
        connections.append(made.vault.connect(made.key))

    monkeypatch.setattr(new_folder, "require_free", require_free)
    with pytest.raises(FolderInUseError):
        Vault.create(made.folder, NEW, CHEAPEST)
    assert not (made.folder / new_folder.UNOPENED).exists()
    connections[0].close()
    made.vault.close()
    assert opening(made.folder, OLD, NEW) == [OLD]


def test_where_there_was_no_room_for_the_mark_it_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, **more: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patch, pytest.raises(DiskFullError):
        patch.setattr(Path, "touch", full)
        Vault.create(tmp_path / "n", OLD, CHEAPEST)
    Vault.create(tmp_path / "n", NEW, CHEAPEST)
    written_to(tmp_path / "n", NEW)


def test_a_folder_with_nothing_but_its_lock_is_free(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    assert new_folder.is_free(tmp_path)
    Vault.create(tmp_path, NEW, CHEAPEST)
    written_to(tmp_path, NEW)


def test_the_first_page_is_one_of_the_driver_s() -> None:
    assert new_folder.FIRST_PAGE == driver.PAGE_BYTES
