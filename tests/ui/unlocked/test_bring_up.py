"""The panel of Ctrl+B: one line from anywhere, and back to where one was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.topics import TopicKind, TopicState
from sessionbook.errors import SessionbookError
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.unlocked.bring_up import BringUpPanel
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.check import CheckWords
from tests.ui.languages import LANGUAGES, made_up, spoken, untranslated

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "the argument, and why I went quiet"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def press(qtbot: QtBot, key: Qt.Key, *, control: bool = False) -> None:
    qtbot.keyClick(focused(), key, CONTROL if control else Qt.KeyboardModifier.NoModifier)


def asked(qtbot: QtBot, shell: Shell) -> BringUpPanel:
    press(qtbot, Qt.Key.Key_B, control=True)
    assert shell.panel
    assert shell.panel.isVisible()
    assert shell.panel.line.hasFocus()
    return shell.panel


@pytest.mark.parametrize("key", [tab.key for tab in PAGES])
def test_from_any_page_a_line_is_added_and_the_page_stays(
    qtbot: QtBot, shell: Shell, notebook: Notebook, key: str
) -> None:
    shell.show_page(key)
    shell.tabs.setFocus()
    page = shell.page
    panel = asked(qtbot, shell)
    qtbot.keyClicks(panel.line, WORDS)
    press(qtbot, Qt.Key.Key_Return)
    (topic,) = notebook.topics.open()
    assert (topic.text, topic.kind, topic.sensitive) == (WORDS, TopicKind.TOPIC, False)
    assert panel.isHidden()
    assert shell.page is page
    assert shell.tabs.hasFocus()


def test_kind_and_sensitive_are_chosen_by_keys_alone_and_tab_stays_inside(
    qtbot: QtBot, shell: Shell, notebook: Notebook
) -> None:
    shell.search.setFocus()
    panel = asked(qtbot, shell)
    qtbot.keyClicks(panel.line, WORDS)
    press(qtbot, Qt.Key.Key_Tab)
    assert panel.kind.hasFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    met = [focused()]
    for _ in range(4):
        press(qtbot, Qt.Key.Key_Tab)
        met.append(focused())
    assert met == [panel.sensitive, panel.cancel, panel.add, panel.line, panel.kind]
    qtbot.keyClick(focused(), Qt.Key.Key_Backtab)
    assert panel.line.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    (topic,) = notebook.topics.open()
    assert (topic.kind, topic.sensitive) == (TopicKind.COMPLIMENT, True)
    assert topic.state is TopicState.THINKING
    assert shell.search.hasFocus()
    panel = asked(qtbot, shell)
    assert (panel.line.text(), panel.kind.currentIndex()) == ("", 0)
    assert not panel.sensitive.isChecked()


def test_a_click_on_the_words_beside_it_ticks_sensitive(qtbot: QtBot, shell: Shell) -> None:
    shell.tabs.setFocus()
    panel = asked(qtbot, shell)
    (words,) = panel.findChildren(CheckWords)
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert panel.sensitive.isChecked()
    assert panel.sensitive.hasFocus()


def test_a_new_line_is_the_last_and_can_be_undone(
    qtbot: QtBot, shell: Shell, notebook: Notebook, context: Context
) -> None:
    said: list[str] = []
    context.notices.offered.connect(lambda words, _: said.append(words))
    for words in ("one", WORDS):
        panel = asked(qtbot, shell)
        qtbot.keyClicks(panel.line, words)
        qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert [topic.text for topic in notebook.topics.open()] == ["one", WORDS]
    assert said[-1] == "Added to what you bring up."
    shell.notice_bar._undo_button.click()
    assert [topic.text for topic in notebook.topics.open()] == ["one"]


@pytest.mark.parametrize("way", ["escape", "enter on cancel", "enter on nothing"])
def test_leaving_keeps_nothing_and_goes_back(
    qtbot: QtBot, shell: Shell, notebook: Notebook, way: str
) -> None:
    shell.search.setFocus()
    panel = asked(qtbot, shell)
    qtbot.keyClicks(panel.line, "  " if way == "enter on nothing" else WORDS)
    if way == "enter on cancel":
        panel.cancel.setFocus()
    press(qtbot, Qt.Key.Key_Escape if way == "escape" else Qt.Key.Key_Return)
    assert notebook.topics.open() == []
    assert panel.isHidden()
    assert panel.line.text() == ""
    assert shell.search.hasFocus()
    assert shell.notice_bar.isHidden()


def test_asked_again_it_keeps_the_words_and_the_way_back(qtbot: QtBot, shell: Shell) -> None:
    shell.search.setFocus()
    panel = asked(qtbot, shell)
    qtbot.keyClicks(panel.line, WORDS)
    press(qtbot, Qt.Key.Key_Tab)
    asked(qtbot, shell)
    assert panel.line.text() == WORDS
    press(qtbot, Qt.Key.Key_Escape)
    assert shell.search.hasFocus()


def test_where_it_was_may_be_gone_when_one_goes_back(qtbot: QtBot, shell: Shell) -> None:
    shell.page.setFocus()
    gone = QWidget(shell)
    gone.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    gone.show()
    gone.setFocus()
    asked(qtbot, shell)
    gone.setParent(None)
    gone.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    press(qtbot, Qt.Key.Key_Escape)
    assert shell.panel
    assert not shell.panel.isAncestorOf(QApplication.focusWidget() or shell)


def test_half_typed_words_are_kept_when_the_window_locks(
    qtbot: QtBot, shell: Shell, notebook: Notebook
) -> None:
    shell.tabs.setFocus()
    panel = asked(qtbot, shell)
    qtbot.keyClicks(panel.line, "half a tho")
    for _ in range(2):
        shell.flush()
    assert [topic.text for topic in notebook.topics.open()] == ["half a tho"]


def test_words_that_could_not_be_saved_stay(qtbot: QtBot, shell: Shell, notebook: Notebook) -> None:
    shell.tabs.setFocus()
    panel = asked(qtbot, shell)
    qtbot.keyClicks(panel.line, WORDS)
    with notebook.database.write() as sql:
        sql.execute("PRAGMA query_only = 1")
    with pytest.raises(SessionbookError):
        press(qtbot, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert panel.line.text() == WORDS


def test_it_speaks_and_has_a_name_for_everything(
    qtbot: QtBot, shell: Shell, qapp: QApplication, tmp_path: Path
) -> None:
    shell.tabs.setFocus()
    panel = asked(qtbot, shell)
    assert QAccessible.queryAccessibleInterface(panel).text(QAccessible.Text.Name) == "To bring up"
    for control in (panel.line, panel.kind, panel.sensitive, panel.cancel, panel.add):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    with spoken(qapp, LANGUAGES[0], made_up(LANGUAGES[0], tmp_path)):
        other = BringUpPanel(shell, shell._context)
        other.ask()
        QApplication.processEvents()
        assert untranslated(other) == set()


def test_it_fits_the_smallest_window_with_large_text(qtbot: QtBot, shell: Shell) -> None:
    shell.tabs.setFocus()
    panel = asked(qtbot, shell)
    shell.resize(640, 480)
    assert shell.rect().contains(panel.geometry())
