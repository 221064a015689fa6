"""Text of 200 %, chosen in the open window: every page can still be used."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sessionbook.services.creation import fill_new
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.unlocked.first_words import first_scales
from sessionbook.ui.unlocked.shell import Shell
from tests.often import often
from tests.ui.full_notebook import fill

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

KEYS = [tab.key for tab in PAGES]
CHARTS = {"progress"}  # a wide chart may scroll sideways


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    fill_new(context.notebook, first_scales())
    fill(context.notebook, "a few words")
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: Context) -> Shell:
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    return shell


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.mark.parametrize("key", often(KEYS, ["today", "sessions"]))
def test_it_grows_at_once_and_nothing_is_out_of_reach(
    qtbot: QtBot, shell: Shell, context: Context, key: str
) -> None:
    shell.show_page(key)
    settle()
    context.appearance.choose(text_percent=200)
    settle()
    assert shell.page.fontInfo().pixelSize() == 28
    for area in shell.page.findChildren(QAbstractScrollArea):
        if area.objectName() == "ground" and area.isVisible() and key not in CHARTS:
            assert area.horizontalScrollBar().maximum() == 0
    for each in shell.page.findChildren(QAbstractButton):
        if each.isVisible():
            least = min(each.minimumSizeHint().width(), each.maximumWidth())
            assert each.width() >= least, each.accessibleName()
            assert is_within_reach(each, shell.page), each.accessibleName() or each


def is_within_reach(widget: QWidget, page: QWidget) -> bool:
    """Whether it is inside whatever it lies in, which may scroll."""
    above = widget.parentWidget()
    corner = widget.mapTo(page, widget.rect().topLeft())
    while above and above is not page:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return page.rect().contains(corner)


@pytest.mark.parametrize("key", often(KEYS, ["goals", "progress"]))
def test_it_looks_as_if_it_had_begun_like_this(
    qtbot: QtBot, shell: Shell, context: Context, key: str
) -> None:
    shell.show_page(key)
    settle()
    context.appearance.choose(text_percent=200)
    settle()
    fresh_shell = shown(qtbot, context)
    fresh_shell.show_page(key)
    settle()
    # A row that breaks changes its height, which moves what is below it: not all in one turn.
    qtbot.waitUntil(lambda: heights(shell.page) == heights(fresh_shell.page))


def heights(page: QWidget) -> list[tuple[str, int]]:
    """Return how high every visible part is that has a name or words."""
    return [
        (type(each).__name__, each.height())
        for each in page.findChildren(QWidget)
        if each.isVisible() and isinstance(each, QAbstractButton)
    ]
