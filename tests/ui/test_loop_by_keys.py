"""The whole loop by keys alone: before a session, in it, after it, between, and the next ones.

Nothing here presses a mouse or calls what a page is made of: keys go to whatever has the focus,
Tab looks for a name as a screen reader says it, and only the asserts read the notebook.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.homework import Homework
from sessionbook.services.creation import fill_new
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.shell import Shell
from sessionbook.vault.vault import Vault
from tests.conftest import NOW, PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

Key = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
MOST_TABS = 200
ARGUMENT, DOSE = "The argument at work, and why I went quiet", "Whether the evening dose can go"
HOMEWORK = "Say one thing in the Monday round"


@dataclass
class Clock:
    """What time it is for the window and for the notebook."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def utc(self) -> datetime:
        return self.now.astimezone(UTC)

    @property
    def today(self) -> date:
        return self.now.date()


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

    def go_to(self, name: str) -> None:
        """Press Tab until the widget that says this name has the focus."""
        met = []
        for _ in range(MOST_TABS):
            if name_of(focused()) == name:
                return
            met.append(name_of(focused()))
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab met no {name!r}, only {dict.fromkeys(met)}")

    def start(self, name: str) -> None:
        """Press the button that says this name."""
        self.go_to(name)
        self.press(Key.Key_Space)

    def seen(self) -> list[str]:
        """Return the words of the labels on screen."""
        labels = self.shell.page.findChildren(QLabel)
        return [each.text() for each in labels if each.isVisible()]


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


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def notebook(folder: Path, clock: Clock) -> Iterator[Notebook]:
    vault = Vault.at(folder)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)), clock.utc)
    fill_new(book)
    yield book
    book.close()
    vault.close()


@pytest.fixture
def hands(qtbot: QtBot, context: Context, clock: Clock) -> Hands:
    return at_the_window(qtbot, context, clock)


def at_the_window(qtbot: QtBot, context: Context, clock: Clock) -> Hands:
    """Open the unlocked window, as unlocking does on whatever day it is."""
    shell = Shell(replace(context, now=clock), PAGES)
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    shell.activateWindow()
    qtbot.waitActive(shell)
    shell.setFocus()
    return Hands(qtbot, shell)


def bring_up(hands: Hands, words: str) -> None:
    hands.press(Key.Key_B, CONTROL)
    hands.type(words)
    hands.press(Key.Key_Return)


def plan_every_week(hands: Hands, clock: Clock) -> None:
    """Fill in the form that asks for the next session: today at 15:30, every week."""
    hands.press(Key.Key_1, CONTROL)
    hands.go_to("Date")
    hands.type(f"{clock.today:%d%m%Y}")
    hands.go_to("Time")
    hands.type("1530")
    hands.go_to("With whom")
    hands.type("Dr Moreau")
    hands.go_to("Once")  # on Linux, Qt names a box by what is chosen in it
    hands.press(Key.Key_Down)
    hands.start("Plan it")


def write_up(hands: Hands, notes: str) -> None:
    hands.press(Key.Key_1, CONTROL)
    hands.start("Write up the session")
    hands.go_to("Notes")
    hands.type(notes)


def practise(hands: Hands, learned: str) -> None:
    hands.press(Key.Key_3, CONTROL)
    hands.start("Log a practice")
    assert name_of(focused()) == "What I did, what I learned"
    hands.type(learned)
    hands.start("Done")


def before_the_session(hands: Hands, notebook: Notebook, clock: Clock) -> None:
    """Jot two things down on another page, plan the session, arrive, tick one off."""
    hands.press(Key.Key_4, CONTROL)
    goals = hands.shell.page
    bring_up(hands, ARGUMENT)
    bring_up(hands, DOSE)
    assert hands.shell.page is goals
    assert [topic.text for topic in notebook.topics.open()] == [ARGUMENT, DOSE]
    plan_every_week(hands, clock)
    assert "Session today at 15:30" in hands.seen()
    hands.go_to("Mood")
    hands.type("4")
    assert list(notebook.trackers.ratings.of_day(clock.today).values()) == [4]
    hands.start(ARGUMENT)
    assert [topic.text for topic in notebook.topics.open()] == [DOSE]


def after_the_session(hands: Hands, notebook: Notebook, clock: Clock) -> Homework:
    """Write up what the tick began, and agree on a homework."""
    write_up(hands, "Said it in the end.")
    hands.go_to("Add homework")
    hands.type(HOMEWORK)
    hands.press(Key.Key_Return)
    hands.shell.flush()
    (session,) = notebook.sessions.on_day(clock.today)
    assert (session.notes, session.with_whom) == ("Said it in the end.", "Dr Moreau")
    assert [topic.text for topic in notebook.topics.raised_in(session.id)] == [ARGUMENT]
    (homework,) = notebook.homework.open()
    assert (homework.title, homework.session_id) == (HOMEWORK, session.id)
    return homework


def test_the_loop_by_keys_alone(
    qtbot: QtBot, hands: Hands, notebook: Notebook, context: Context, clock: Clock
) -> None:
    before_the_session(hands, notebook, clock)
    homework = after_the_session(hands, notebook, clock)
    for learned in ("One sentence, and nobody laughed", "Two sentences"):
        clock.now += timedelta(days=2)
        practise(hands, learned)
    assert [each.day.day for each in notebook.homework.practices.of(homework.id, 9)] == [28, 26]

    clock.now = NOW + timedelta(weeks=1)
    hands = at_the_window(qtbot, context, clock)
    seen = hands.seen()
    assert {"Session today at 15:30", HOMEWORK, "2 of 7 days"} <= set(seen)
    hands.go_to(DOSE)
    assert said_beside(focused()) == "", "carried over once is nothing"
    write_up(hands, "About the sentences.")

    clock.now = NOW + timedelta(weeks=2)
    hands = at_the_window(qtbot, context, clock)
    hands.go_to(DOSE)
    assert said_beside(focused()) == "Carried over 2 sessions"


def test_an_hour_is_typed_where_words_stand_for_none(
    qtbot: QtBot, hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    hands.go_to("Time")
    hands.type("0915")
    hands.start("Plan it")
    (planned,) = notebook.appointments.all()
    assert planned.at == time(9, 15)
