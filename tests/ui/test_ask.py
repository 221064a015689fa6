"""A file picker leaves nothing of where it was among Qt's own notes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.ui.ask import PROJECT, SCOPE, Ask

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Path]:
    """Where Qt notes what it likes for the length of a test."""
    before = Path(QSettings(SCOPE, PROJECT).fileName()).parent
    QSettings.setPath(QSettings.Format.NativeFormat, SCOPE, str(tmp_path))
    yield Path(QSettings(SCOPE, PROJECT).fileName())
    QSettings.setPath(QSettings.Format.NativeFormat, SCOPE, str(before))


def picked(qtbot: QtBot, start: Path) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    Ask().folder(whole, "Where?", start, lambda _: None)
    picker = whole.findChild(QFileDialog)
    assert picker
    picker.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_where_nothing_was_noted_nothing_is_left(
    qtbot: QtBot, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared: list[bool] = []
    monkeypatch.setattr(QSettings, "clear", lambda _: cleared.append(True))
    picked(qtbot, tmp_path)
    assert not notes.exists()
    assert cleared == [True]  # which takes the key from Windows' registry


def test_what_another_program_noted_stays(qtbot: QtBot, notes: Path, tmp_path: Path) -> None:
    known = QSettings(SCOPE, PROJECT)
    known.setValue("FileDialog/lastVisited", "file:///elsewhere")
    known.setValue("Other/kept", "yes")
    known.sync()
    picked(qtbot, tmp_path)
    after = QSettings(SCOPE, PROJECT)
    assert after.value("FileDialog/lastVisited") == "file:///elsewhere"
    assert after.value("Other/kept") == "yes"
    assert sorted(after.allKeys()) == ["FileDialog/lastVisited", "Other/kept"]
