"""The head of Today: when the next session is, and what can be done about it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from sessionbook.domain.appointments import Occurrence, Repeat
from sessionbook.services.meetings import Meeting
from sessionbook.ui import words
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import LEGIBLE, Button, button, label

A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
A_WEEK = 7
BETWEEN = 12
CARD_KEYS = "Ctrl+Shift+C"


class Heading(QWidget):
    """Title, subtitle and a few actions; the page answers the signals."""

    write_up_requested = Signal()
    other_requested = Signal()
    card_requested = Signal()
    move_requested = Signal()
    skip_requested = Signal()
    change_requested = Signal()
    end_requested = Signal()
    another_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = label(kind="title", wraps=True)
        self.subtitle = label(kind="quiet", wraps=True)
        self.write_up = button("", self.write_up_requested.emit, "primary")
        self.write_up.setObjectName(LEGIBLE)
        self.other = button("", self.other_requested.emit)
        self.not_today = Button()
        self.not_today.setMenu(self._make_menu())
        self.card = button(self.tr("Card"), self.card_requested.emit)
        self.card.setToolTip(self.tr("{keys}: for holding in the hand").format(keys=CARD_KEYS))
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.title)
        said.addWidget(self.subtitle)
        actions = Flow(self.card, self.not_today, self.other, self.write_up, gap=BETWEEN)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        self._line.addLayout(said, 1)
        self._line.addWidget(actions)
        self._line.setAlignment(actions, Qt.AlignmentFlag.AlignBottom)

    def set_stacked(self, stacked: bool) -> None:
        """Put the actions below the words, or beside them."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)

    def show_day(self, day: Day, now: datetime) -> None:
        """Say when the next session is and offer what fits."""
        coming = day.coming
        self.title.setText(self._title(coming, day.today))
        self._show_actions(day)
        self.show_time(day, now)

    def show_time(self, day: Day, now: datetime) -> None:
        """Say how long it still is."""
        coming = day.coming
        shown = coming.day if coming else day.today
        parts = [words.weekday_date(shown)]
        if coming:
            if not day.is_session_day and coming.appointment.at:
                parts.append(words.clock(coming.appointment.at))
            if coming.appointment.with_whom:
                who = coming.appointment.with_whom
                parts.append(self.tr("with {person}").format(person=who))
            parts.append(self._until(coming, now))
        self.subtitle.setText(" · ".join(part for part in parts if part))

    def _title(self, coming: Occurrence | None, today: date) -> str:
        if coming is None:
            return self.tr("No session planned")
        days = (coming.day - today).days
        at = coming.appointment.at
        if days == 0 and at:
            return self.tr("Session today at {time}").format(time=words.clock(at))
        if days == 0:
            return self.tr("Session today")
        if days == 1:
            return self.tr("Next session tomorrow")
        on = words.weekday(coming.day) if days < A_WEEK else words.day_month(coming.day)
        return self.tr("Next session on {day}").format(day=on)

    def _until(self, coming: Occurrence, now: datetime) -> str:
        """Return how long it is until then, or nothing once it began or is days away."""
        at = coming.appointment.at
        days = (coming.day - now.date()).days
        if days > 1:
            return self.tr("in %n days", "", days)
        left = _time_left(coming.day, at, now) if days == 0 and at else None
        if left is None or left < timedelta(0):
            return ""
        if left < A_MINUTE:
            return self.tr("now")
        if left < AN_HOUR:
            return self.tr("in %n minutes", "", left // A_MINUTE)
        return self.tr("in %n hours", "", round(left / AN_HOUR))

    def _show_actions(self, day: Day) -> None:
        self.not_today.setVisible(day.coming is not None)
        today = day.is_session_day
        self.not_today.setText(self.tr("Not today…") if today else self.tr("Change…"))
        repeats = day.coming is not None and day.coming.appointment.repeat is not Repeat.NEVER
        self.end.setVisible(repeats)
        self.write_up.setText(self._write_up_words(day))
        self._show_meetings(day.meetings)

    def _show_meetings(self, meetings: Sequence[Meeting]) -> None:
        """Offer two of today's where there are several; discreet, no name is to be read here."""
        several = len(meetings) > 1
        self.other.setText(self._other_words(*meetings[:2]) if several else "")
        self.other.setVisible(several)
        is_named = several and _is_named(meetings[0])
        self.write_up.setObjectName("" if is_named else LEGIBLE)

    def _write_up_words(self, day: Day) -> str:
        if len(day.meetings) > 1:
            return self._meeting_words(day.meetings[0])
        if day.is_session_day:
            return self.tr("Write up the session")
        if day.unwritten:
            on = words.day_month(day.unwritten.day)
            return self.tr("Write up the session of {day}").format(day=on)
        return self.tr("Write up a session")

    def _meeting_words(self, meeting: Meeting) -> str:
        """Return what opens one of several sessions of today, named by its hour or person."""
        if meeting.at:
            to_open = self.tr("Open the session at {time}")
            to_write = self.tr("Write up the session at {time}")
        elif _is_named(meeting):
            to_open = self.tr("Open the session with {person}")
            to_write = self.tr("Write up the session with {person}")
        else:
            to_open, to_write = self.tr("Open the session"), self.tr("Write up the session")
        said = to_open if meeting.is_written else to_write
        at = words.clock(meeting.at) if meeting.at else ""
        return said.format(time=at, person=meeting.with_whom)

    def _other_words(self, first: Meeting, other: Meeting) -> str:
        """Return what opens the second, which never reads as the first does."""
        said = self._meeting_words(other)
        if said != self._meeting_words(first):
            return said
        if other.is_written:
            return self.tr("Open the other session")
        return self.tr("Write up the other session")

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self.move_one = menu.addAction(self.tr("Move it to another day…"), self.move_requested.emit)
        self.skip = menu.addAction(self.tr("Skip this one"), self.skip_requested.emit)
        menu.addSeparator()
        self.change = menu.addAction(self.tr("Change the appointment…"), self.change_requested.emit)
        self.end = menu.addAction(self.tr("End the series"), self.end_requested.emit)
        self.another = menu.addAction(self.tr("Plan another session…"), self.another_requested.emit)
        return menu


def _is_named(meeting: Meeting) -> bool:
    """Return whether it is told from others by the person, for want of an hour."""
    return bool(meeting.with_whom and not meeting.at)


def _time_left(day: date, at: time, now: datetime) -> timedelta:
    """Return the time until then by the clock on the wall, in whole minutes."""
    then = datetime.combine(day, at, now.tzinfo)
    return then - now.replace(second=0, microsecond=0)


def ms_to_next_minute(now: datetime) -> int:
    """Return how long the words stay true."""
    return 60_000 - now.second * 1000 - now.microsecond // 1000
