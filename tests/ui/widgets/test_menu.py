"""A menu opened by keys has its first row chosen; one opened by the mouse has none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from sessionbook.ui.widgets.menu import open_below
from sessionbook.ui.widgets.more_button import MoreButton

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def more(qtbot):
    made = MoreButton(always=True)
    menu = QMenu(made)
    first, _ = menu.addAction("First"), menu.addAction("Second")
    made.clicked.connect(lambda: open_below(menu, made))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.clearFocus()
    yield made, menu, first
    menu.close()


def test_by_keys_the_first_row_is_chosen_and_enter_takes_it(more) -> None:
    made, menu, first = more
    taken = []
    first.triggered.connect(lambda: taken.append("first"))
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert menu.activeAction() is first
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert taken == ["first"]


def test_by_the_mouse_none_is_chosen(more) -> None:
    made, menu, _ = more
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    assert menu.activeAction() is None
