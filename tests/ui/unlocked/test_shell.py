"""The frame around the pages: tabs, search, cover, notices, and when pages refresh."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTime, QTimer
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.areas import Area
from sessionbook.domain.goals import Goal
from sessionbook.domain.topics import Topic
from sessionbook.settings import Settings
from sessionbook.store.errors import NotebookTooNewError
from sessionbook.ui import aloud, theme
from sessionbook.ui.cover import Cover
from sessionbook.ui.notice_bar import BOTTOM
from sessionbook.ui.page import Context, Page, Tab
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.today.plan_form import PlanForm
from sessionbook.ui.unlocked.ahead import PAUSE_MS
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.plain import ScrollPage, label
from sessionbook.ui.window import Window
from tests.conftest import TODAY
from tests.ui.hands import focused


class Plain(Page):
    """A page with one field that counts what the shell does to it."""

    key = "goals"
    shows: ClassVar[frozenset[Area]] = frozenset({Area.GOALS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.refreshed = self.flushed = 0
        self.opened: list[str] = []

    def refresh(self) -> None:
        self.refreshed += 1

    def flush(self) -> None:
        self.flushed += 1

    def open(self, record_id: str) -> None:
        self.opened.append(record_id)


class Other(Plain):
    key = "today"
    shows = frozenset({Area.TOPICS})


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    tabs = Tab("today", "Other", lambda: Other), Tab("goals", "Plain", lambda: Plain)
    shell = Shell(context, tabs)
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    return shell


def test_a_page_is_built_when_first_shown(shell: Shell) -> None:
    assert shell.stack.count() == 1
    shell.go_to(1)
    assert shell.stack.count() == 2
    shell.go_to(0)
    assert shell.stack.count() == 2


def test_only_the_touched_and_visible_page_refreshes(shell: Shell, context: Context) -> None:
    other = shell.page
    shell.go_to(1)
    plain = shell.page
    assert isinstance(other, Other)
    assert isinstance(plain, Plain)
    assert (other.refreshed, plain.refreshed, other.flushed) == (1, 1, 1)
    context.notebook.topics.save(Topic(text="The move"))
    assert (other.refreshed, plain.refreshed) == (1, 1)
    context.notebook.goals.save(Goal(title="Sleep", started_on=TODAY))
    assert (other.refreshed, plain.refreshed) == (1, 2)
    shell.go_to(0)
    assert (other.refreshed, plain.refreshed) == (2, 2)


# --- ahead of the visit


class Slow(Plain):
    """A page that takes long, and says what was done to it."""

    key = "goals"
    made: ClassVar[list["Slow"]] = []
    faulty: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.made.append(self)
        self.painted = 0
        self.field.installEventFilter(self)
        if self.faulty:
            raise NotebookTooNewError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.painted += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


@pytest.fixture
def ahead(qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The shell, just opened, with a page that is to be built ahead."""
    monkeypatch.setattr(Slow, "made", [])
    slow = Tab("goals", "Slow", lambda: Slow, ("sessionbook.ui.page",))
    shell = Shell(context, (Tab("today", "Other", lambda: Other), slow))
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    return shell


def at_rest(shell: Shell) -> bool:
    return not any(timer.isActive() for timer in shell.findChildren(QTimer))


def come_to_rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: at_rest(shell), timeout=5000)


def test_a_page_that_takes_long_is_built_laid_out_and_painted_ahead(
    qtbot: QtBot, ahead: Shell
) -> None:
    assert Slow.made == []
    come_to_rest(qtbot, ahead)
    (page,) = Slow.made
    assert (page.refreshed, page.size()) == (1, ahead.stack.size())
    assert page.field.width() > page.width() / 2
    assert page.painted
    assert isinstance(ahead.page, Other)
    ahead.go_to(1)
    assert ahead.page is page
    assert (len(Slow.made), page.refreshed) == (1, 1)


class Received(QObject):
    """The kinds of events that some widgets are sent."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.kinds: list[QEvent.Type] = []
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.kinds.append(event.type())
        return False


def test_a_page_made_ahead_was_shown_for_a_moment_that_nobody_saw(
    qtbot: QtBot, ahead: Shell, context: Context
) -> None:
    come_to_rest(qtbot, ahead)
    (page,) = Slow.made
    seen, below = Received(ahead.page), Received(page.field)
    context.notebook.goals.save(Goal(title="Sleep", started_on=TODAY))
    come_to_rest(qtbot, ahead)
    assert below.kinds.count(QEvent.Type.Show) == below.kinds.count(QEvent.Type.Hide) == 1
    assert not {QEvent.Type.Hide, QEvent.Type.Resize} & set(seen.kinds)
    assert ahead.page.isVisible()
    assert not page.isVisible()
    in_order = ahead.stack.children()
    assert in_order.index(page) < in_order.index(ahead.page)  # it lay below what is on screen


def test_nothing_is_laid_out_when_a_page_made_ahead_is_visited(
    qtbot: QtBot, ahead: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground = ScrollPage()

    def made_late(page: Slow) -> Iterator[None]:
        page.layout().addWidget(ground)
        around: QVBoxLayout = ground.column
        for _ in range(3):
            within = QWidget()
            around.addWidget(within)
            around = QVBoxLayout(within)
        around.addWidget(label("Words " * 99, wraps=True))
        yield

    monkeypatch.setattr(Slow, "draw_ahead", made_late)
    come_to_rest(qtbot, ahead)
    (page,) = Slow.made
    received = Received(page, ground, *ground.findChildren(QWidget))
    ahead.go_to(1)
    QApplication.processEvents()
    assert ground.isVisible()
    assert QEvent.Type.LayoutRequest not in received.kinds


def test_nothing_wakes_the_machine_once_the_pages_are_ahead(qtbot: QtBot, ahead: Shell) -> None:
    steps: list[None] = []
    work = ahead._ahead._work
    ahead._ahead._work = lambda: (steps.append(step) for step in work())
    ahead._ahead.begin()
    come_to_rest(qtbot, ahead)
    assert steps
    taken = len(steps)
    qtbot.wait(2 * PAUSE_MS)
    assert len(steps) == taken
    assert at_rest(ahead)


def test_whoever_is_faster_finds_the_page_built_once(qtbot: QtBot, ahead: Shell) -> None:
    ahead.go_to(1)
    come_to_rest(qtbot, ahead)
    assert Slow.made == [ahead.page]
    assert ahead.stack.count() == 2


def test_keys_make_it_wait_for_a_pause(qtbot: QtBot, ahead: Shell) -> None:
    for _ in range(8):
        QTest.keyClick(ahead.windowHandle(), Qt.Key.Key_Shift)
        qtbot.wait(PAUSE_MS // 3)
    assert Slow.made == []
    come_to_rest(qtbot, ahead)
    assert len(Slow.made) == 1


def test_what_waits_for_the_window_comes_between_any_two_steps(qtbot: QtBot, ahead: Shell) -> None:
    order: list[str] = []

    def work() -> Iterator[None]:
        for _ in range(3):
            order.append("step")
            QTimer.singleShot(0, lambda: order.append("other"))
            yield

    ahead._ahead._work = work
    ahead._ahead.begin()
    come_to_rest(qtbot, ahead)
    assert order == ["step", "other"] * 3


def test_a_hidden_page_is_refreshed_after_a_pause_and_keeps_nobodys_focus(
    qtbot: QtBot, ahead: Shell, context: Context
) -> None:
    come_to_rest(qtbot, ahead)
    (page,) = Slow.made
    ahead.activateWindow()
    qtbot.waitUntil(ahead.isActiveWindow)
    assert isinstance(ahead.page, Other)
    ahead.page.field.setFocus()
    for count in range(3):
        context.notebook.goals.save(Goal(title=f"Sleep {count}", started_on=TODAY))
        assert page.refreshed == 1
    come_to_rest(qtbot, ahead)
    assert page.refreshed == 2
    assert ahead.page.field.hasFocus()
    assert ahead.page.refreshed == 1
    ahead.go_to(1)
    assert page.refreshed == 2


def test_a_write_just_before_the_visit_is_shown(
    qtbot: QtBot, ahead: Shell, context: Context
) -> None:
    come_to_rest(qtbot, ahead)
    (page,) = Slow.made
    context.notebook.goals.save(Goal(title="Sleep", started_on=TODAY))
    ahead.go_to(1)
    assert page.refreshed == 2


def test_nothing_is_done_ahead_while_the_window_is_covered(
    qtbot: QtBot, ahead: Shell, context: Context
) -> None:
    ahead.hide()
    assert at_rest(ahead)
    context.notebook.goals.save(Goal(title="Sleep", started_on=TODAY))
    assert at_rest(ahead)
    qtbot.wait(2 * PAUSE_MS)
    assert Slow.made == []
    ahead.show()
    come_to_rest(qtbot, ahead)
    assert len(Slow.made) == 1


def test_locking_with_a_step_pending_is_safe(qtbot: QtBot, ahead: Shell, context: Context) -> None:
    come_to_rest(qtbot, ahead)
    (page,) = Slow.made
    context.notebook.goals.save(Goal(title="Sleep", started_on=TODAY))
    ahead.flush()
    assert not at_rest(ahead)
    page.refresh = context.notebook.goals.all  # type: ignore[assignment,method-assign]
    context.notebook.close()
    come_to_rest(qtbot, ahead)


def test_a_page_that_cannot_be_built_says_so_only_when_visited(
    qtbot: QtBot, ahead: Shell, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Slow, "faulty", True)
    offered: list[str] = []
    context.notices.offered.connect(lambda words, _: offered.append(words))
    come_to_rest(qtbot, ahead)
    assert (len(Slow.made), ahead.stack.count(), offered) == (1, 1, [])
    context.notebook.topics.save(Topic(text="The move"))
    come_to_rest(qtbot, ahead)
    assert len(Slow.made) == 1
    assert isinstance(ahead.page, Other)
    assert ahead.page.refreshed == 2
    with qtbot.captureExceptions() as caught:
        ahead.tabs.chosen.emit(1)
    assert [kind for kind, _, _ in caught] == [NotebookTooNewError]
    monkeypatch.setattr(Slow, "faulty", False)
    ahead.go_to(0)
    ahead.go_to(1)
    assert isinstance(ahead.page, Slow)


def test_typing_searches_and_enter_goes_to_the_hit(
    qtbot: QtBot, shell: Shell, context: Context
) -> None:
    goal = context.notebook.goals.save(Goal(title="Sleep before midnight", started_on=TODAY))
    qtbot.keyClicks(shell.search, "midn")
    assert shell.search.results.isVisible()
    assert shell.search.results.model.rowCount() == 1
    qtbot.keyClick(shell.search, Qt.Key.Key_Return)
    assert isinstance(shell.page, Plain)
    assert shell.page.key == "goals"
    assert shell.page.opened == [goal.id]
    assert not shell.search.results.isVisible()
    assert shell.search.text() == ""


def test_a_search_without_hits_says_so_and_escape_leaves(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keyClicks(shell.search, "zebra")
    assert shell.search.results.nothing.isVisible()
    qtbot.keyClick(shell.search, Qt.Key.Key_Escape)
    assert not shell.search.results.isVisible()


def test_results_read_on_when_the_last_one_is_passed(
    qtbot: QtBot, shell: Shell, context: Context
) -> None:
    with context.notebook.database.write():
        for number in range(30):
            context.notebook.topics.save(Topic(text=f"harbour {number}"))
    qtbot.keyClicks(shell.search, "harb")
    for _ in range(29):
        qtbot.keyClick(shell.search, Qt.Key.Key_Down)
    assert shell.search.results.list.currentIndex().row() == 29


def test_undo_is_offered_once(shell: Shell, context: Context) -> None:
    undone: list[int] = []
    context.notices.undo("Deleted.", lambda: undone.append(1))
    bar = shell.notice_bar
    assert bar.isVisible()
    bar._undo_button.click()
    assert undone == [1]
    assert not bar.isVisible()


@pytest.mark.parametrize("tab", PAGES, ids=lambda tab: tab.key)
def test_every_tab_leads_to_the_page_of_its_name(tab: Tab) -> None:
    assert tab.page().key == tab.key


def test_a_notice_keeps_its_place_while_the_window_changes(shell: Shell) -> None:
    bar = shell.notice_bar
    for size in ((1180, 760), (900, 600)):
        bar.offer("The goal was put away.", None)
        for width, height in (size, (700, 500)):
            shell.resize(width, height)
            QApplication.processEvents()
            assert bar.geometry().bottom() == height - BOTTOM - 1
            assert abs(bar.geometry().center().x() - width // 2) <= 1
        bar.hide()


# --- pages without a tab


NAMES = ("One", "Two", "Three", "Four", "Five", "Six", "Seven")


@pytest.fixture
def many(qtbot: QtBot, context: Context) -> Shell:
    kinds = [type(name, (Plain,), {"key": name.lower()}) for name in NAMES]
    shell = Shell(context, [Tab(kind.key, kind.__name__, lambda k=kind: k) for kind in kinds])
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    return shell


def offered(shell: Shell) -> dict[str, bool]:
    return {action.text(): action.isChecked() for action in shell.more.pages.actions()}


def test_five_pages_need_no_menu(shell: Shell) -> None:
    assert not shell.more.isVisible()


def test_pages_beyond_five_are_in_the_menu_and_not_among_the_tabs(many: Shell) -> None:
    assert [tab.text() for tab in many.tabs.tabs] == list(NAMES[:5])
    assert many.more.isVisible()
    assert offered(many) == {"Six": False, "Seven": False}
    interface = QAccessible.queryAccessibleInterface(many.more)
    assert interface.role() == QAccessible.Role.ButtonMenu
    assert interface.text(QAccessible.Text.Name) == "More pages"


def test_the_menu_is_current_while_one_of_its_pages_is_open(qtbot: QtBot, many: Shell) -> None:
    many.more.pages.actions()[1].trigger()
    assert many.page.key == "seven"
    assert many.more.property("current") is True
    assert offered(many) == {"Six": False, "Seven": True}
    assert many.more.accessibleName() == "More pages, Seven is open"
    qtbot.mouseClick(many.tabs.tabs[0], Qt.MouseButton.LeftButton)
    assert many.page.key == "one"
    assert many.more.property("current") is False
    assert offered(many) == {"Six": False, "Seven": False}
    assert many.more.accessibleName() == "More pages"


def told_of_tabs(shell: Shell) -> dict[str, bool]:
    """Return the names of the tabs that a screen reader is told of, and which is the current."""
    bar = QAccessible.queryAccessibleInterface(shell.tabs)
    assert bar.role() == QAccessible.Role.PageTabList
    tabs = [bar.child(place) for place in range(bar.childCount())]
    assert {tab.role() for tab in tabs} == {QAccessible.Role.PageTab}
    return {tab.text(QAccessible.Text.Name): bool(tab.state().selected) for tab in tabs}


def test_a_screen_reader_is_told_of_five_tabs_and_of_a_menu(qapp: object, many: Shell) -> None:
    aloud.install_roles()
    few = dict.fromkeys(NAMES[:5], False)
    assert told_of_tabs(many) == few | {"One": True}
    many.go_to(1)
    assert told_of_tabs(many) == few | {"Two": True}
    many.go_to(5)
    assert told_of_tabs(many) == few
    menu = QAccessible.queryAccessibleInterface(many.more.pages)
    items = [menu.child(place) for place in range(menu.childCount())]
    assert [item.text(QAccessible.Text.Name) for item in items] == ["Six", "Seven"]
    assert {item.role() for item in items} == {QAccessible.Role.MenuItem}
    assert [bool(item.state().checked) for item in items] == [True, False]


def test_no_tab_moves_when_another_one_is_current(
    qtbot: QtBot, qapp: QApplication, many: Shell
) -> None:
    theme.apply(qapp, theme.load("light"))
    QApplication.processEvents()
    places = [tab.geometry() for tab in many.tabs.tabs]
    received = Received(many.tabs, *many.tabs.tabs)
    for tab in (*many.tabs.tabs[1:], many.tabs.tabs[0], many.tabs.tabs[0]):
        qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert [each for each in many.tabs.tabs if each.isChecked()] == [tab]
        assert [each.geometry() for each in many.tabs.tabs] == places
    assert not {QEvent.Type.LayoutRequest, QEvent.Type.FontChange} & set(received.kinds)
    for tab in many.tabs.tabs:
        heavy = QFont(tab.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        room = QPushButton.sizeHint(tab).width() - tab.fontMetrics().horizontalAdvance(tab.text())
        assert tab.width() >= room + QFontMetrics(heavy).horizontalAdvance(tab.text())


def test_arrows_go_from_tab_to_tab_and_tab_stops_at_one(qtbot: QtBot, many: Shell) -> None:
    many.setFocus()
    assert many.tabs.tabs[0].hasFocus()
    for key, row in ((Qt.Key.Key_Left, 0), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2)):
        qtbot.keyClick(focused(), key)
        assert many.row == row
        assert many.tabs.tabs[row].hasFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is many.more
    many.go_to(6)
    qtbot.keyClick(focused(), Qt.Key.Key_Backtab)
    assert many.tabs.tabs[2].hasFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert many.row == 2


def test_keys_reach_every_page(qtbot: QtBot, many: Shell) -> None:
    for number, name in enumerate(NAMES):
        qtbot.keyClick(many, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.ControlModifier)
        assert many.page.key == name.lower()


@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_the_menu_opens_by_a_key_and_is_used_with_keys(qtbot: QtBot, many: Shell) -> None:
    def choose() -> None:
        assert many.more.pages.isVisible()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            qtbot.keyClick(many.more.pages, key)

    QTimer.singleShot(300, choose)
    qtbot.keyClick(many, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: many.page.key == "six")


def test_what_leads_to_a_page_in_the_menu_saves_the_one_left(many: Shell) -> None:
    left = many.page
    assert isinstance(left, Plain)
    many.show_page("seven", "an id")
    assert isinstance(many.page, Plain)
    assert many.page.opened == ["an id"]
    assert left.flushed == 1


def test_escape_from_the_search_goes_back_to_where_one_was(qtbot: QtBot, shell: Shell) -> None:
    assert isinstance(shell.page, Plain)
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    shell.page.field.setFocus()
    shell.search.ask()
    assert shell.search.hasFocus()
    qtbot.keyClicks(shell.search, "zebra")
    qtbot.keyClick(shell.search, Qt.Key.Key_Escape)
    assert shell.page.field.hasFocus()


def test_what_lay_over_the_screen_gives_the_focus_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Settings(tmp_path))
    qtbot.addWidget(window)
    screen, field = QWidget(), QLineEdit()
    QVBoxLayout(screen).addWidget(QLineEdit())
    screen.layout().addWidget(field)  # type: ignore[union-attr]
    window.show_screen(screen)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    cover = Cover()
    window.lay_over(cover)
    assert cover.hasFocus()
    window.take_off(cover)
    assert field.hasFocus()


def test_tab_leaves_a_time_that_is_still_open(qtbot: QtBot) -> None:
    form = PlanForm(TODAY)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.time.setFocus()
    qtbot.keyClick(form.time, Qt.Key.Key_Tab)
    assert form.with_whom.hasFocus()
    form.time.setTime(QTime(15, 30))
    form.time.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        qtbot.keyClick(form.time, Qt.Key.Key_Tab)
    assert not form.time.hasFocus()
