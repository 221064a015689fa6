"""The settings file: what is remembered, what is forgotten, and two windows that both write it."""

import json
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.settings import LEGIBLE_PERCENT, MOST_NOTEBOOKS, Preferences, Settings


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


NEWER = {
    "theme": "sepia",
    "text_percent": 150,
    "reading_width": 72,
    "locks_with": {"badge": True},
    "idle_minutes": 600,
    "window": [0, 0, 10**30, 400],
}


def test_what_a_newer_version_wrote_survives_a_visit_of_an_older_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(NEWER))
    settings = Settings(tmp_path)
    known = settings.preferences
    assert (known.theme, known.text_percent, known.idle_minutes) == ("desktop", 150, 5)
    assert known.window == ()
    assert settings.change(is_discreet=True)
    settings.remember_notebook(tmp_path / "n")
    kept = json.loads(file.read_text())
    assert {name: kept[name] for name in NEWER} == NEWER
    assert kept["is_discreet"] is True
    assert settings.change(theme="dark", idle_minutes=0)
    kept = json.loads(file.read_text())
    assert (kept["theme"], kept["idle_minutes"], kept["reading_width"]) == ("dark", 0, 72)


def test_the_default_outlives_a_newer_value_once_it_is_chosen(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(NEWER))
    settings = Settings(tmp_path)
    assert settings.change(theme="desktop")
    assert json.loads(file.read_text()) == NEWER | {"theme": "desktop"}
    written = file.stat().st_ino
    assert settings.change(theme="desktop", covers_left=False, text_percent=150)
    assert file.stat().st_ino == written  # nothing was to be written


def test_places_in_a_newer_form_are_erased_as_any(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"notebooks": [{"at": "/stick/Marrowbright"}]}))
    settings = Settings(tmp_path)
    assert settings.preferences.notebooks == ()
    settings.change(theme="dark")
    assert b"Marrowbright" in kept(tmp_path)
    settings.forget_all_notebooks()
    assert b"Marrowbright" not in kept(tmp_path)


ODD = (None, True, -1, 2.5, 10**30, "\ud800\0", "x" * 5000, [], [[]], [None], {}, {"a": [1]})


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_no_value_of_another_version_is_an_obstacle(
    tmp_path: Path, odd: object, qapp: QApplication, qtbot: QtBot
) -> None:
    file = tmp_path / "settings.json"
    names = [field.name for field in fields(Preferences)]
    for listed in (odd, [odd] * 4):
        for name in names:
            file.write_text(json.dumps({name: listed}))
            assert Settings(tmp_path).preferences.text_percent in LEGIBLE_PERCENT
    file.write_text(json.dumps({name: [odd] * 4 for name in names}))
    hook = sys.excepthook
    program = Program(qapp, Settings(tmp_path))
    qtbot.addWidget(program.window)
    program.start(None)
    program.show_welcome()
    program.window.close()
    sys.excepthook = hook


@pytest.mark.parametrize("text", ["[" * 100_000, "\x00", '{"theme": ', "9" * 5000])
def test_what_is_no_settings_file_is_no_obstacle(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert Settings(tmp_path).preferences == Preferences()
    assert Settings(tmp_path).change(theme="dark")
    assert Settings(tmp_path).preferences.theme == "dark"


def test_a_home_that_cannot_be_reached_is_not_looked_into(tmp_path: Path) -> None:
    def out_of_reach() -> Path:
        raise PermissionError

    assert Settings(tmp_path).last_notebook(out_of_reach) is None
