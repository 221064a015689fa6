"""Colours and labels: what the style sheet may not change, and which theme the desktop asks for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.ui import theme
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.widgets.plain import label


@pytest.mark.usefixtures("qapp")
def test_words_are_never_read_as_marked_up_text() -> None:
    assert label("<b>loud</b>").textFormat() is Qt.TextFormat.PlainText


def test_the_desktop_is_asked_and_not_our_own_colours(qapp: QApplication) -> None:
    worn = qapp.palette()
    qapp.setPalette(QPalette())
    desktop = theme.desktop_name()
    for name in ("dark", "light"):
        theme.apply(qapp, theme.load(name))
        assert theme.desktop_name() == desktop
    qapp.setPalette(worn)


def test_light_words_on_dark_ground_are_dark() -> None:
    palette = QPalette(Qt.GlobalColor.black)
    assert theme.name_of(palette) == "dark"
    assert theme.name_of(QPalette(Qt.GlobalColor.white)) == "light"


def test_the_words_of_a_locked_screen_are_centred(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))
    screen = LockedScreen("Notebook", "Locked.")
    qtbot.addWidget(screen)
    screen.show()
    assert screen.words.alignment() == Qt.AlignmentFlag.AlignCenter
