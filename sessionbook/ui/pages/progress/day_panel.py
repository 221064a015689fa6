"""What was written on one day, over the page, with a way to each of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sessionbook.domain.events import Event
from sessionbook.domain.series import Series
from sessionbook.services.written import Written, WrittenKind, events_on, written_on
from sessionbook.ui.chart.words import value_words
from sessionbook.ui.focus import give_back, go_round
from sessionbook.ui.page import Context
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.plain import button, clear, label
from sessionbook.ui.words import long_date, short_date

WIDTH, TALLEST, EDGE, LONGEST = 400, 420, 12, 46


class DayPanel(QFrame):
    """Part of the window, not one of its own: what covers or locks the window does so here.

    Escape closes it and gives the focus back; Tab goes round in it. It goes when the focus does.
    """

    open_requested = Signal(str, str)
    change_requested = Signal(str)
    add_requested = Signal(int)

    def __init__(self, over: QWidget, context: Context) -> None:
        super().__init__(over)
        self._over, self._context = over, context
        self._before: QWidget | None = None
        self._day = date.min
        self._at = QPoint()
        self.setProperty("kind", "card")
        self.title = label("", "strong")
        self.close_it = button(self.tr("Close"), self.leave, "link")
        self.close_it.setAccessibleName(self.tr("Close this day"))
        self.add_event = button(self.tr("Add what happened…"), self._add, "link")
        self.links: list[QPushButton] = []
        self._make_room()
        over.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._go_with_focus)
        self.hide()

    def show_day(self, day: date, series: Sequence[Series], at: QPoint) -> None:
        """Show what there is of a day, near a place on the screen."""
        if self.isHidden():
            self._before = self._over.window().focusWidget()
        self._day, self._at = day, at
        self.title.setText(long_date(day))
        self.setAccessibleName(self.tr("What was written on {day}").format(day=long_date(day)))
        self._fill(series)
        self.show()
        self._place()
        self.raise_()
        (self.links or [self.add_event])[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close and give the focus back."""
        self.hide()
        before, self._before = self._before, None
        give_back(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab go round in here; the page behind is left alone."""
        fields = [*self.links, self.add_event, self.close_it]
        is_round = self.isVisible() and go_round(fields, onward)
        return is_round or super().focusNextPrevChild(onward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _go_with_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now and self.isVisible() and self.window() is now.window():
            self.setVisible(self.isAncestorOf(now))

    def _fill(self, series: Sequence[Series]) -> None:
        clear(self._lines)
        self.links = []
        notebook, day = self._context.notebook, self._day
        for each in series:
            start, end = each.points.between(day.toordinal(), day.toordinal())
            for value in each.points.values[start:end]:
                said = label(f"{each.name}: {value_words(each, value)}", wraps=True)
                self._lines.addWidget(said)
        for event in events_on(notebook, day):
            self._add_event_line(event)
        for written in map(self._named, written_on(notebook, day)):
            self._link(_words(written), partial(self._open, written), written.begins)
        if not self._lines.count():
            nothing = self.tr("Nothing was written on that day or shortly before.")
            self._lines.addWidget(label(nothing, "quiet", wraps=True))

    def _named(self, written: Written) -> Written:
        """Let a result begin with the name of its questionnaire."""
        names = (m.name for m in self._context.measures() if m.key == written.begins)
        is_result = written.kind is WrittenKind.RESULT
        return replace(written, begins=next(names, written.begins)) if is_result else written

    def _add_event_line(self, event: Event) -> None:
        words = event.text
        if event.until:
            words = self.tr("{event} (until {day})").format(
                event=event.text, day=short_date(event.until)
            )
        self._lines.addWidget(label(words, wraps=True))
        self._link(self.tr("Change this event…"), partial(self._change, event), event.text)

    def _link(self, words: str, pressed: Callable[[], None], about: str) -> None:
        made = button(words, pressed, "link")
        made.setProperty("flush", True)
        made.setAccessibleDescription(about)
        self.links.append(made)
        self._lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)

    def _open(self, written: Written) -> None:
        self.leave()
        self.open_requested.emit(written.page, written.record)

    def _change(self, event: Event) -> None:
        self.leave()
        self.change_requested.emit(event.id)

    def _add(self) -> None:
        self.leave()
        self.add_requested.emit(self._day.toordinal())

    def _make_room(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_it)
        inner = QWidget()
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setWidget(inner)
        inner.setAutoFillBackground(False)  # which Qt does for it; the card's ground is seen
        self._inner = inner
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._room, 1)
        column.addWidget(self.add_event, 0, Qt.AlignmentFlag.AlignLeading)

    def _place(self) -> None:
        scale = self.fontInfo().pixelSize() / BASE_PIXELS
        room = self._over.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        width = min(round(WIDTH * scale), room.width())
        self._inner.ensurePolished()
        inside = self._inner.layout()
        wanted = inside.totalHeightForWidth(width - 52) if inside else 0
        rest = self.title.sizeHint().height() + self.add_event.sizeHint().height() + 56
        height = min(max(wanted, 0) + rest, round(TALLEST * scale), room.height())
        box = QRect(0, 0, width, height)
        at = self._over.mapFromGlobal(self._at)
        box.moveTopLeft(at + QPoint(EDGE, EDGE))
        if box.right() > room.right():  # on the other side of the day, not over it
            box.moveRight(at.x() - EDGE)
        box.moveLeft(max(room.left(), min(box.left(), room.right() - width)))
        box.moveTop(max(room.top(), min(box.top(), room.bottom() - height)))
        self.setGeometry(box)


def _words(written: Written) -> str:
    """Return what the way to a thing written is called."""
    said = {
        WrittenKind.RESULT: QCoreApplication.translate("DayPanel", "Answers and total: {begins}"),
        WrittenKind.SESSION: QCoreApplication.translate("DayPanel", "Session: {begins}"),
        WrittenKind.ENTRY: QCoreApplication.translate("DayPanel", "Journal: {begins}"),
        WrittenKind.FORM: QCoreApplication.translate("DayPanel", "Form: {begins}"),
        WrittenKind.PRACTICE: QCoreApplication.translate("DayPanel", "Practice: {begins}"),
        WrittenKind.GOAL: QCoreApplication.translate("DayPanel", "Goal reached: {begins}"),
        WrittenKind.NEAREST_SESSION: QCoreApplication.translate(
            "DayPanel", "The session before, on {day}"
        ),
    }[written.kind]
    begins = written.begins or QCoreApplication.translate("DayPanel", "without words")
    return said.format(begins=shortened(begins), day=short_date(written.day))


def shortened(words: str) -> str:
    """Return words cut where they stay on one line."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
