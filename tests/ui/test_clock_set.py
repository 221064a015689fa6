"""The clock is set back or forward while the notebook is open, to this year or a far one."""

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from sessionbook.domain.reminders import Wishes
from sessionbook.domain.topics import Topic
from sessionbook.services.reminders import keep_wishes
from sessionbook.ui.page import Context
from sessionbook.ui.unlocked.reminders import Reminders
from tests.conftest import NOW, Clock
from tests.ui.full_notebook import fill
from tests.ui.hands import Hands

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

DATED = "today", "homework", "progress", "looking_back"
SHIFTS = {
    "an hour back": NOW - timedelta(hours=1),
    "past midnight": NOW + timedelta(hours=12),
    "a year back": NOW - timedelta(days=365),
    "1970": datetime(1970, 1, 1, 12).astimezone(),
    "2099": datetime(2099, 12, 31, 23, 59).astimezone(),
}


def test_every_page_goes_on_and_stamps_never_go_back(
    hands: Hands, context: Context, clock: Clock
) -> None:
    book, shell = context.notebook, hands.shell
    fill(book, "words")
    last = book.topics.save(Topic(text="before", position=0)).changed
    for now in list(SHIFTS.values())[::2]:
        clock.now = now
        for key in DATED:
            shell.show_page(key)
            shell.page.refresh()
        shell.show_page("sessions")
        shell.page.add()
        hands.type(f"Written in {now.year}.")
        shell.flush()
        assert "Saved just now" in hands.seen()
        found = (each for each in book.sessions.each() if each.notes == f"Written in {now.year}.")
        kept = max(found, key=lambda each: each.changed)
        assert kept.day == clock.today
        assert kept.changed > last
        last = kept.changed


def test_today_is_another_day_once_the_clock_says_so(
    hands: Hands, context: Context, clock: Clock
) -> None:
    hands.turn_to("today")
    clock.now = NOW + timedelta(days=400)
    hands.shell.page.refresh()
    shown = " ".join(hands.seen())
    clock.now = NOW - timedelta(days=400)
    hands.shell.page.refresh()
    assert " ".join(hands.seen()) != shown


def test_reminders_outlast_it(hands: Hands, context: Context, clock: Clock) -> None:
    fill(context.notebook, "words")
    keep_wishes(context.notebook, Wishes(30, time(18), time(9)))
    reminders = Reminders(context.notebook, context.measures, context.now)
    for now in SHIFTS.values():
        clock.now = now
        context.notebook.topics.save(Topic(text="after", position=1))
        QApplication.processEvents()
    reminders.stop()
