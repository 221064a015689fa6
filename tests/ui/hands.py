"""A person at the real window: keys go to whatever has the focus, Tab looks for a name.

A name is what a screen reader says.
"""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sessionbook.ui.page import HELP, Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.unlocked.shell import Shell
from tests.conftest import Clock

Key = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 200
TO_READ = QLabel, QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit


class Hands:
    """A person at the keyboard."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is; what it brings is on screen before the next."""
        self.qtbot.keyClick(focused(), key, modifier)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words wherever the focus is."""
        self.qtbot.keyClicks(focused(), words)

    def go_to(self, *names: str) -> None:
        """Press Tab until the widget that says one of these names has the focus."""
        met = []
        for _ in range(MOST_TABS):
            if name_of(focused()) in names:
                return
            met.append(name_of(focused()))
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab met no {names}, only {dict.fromkeys(met)}")

    def start(self, name: str) -> None:
        """Press the button that says this name."""
        self.go_to(name)
        self.press(Key.Key_Space)

    def choose(self, said: str) -> None:
        """Press Down in the menu that is open until this is chosen, and take it."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.qtbot.keyClick(menu, Key.Key_Down)
            if (action := menu.activeAction()) and action.text() == said:
                self.qtbot.keyClick(menu, Key.Key_Return)
                QApplication.processEvents()
                return
        pytest.fail(f"no {said!r} among {[action.text() for action in menu.actions()]}")

    def unfold(self, part: str) -> None:
        """Open a part of a page that may be folded to its name."""
        buttons = self.shell.page.findChildren(QAbstractButton)
        if any(each.isVisible() and name_of(each) == part for each in buttons):
            self.start(part)

    def turn_to(self, page: str) -> None:
        """Go to a page by its keys."""
        if page == HELP:
            self.press(Key.Key_F1)
        else:
            row = [tab.key for tab in PAGES].index(page)
            self.press(Qt.Key(Key.Key_1.value + row), CONTROL)
        assert self.shell.page.key == page

    def seen(self) -> list[str]:
        """Return everything written on the page, in labels, buttons and fields."""
        QApplication.processEvents()
        return [words for each in self._to_read() if (words := words_in(each))]

    def in_view(self) -> list[str]:
        """Return what of it is not scrolled away."""
        QApplication.processEvents()
        every = [each for each in self._to_read() if is_in_view(each)]
        return [words for each in every if (words := words_in(each))]

    def _to_read(self) -> list[QWidget]:
        every = [each for kind in TO_READ for each in self.shell.page.findChildren(kind)]
        return [each for each in every if each.isVisible()]


def at_the_window(qtbot: QtBot, context: Context, clock: Clock) -> Hands:
    """Open the unlocked window, as unlocking does on whatever day it is."""
    shell = in_front(qtbot, replace(context, now=clock))
    shell.setFocus()
    return Hands(qtbot, shell)


def in_front(qtbot: QtBot, context: Context) -> Shell:
    """Show the unlocked window, and wait until it has the keys."""
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    return shell


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def said_beside(widget: QWidget) -> str:
    """Return what a screen reader adds to the name."""
    text = QAccessible.Text.Description
    return str(QAccessible.queryAccessibleInterface(widget).text(text))


def is_in_view(widget: QWidget) -> bool:
    """Return whether a widget has a place on the screen, not scrolled away."""
    if not widget.isVisible():
        return False
    seen = QRect(widget.mapToGlobal(QPoint()), widget.size())
    while widget := widget.parentWidget():  # type: ignore[assignment]
        seen &= QRect(widget.mapToGlobal(QPoint()), widget.size())
    return not seen.isEmpty()


def words_in(widget: QWidget) -> str:
    """Return the words that a widget shows."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
