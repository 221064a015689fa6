"""Enter on a focused button presses it, and means nothing else than it did anywhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Button, button
from sessionbook.ui.widgets.tool_button import ToolButton
from tests.ui.full_notebook import fill

# What menus make the offscreen platform say.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def shown(qtbot: QtBot, whole: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(whole)
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(whole)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)


@pytest.mark.parametrize("key", [*ENTER, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", [Button, ToolButton, MoreButton])
def test_enter_and_space_press_the_button_with_the_focus(
    qtbot: QtBot, context: Context, kind: type[QAbstractButton], key: Qt.Key
) -> None:
    one, other = kind(), Button("Other")
    heard: list[str] = []
    one.clicked.connect(lambda: heard.append("one"))
    other.clicked.connect(lambda: heard.append("other"))
    whole = QWidget()
    shown(qtbot, whole, one, other)
    one.setFocus()
    qtbot.keyClick(one, key)
    assert heard == ["one"]


def test_enter_on_a_button_of_a_dialog_is_that_button_and_in_a_field_what_is_default(
    qtbot: QtBot, context: Context
) -> None:
    heard: list[str] = []
    extra = button("Extra", lambda: heard.append("extra"))
    keep = button("Keep", lambda: heard.append("keep"))
    keep.setDefault(True)
    field, dialog = QLineEdit(), QDialog()
    shown(qtbot, dialog, extra, field, keep)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    extra.setFocus()
    qtbot.keyClick(extra, Qt.Key.Key_Return)
    assert heard == ["keep", "extra"]


def test_enter_in_a_field_presses_no_button_that_gets_the_focus_by_it(
    qtbot: QtBot, context: Context
) -> None:
    heard: list[str] = []
    field, after = QLineEdit(), button("After", lambda: heard.append("after"))
    whole = QWidget()
    shown(qtbot, whole, field, after)
    field.returnPressed.connect(after.setFocus)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert after.hasFocus()
    assert heard == []


def test_enter_opens_the_menu_of_the_pages_after_the_tabs(qtbot: QtBot, context: Context) -> None:
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    shell.more.setFocus()
    opened: list[QMenu] = []
    shell.more.pages.aboutToShow.connect(lambda: opened.append(shell.more.pages))
    shell.more.pages.aboutToShow.connect(shell.more.pages.close, Qt.ConnectionType.QueuedConnection)
    qtbot.keyClick(shell.more, Qt.Key.Key_Return)
    assert opened == [shell.more.pages]


def test_every_button_that_tab_reaches_is_one_that_enter_presses(
    qtbot: QtBot, context: Context
) -> None:
    fill(context.notebook, "words")
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.show()
    deaf: set[str] = set()
    for tab in PAGES:
        shell.show_page(tab.key)
        for kind in (QPushButton, QToolButton):
            for each in shell.page.findChildren(kind):
                reached = each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.group()
                if reached and not isinstance(each, Button | ToolButton):
                    deaf.add(
                        f"{tab.key}: {type(each).__name__} {each.text()} {each.parentWidget()}"
                    )
    assert deaf == set()
