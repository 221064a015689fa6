"""What a screen reader meets: names, roles and the order of everything on every page."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.insights import Insight
from sessionbook.domain.topics import Topic
from sessionbook.services.creation import fill_new
from sessionbook.services.demo import fill
from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.ui import aloud
from sessionbook.ui.cover import Cover
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.goals import GoalsPage
from sessionbook.ui.pages.homework import HomeworkPage
from sessionbook.ui.pages.looking_back import LookingBackPage
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.first_words import first_scales
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.window import USUAL_SIZE, Window
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, TODAY, Clock
from tests.ui.full_notebook import fill_between

KEYS = [tab.key for tab in PAGES]
VIEWS = [*KEYS, *(f"looking_back/{view}" for view in ("now", "letter", "plan"))]
VIEWS += ["progress/single", "progress/all"]
SECRET = "the drawer with the letters"
Role, Text = QAccessible.Role, QAccessible.Text
# What Qt makes inside a control and counts as a part of the tree.
INNER = {Role.ScrollBar, Role.ListItem, Role.Cell, Role.ColumnHeader, Role.PageTab}


@pytest.fixture(autouse=True)
def _listening(qapp: QApplication) -> Iterator[None]:
    aloud.install_roles()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(USUAL_SIZE)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return shell


@pytest.fixture(scope="session")
def filled_once(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to copy of a notebook of five months, with two lines that are hidden."""
    folder = shutil.copytree(made_once, tmp_path_factory.mktemp("filled") / "Notebook")
    vault = Vault.at(folder)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)), Clock().utc)
    with book.database.write():
        fill_new(book, first_scales())
        fill(book, TODAY, 5, 1)
        fill_between(book, "written")
        for place in (90, 91):
            book.topics.save(Topic(text=SECRET, sensitive=True, position=place))
    book.close()
    vault.close()
    return folder


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = "filled_once" if "full" in request.fixturenames else "made_once"
    return Path(shutil.copytree(request.getfixturevalue(made), tmp_path / "Notebook"))


@pytest.fixture
def full(shell: Shell) -> Shell:
    """The window of the filled notebook, see folder."""
    return shell


def tree(widget: QWidget) -> Iterator[tuple[QAccessibleInterface, str]]:
    """Yield everything seen below a widget, in order, with the name of the group it is in."""
    yield from _below(QAccessible.queryAccessibleInterface(widget), "")


def _below(top: QAccessibleInterface, group: str) -> Iterator[tuple[QAccessibleInterface, str]]:
    for number in range(top.childCount()):
        child = top.child(number)
        if child is None or child.state().invisible:  # type: ignore[attr-defined]
            continue
        yield child, group
        yield from _below(child, child.text(Text.Name) or group)


def controls(widget: QWidget) -> list[tuple[QAccessibleInterface, str]]:
    found = []
    for each, group in tree(widget):
        if each.state().focusable and each.role() not in INNER:  # type: ignore[attr-defined]
            found.append((each, group))
    return found


def visit(shell: Shell, key: str) -> QWidget:
    """Show a page with everything on it open that can be."""
    key, _, view = key.partition("/")
    shell.show_page(key)
    page = shell.page
    if isinstance(page, LookingBackPage) and view:
        {"now": page.look_back, "letter": page.write_letter, "plan": page.open_plan}[view]()
    elif isinstance(page, ProgressPage) and view:
        page.context.notebook.choices.choose("questionnaire_view", view)
        page.open("answer:phq9")
        page.desk.sheet.items.rows[-1].options.take_digit("1")  # and support beside it
    elif isinstance(page, HomeworkPage):
        page.practice.log_practice()
    elif isinstance(page, GoalsPage):
        card = next(iter(page.grid.cards.values()))
        card.ask(GoalState.REACHED)
        card.open_scale()
        for memory in page.banners.memories.values():
            memory.open_details()
    elif isinstance(page, SettingsPage):
        page.passphrase.open(page.passphrase.change)
        page.passphrase.change.chosen.suggest.click()
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("key", VIEWS)
def test_every_control_has_a_name_that_is_its_own(full: Shell, key: str) -> None:
    visit(full, key)
    met: Counter[tuple[str, Role, str]] = Counter()
    for each, group in controls(full):
        name = each.text(Text.Name)
        assert name.strip(), each.object()
        met[group, each.role(), name] += 1
    assert len(met) > 6
    assert [one for one, times in met.items() if times > 1] == []


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_page_has_names_too(shell: Shell, context: Context, key: str) -> None:
    fill_new(context.notebook, first_scales())
    shell.show_page(key)
    QApplication.processEvents()
    assert [each.object() for each, _ in controls(shell) if not each.text(Text.Name)] == []


@pytest.mark.parametrize("key", [view for view in VIEWS if "letter" not in view])
def test_tab_and_screen_readers_go_the_same_way(qtbot: QtBot, full: Shell, key: str) -> None:
    page = visit(full, key)
    full.search.setFocus()
    met: list[QWidget] = []
    for _ in range(150):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        if page.isAncestorOf(focused()) and focused() not in met:
            met.append(focused())
    told = [widget for each, _ in controls(page) if takes_tab(widget := widget_of(each))]
    assert len(told) > 3
    assert [name_of(each) for each in met] == [name_of(each) for each in told]


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def widget_of(each: QAccessibleInterface) -> QWidget:
    widget = each.object()
    assert isinstance(widget, QWidget)
    return widget


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def name_of(widget: QWidget) -> str:
    return str(QAccessible.queryAccessibleInterface(widget).text(Text.Name))


def test_nothing_tells_the_words_of_a_sensitive_line(full: Shell) -> None:
    full.show_page("today")
    assert isinstance(full.page, TodayPage)
    said = [each.text(kind) for each, _ in tree(full) for kind in (*Text,) if kind != Text.UserText]
    assert SECRET not in "".join(said)
    masked = [row for row in full.page.bring_up.lines.rows() if row.is_masked()]
    masked[-1].open_words()
    assert focused() is masked[-1].field
    assert masked[-1].field.text() == SECRET
    full.search.setFocus()
    assert SECRET not in "".join(
        each.text(kind) for each, _ in tree(full) for kind in (Text.Value,)
    )
    assert masked[-1].field.text() == ""


def test_what_is_no_control_of_qts_says_what_it_is(
    qtbot: QtBot, full: Shell, tmp_path: object
) -> None:
    full.show_page("progress")
    page = full.page
    assert isinstance(page, ProgressPage)
    chart = QAccessible.queryAccessibleInterface(page.card.chart)
    assert chart.role() == Role.Chart
    assert "points from" in chart.text(Text.Description)
    buttons = page.ranges.findChildren(QPushButton)
    assert {role_of(each) for each in buttons} == {Role.RadioButton}
    cover, window = Cover(), Window(Settings(tmp_path))  # type: ignore[arg-type]
    qtbot.addWidget(cover)
    qtbot.addWidget(window)
    assert (role_of(window), role_of(cover)) == (Role.Window, Role.Pane)


def role_of(widget: QWidget) -> Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_one_tab_stop_for_the_ranges_and_arrows_between_them(qtbot: QtBot, full: Shell) -> None:
    full.show_page("progress")
    assert isinstance(full.page, ProgressPage)
    ranges = full.page.ranges
    pressed = ranges.group.checkedButton()
    assert [b.text() for b in ranges.group.buttons() if takes_tab(b)] == [pressed.text()]
    pressed.setFocus()
    before = full.page.card.model.first
    qtbot.keyClick(pressed, Qt.Key.Key_Left)
    assert ranges.group.checkedButton().text() == "6 months"
    assert full.page.card.model.first >= before
    assert [b.text() for b in ranges.group.buttons() if takes_tab(b)] == ["6 months"]


def test_an_undo_is_a_key_away(qtbot: QtBot, shell: Shell, context: Context) -> None:
    goals = context.notebook.goals
    goal = goals.save(Goal(title="Sleep", started_on=TODAY))
    stamp = goals.delete(goal.id)
    context.notices.undo("Goal deleted.", lambda: goals.restore(stamp))
    qtbot.keyClick(shell, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: goals.get(goal.id) is not None)  # a key animates the button
    assert shell.notice_bar.isHidden()


class Windows(QObject):
    """Hears of everything that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window:
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("key", KEYS)
def test_no_part_of_a_page_opens_as_a_window_and_takes_the_focus(
    qapp: QApplication, shell: Shell, context: Context, key: str
) -> None:
    heard = Windows()
    qapp.installEventFilter(heard)
    fill_new(context.notebook, first_scales())
    fill(context.notebook, TODAY, 2, 1)
    visit(shell, key)
    qapp.removeEventFilter(heard)
    assert heard.shown == []
    assert shell.isActiveWindow()


def test_the_order_of_tab_makes_no_widget_a_part_of_another(full: Shell) -> None:
    full.show_page("today")
    today = full.page
    assert isinstance(today, TodayPage)
    for row in list(today.bring_up.lines.rows()):
        row.check and row.check.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    today.refresh()
    assert isValid(today.heading.end)


@pytest.mark.parametrize("key", ["goals", "today"])
def test_escape_closes_what_was_said(qtbot: QtBot, full: Shell, key: str) -> None:
    full.show_page(key)
    full._context.notices.say("The picture was saved.")
    assert full.notice_bar.isVisible()
    qtbot.keyClick(full.tabs, Qt.Key.Key_Escape)
    assert full.notice_bar.isHidden()


def test_a_session_is_opened_where_its_words_are(full: Shell, context: Context) -> None:
    sessions = context.notebook.sessions
    session = sessions.lines(1)[0]
    insight = context.notebook.insights.save(Insight(text="Rest counts", session_id=session.id))
    full.show_page("sessions", session.id)
    page = full.page
    assert isinstance(page, SessionsPage)
    assert page.write_up.notes.editor.hasFocus()
    full.show_page("sessions", insight.id)
    assert name_of(focused()).startswith("Insight")


def test_the_focus_stays_on_the_page_when_its_card_goes(full: Shell) -> None:
    full.show_page("goals")
    page = full.page
    assert isinstance(page, GoalsPage)
    goal_id, card = next(iter(page.grid.cards.items()))
    card.ask(GoalState.REACHED)
    assert card.leaving.form
    card.leaving.form.confirm.setFocus()
    card.leaving.form.confirm.click()
    assert goal_id not in page.grid.cards
    assert page.isAncestorOf(focused())


def test_what_is_found_is_said_while_one_chooses(qtbot: QtBot, full: Shell) -> None:
    full.search.ask()
    qtbot.keyClicks(full.search, "zebrafinch")
    assert full.search.results.spoken() == "Nothing with these words yet."
    full.search.clear()
    qtbot.keyClicks(full.search, "fath")
    first = full.search.results.spoken()
    qtbot.keyClick(full.search, Qt.Key.Key_Down)
    assert "ather" in first
    assert full.search.results.spoken() != first


@pytest.mark.qt_log_ignore("Invalid index at")
def test_a_child_that_is_no_more_is_no_child(shell: Shell, context: Context) -> None:
    """Qt's own scroll areas would end this process here."""
    fill(context.notebook, TODAY, months=2)
    for key in KEYS:
        shell.show_page(key)
        for each in shell.findChildren(QWidget):
            asked = QAccessible.queryAccessibleInterface(each)
            later = asked.child(asked.childCount() + 3)
            assert later is None or not later.isValid()
