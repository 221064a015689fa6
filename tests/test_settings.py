"""The settings file: what is remembered, what is forgotten, and two windows that both write it."""

import json
from pathlib import Path

import pytest

from sessionbook.settings import MOST_NOTEBOOKS, Settings


def kept(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.iterdir())


def test_the_last_notebook_comes_first_once_and_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(tmp_path / "settings")
    for name in ("a", "b", str(tmp_path / "a")):
        settings.remember_notebook(Path(name))
    assert settings.preferences.notebooks == (str(tmp_path / "a"), str(tmp_path / "b"))
    assert settings.knows_notebook(Path("b"))
    for number in range(MOST_NOTEBOOKS):
        settings.remember_notebook(tmp_path / str(number))
    assert len(settings.preferences.notebooks) == MOST_NOTEBOOKS
    assert not settings.knows_notebook(Path("b"))


def test_forgotten_paths_are_gone_from_the_file_at_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for name in ("Marrowbright", "Thistlecombe"):
        settings.remember_notebook(Path("/stick") / name)
    settings.forget_notebook(Path("/stick/Marrowbright"))
    assert b"Marrowbright" not in kept(tmp_path)
    assert b"Thistlecombe" in kept(tmp_path)
    assert settings.forget_all_notebooks()
    assert b"stick" not in kept(tmp_path)
    assert not Settings(tmp_path).preferences.remembers_notebooks


def test_what_one_window_forgets_another_does_not_write_again(tmp_path: Path) -> None:
    one = Settings(tmp_path)
    one.remember_notebook(Path("/stick/Marrowbright"))
    other = Settings(tmp_path)
    one.change(theme="dark")
    one.forget_all_notebooks()
    other.change(window=(1, 2, 300, 400))
    assert b"Marrowbright" not in kept(tmp_path)
    assert json.loads((tmp_path / "settings.json").read_text())["theme"] == "dark"
    assert not other.knows_notebook(Path("/stick/Marrowbright"))
    assert other.preferences.notebooks == ()


def test_what_could_not_be_written_is_in_force_and_written_later(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file where the folder should be")
    settings = Settings(home)
    assert not settings.change(theme="dark")
    assert not settings.change(text_percent=150)
    assert settings.preferences.theme == "dark"
    home.unlink()
    assert settings.change(is_discreet=True)
    found = Settings(home).preferences
    assert (found.theme, found.text_percent, found.is_discreet) == ("dark", 150, True)


def test_the_same_change_again_is_written_once_it_can_be(tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    folder.write_text("in the way")
    settings = Settings(folder)
    assert settings.change(theme="dark") is False
    assert settings.change(theme="dark") is False
    folder.unlink()
    assert settings.change(theme="dark") is True
    assert Settings(folder).preferences.theme == "dark"
