"""The one file that is not encrypted: private, overwritten before it goes, no way to others."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sessionbook.vault import outside
from sessionbook.vault.errors import NotANotebookError, VaultError
from sessionbook.vault.vault import Vault
from tests.vault.faults import PowerCutError, fail_at

WORDS = b"Marrowbright at seven"


def old_bytes(path: Path) -> int:
    """Keep the file's bytes reachable after its name is gone."""
    return os.open(path, os.O_RDONLY)


def test_it_is_written_for_this_account_only(folder: Path) -> None:
    outside.write(folder, WORDS)
    assert outside.read(folder) == WORDS
    assert stat.S_IMODE((folder / outside.OUTSIDE).stat().st_mode) == 0o600


@pytest.mark.parametrize("way", ["remove", "write"])
def test_what_was_there_is_overwritten(folder: Path, way: str) -> None:
    outside.write(folder, WORDS)
    held = old_bytes(folder / outside.OUTSIDE)
    if way == "remove":
        outside.remove(folder)
        assert not (folder / outside.OUTSIDE).exists()
    else:
        outside.write(folder, b"other")
    assert os.read(held, 100) == bytes(len(WORDS))
    os.close(held)


@pytest.mark.parametrize("way", ["remove", "write"])
def test_windows_is_asked_to_replace_and_remove_only_what_is_closed(
    folder: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.write(folder, WORDS)
    monkeypatch.setattr("sys.platform", "win32")
    are_open: list[bool] = []
    for name in ("replace", "unlink"):
        act = getattr(Path, name)

        def watched(path: Path, *more: object, act: Any = act, **options: object) -> object:
            are_open.append(str(folder / outside.OUTSIDE) in open_files())
            return act(path, *more, **options)

        monkeypatch.setattr(Path, name, watched)
    outside.remove(folder) if way == "remove" else outside.write(folder, b"other")
    assert are_open
    assert not any(are_open)


def test_on_windows_a_crash_at_any_step_leaves_the_old_one_or_the_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, steps = [], 0
    while not left or left[-1] != "done":
        outside.remove(folder)
        outside.write(folder, WORDS)
        steps += 1
        with monkeypatch.context() as patch:
            patch.setattr("sys.platform", "win32")
            fail_at(patch, steps, PowerCutError(), dead=True, counts_unlink=True)
            try:
                outside.write(folder, b"Thistlecombe")
                left.append("done")
            except PowerCutError:
                left.append("cut")
        assert outside.read(folder) in (WORDS, b"Thistlecombe")
    assert steps > 5
    assert outside.read(folder) == b"Thistlecombe"
    assert not (folder / outside.OLD).exists()


@pytest.mark.parametrize("way", ["write", "remove"])
def test_what_a_crash_left_by_another_name_is_overwritten_too(
    folder: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.write(folder, b"other")
    (folder / outside.OLD).write_bytes(WORDS)
    held = old_bytes(folder / outside.OLD)
    monkeypatch.setattr("sys.platform", "win32")
    outside.remove(folder) if way == "remove" else outside.write(folder, b"new")
    assert os.read(held, 100) == bytes(len(WORDS))
    assert not (folder / outside.OLD).exists()
    os.close(held)


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_what_it_replaces_is_overwritten_on_every_system(
    folder: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.write(folder, WORDS)
    held = old_bytes(folder / outside.OUTSIDE)
    monkeypatch.setattr("sys.platform", platform)
    outside.write(folder, b"other")
    assert os.read(held, 100) == bytes(len(WORDS))
    os.close(held)


def open_files() -> set[str]:
    """Return what this process has open."""
    found = set()
    for each in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the folder itself was open
            found.add(str(each.readlink()))
    return found


def test_one_half_written_goes_too(folder: Path) -> None:
    (folder / outside.NEW).write_bytes(WORDS)
    outside.remove(folder)
    assert {path.name for path in folder.iterdir()}.isdisjoint({outside.OUTSIDE, outside.NEW})
    outside.remove(folder)


@pytest.mark.parametrize("name", [outside.OUTSIDE, outside.NEW, outside.OLD])
@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
def test_a_link_to_something_else_never_harms_that(folder: Path, name: str, link: str) -> None:
    notes = (folder / "notes.db").read_bytes()
    for act in (lambda: outside.write(folder, WORDS), lambda: outside.remove(folder)):
        (folder / name).unlink(missing_ok=True)
        getattr(folder / name, link)(folder / "notes.db")
        act()
        assert (folder / "notes.db").read_bytes() == notes
        assert not (folder / name).exists() or outside.read(folder) == WORDS


def test_what_cannot_be_ours_is_not_read(folder: Path) -> None:
    path = folder / outside.OUTSIDE
    assert outside.read(folder) is None
    path.write_bytes(b"x" * (outside.LARGEST + 1))
    assert outside.read(folder) is None
    path.unlink()
    path.symlink_to(folder / "notes.db")
    assert outside.read(folder) is None
    path.unlink()
    path.mkdir()
    assert outside.read(folder) is None
    outside.remove(folder)
    assert path.is_dir()
    with pytest.raises(VaultError):
        outside.write(folder, WORDS)


def test_a_folder_with_nothing_else_is_no_notebook(tmp_path: Path) -> None:
    outside.write(tmp_path, WORDS)
    with pytest.raises(NotANotebookError):
        Vault.at(tmp_path)
