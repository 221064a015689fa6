"""The header is replaced step by step; here the world ends at each of them."""

import errno
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sessionbook.vault import files, recovery_code
from sessionbook.vault.errors import (
    DamagedHeaderError,
    DiskFullError,
    NewerFormatError,
    ReadOnlyDiskError,
    StorageFailedError,
    VaultError,
)
from sessionbook.vault.header import rendered
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault
from tests.vault.faults import PowerCutError, fail_at, opening

if TYPE_CHECKING:
    from tests.vault.conftest import Made

NEW = "twelve grey cranes"
STEPS = 11  # every fsync and replace of one change of the passphrase
NAMES = ("keys.json", "keys.prev.json")


def test_the_steps_are_all_known(made: "Made", monkeypatch: pytest.MonkeyPatch) -> None:
    calls = fail_at(monkeypatch, 0, PowerCutError(), dead=False)
    made.vault.change_passphrase(made.key, NEW)
    moved = ["replace", "fsync", "fsync"]  # the file, then the folder
    assert calls == ["fsync", "fsync", *moved, "fsync", *moved]


@pytest.mark.parametrize("step", range(1, STEPS))
def test_after_a_power_cut_one_of_the_two_opens_it(
    made: "Made", step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_at(patch, step, PowerCutError(), dead=True)
        try:
            made.vault.change_passphrase(made.key, NEW)
        except PowerCutError:
            assert step < 10
    works = opening(made.folder, made.passphrase, NEW)
    assert works == ([made.passphrase] if step <= 3 else [NEW])
    assert Vault.at(made.folder).unlock_with_code(made.code) == made.key
    _assert_healed_byopening(made.folder, works[0])


@pytest.mark.parametrize("step", range(1, STEPS))
@pytest.mark.parametrize(
    ("number", "named"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EROFS, ReadOnlyDiskError),
        (errno.EIO, StorageFailedError),
    ],
)
def test_after_a_failing_disk_one_of_the_two_opens_it(
    made: "Made", step: int, number: int, named: type[VaultError], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_at(patch, step, OSError(number, "no"), dead=False)
        try:
            made.vault.change_passphrase(made.key, NEW)
        except named:
            assert step <= 5
    works = opening(made.folder, made.passphrase, NEW)
    assert works == ([made.passphrase] if step <= 3 else [NEW])
    assert not (made.folder / "keys.new.json").exists()
    _assert_healed_byopening(made.folder, works[0])


def _assert_healed_byopening(folder: Path, passphrase: str) -> None:
    vault = Vault.at(folder)
    connection = vault.connect(vault.unlock(passphrase))
    connection.close()
    vault.close()
    assert len({(folder / name).read_bytes() for name in NAMES}) == 1
    for name in NAMES:
        (folder / name).unlink()
        assert opening(folder, passphrase) == [passphrase]
        shutil.copy(folder / next(n for n in NAMES if n != name), folder / name)


def test_what_the_disk_gives_back_is_proven_first(
    made: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [(made.folder / name).read_bytes() for name in NAMES]
    real = files.write_private
    monkeypatch.setattr(files, "write_private", lambda path, data: real(path, data[:-2] + b"x\n"))
    with pytest.raises(StorageFailedError):
        made.vault.change_passphrase(made.key, NEW)
    assert [(made.folder / name).read_bytes() for name in NAMES] == before


def test_the_old_passphrase_is_gone_from_both_files(made: "Made") -> None:
    made.vault.change_passphrase(made.key, NEW)
    (made.folder / "keys.json").unlink()
    assert opening(made.folder, made.passphrase, NEW) == [NEW]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff" * 800, None])
def test_one_damaged_file_is_healed_byopening(
    made: "Made", name: str, damage: bytes | None
) -> None:
    _damage(made.folder / name, damage)
    _assert_healed_byopening(made.folder, made.passphrase)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff" * 800, None])
def test_two_damaged_files_are_named(
    made: "Made",
    damage: bytes | None,
    untouched: Callable[[Path], AbstractContextManager[None]],
) -> None:
    made.vault.connect(made.key).close()  # or it would count as never finished
    made.vault.close()
    for name in NAMES:
        _damage(made.folder / name, damage)
    with untouched(made.folder), pytest.raises(DamagedHeaderError):
        Vault.at(made.folder)


def _damage(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_damaged_file_never_replaces_the_whole_one(
    made: "Made", step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made.folder / "keys.json").write_bytes(b"{")
    with monkeypatch.context() as patch, pytest.raises(PowerCutError):
        fail_at(patch, step, PowerCutError(), dead=True)
        made.vault.change_passphrase(made.key, NEW)
    works = opening(made.folder, made.passphrase, NEW)
    assert works == ([made.passphrase] if step <= 2 else [NEW])


def test_a_newer_file_is_not_passed_over_for_its_spare(made: "Made") -> None:
    (made.folder / "keys.json").write_text(rendered({"format": 2}))
    with pytest.raises(NewerFormatError):
        Vault.at(made.folder)


def test_a_stale_window_does_not_bring_the_old_passphrase_back(made: "Made") -> None:
    stale = Vault.at(made.folder)
    made.vault.change_passphrase(made.key, NEW)
    stale.connect(made.key).close()
    stale.close()
    assert len({(made.folder / name).read_bytes() for name in NAMES}) == 1
    assert opening(made.folder, made.passphrase, NEW) == [NEW]
    stale.renew_recovery_code(made.key, recovery_code.make())
    assert opening(made.folder, made.passphrase, NEW) == [NEW]
    (made.folder / "keys.json").unlink()
    assert opening(made.folder, made.passphrase, NEW) == [NEW]


def test_the_key_of_another_notebook_changes_nothing(
    made: "Made", untouched: Callable[[Path], AbstractContextManager[None]]
) -> None:
    with untouched(made.folder), pytest.raises(DamagedHeaderError):
        made.vault.change_passphrase(DataKey.new(), NEW)


def test_a_file_the_disk_does_not_give_is_passed_over_for_its_spare(
    made: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    read = files.read_start
    broken = {"keys.json"}

    def failing(path: Path, size: int) -> bytes | None:
        if path.name in broken:
            raise StorageFailedError
        return read(path, size)

    monkeypatch.setattr(files, "read_start", failing)
    assert opening(made.folder, made.passphrase) == [made.passphrase]
    broken.add("keys.prev.json")
    with pytest.raises(StorageFailedError):
        Vault.at(made.folder)
