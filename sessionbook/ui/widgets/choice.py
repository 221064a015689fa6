"""Fields that open something, with the look's arrow: the style sheet can draw none."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, QPointF, Qt, QTime
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QStyledItemDelegate,
    QTimeEdit,
    QWidget,
)

from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.words import typed_date_format

PADDING = 10
EARLIEST = QDate(100, 1, 1)  # that Qt can; its usual one, in 1752, would change older days
LATEST = QDate(9999, 12, 31)
ROOM, WIDTH, HEIGHT, STROKE = 16, 9, 4.5, 1.5


class Choice(QComboBox):
    """One of a few."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # its own one ignores the style sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)


class Signs:
    """Takes a date or an hour with the signs between its parts, as one writes it.

    A full part makes Qt go on to the next one; the sign typed then would skip that one.
    """

    def __init__(self) -> None:
        self._has_gone_on = False

    def press(
        self, field: QDateTimeEdit, event: QKeyEvent, take: Callable[[QKeyEvent], None]
    ) -> None:
        """Let the field take a key, unless it is a sign that has had its effect."""
        typed, before = event.text(), field.currentSection()
        is_sign = bool(typed) and typed.isprintable() and not typed.isalnum()
        if not (is_sign and self._has_gone_on):
            take(event)
        self._has_gone_on = typed.isalnum() and field.currentSection() is not before


class DateField(QDateEdit):
    """A day, typed or chosen from a calendar.

    While it is typed its ends hold only for what is read from it: Qt would refuse the first
    digits of a day whose month is typed after it, and a month before its year. Once all of it
    is typed it counts as typed: on the way Qt makes a 31st of November the 30th.
    """

    def __init__(self, day: QDate) -> None:
        super().__init__()
        self._ends = EARLIEST, LATEST
        self._keep_to_ends()
        self.setDisplayFormat(typed_date_format())
        self.setDate(day)
        self.setCalendarPopup(True)
        self._is_dressed = False
        self._signs = Signs()
        self._typed = ""

    def date(self) -> QDate:
        first, last = self._ends
        return min(max(super().date(), first), last)

    def setMinimumDate(self, day: QDate) -> None:
        self._ends = day, self._ends[1]
        self._keep_to_ends()

    def setMaximumDate(self, day: QDate) -> None:
        self._ends = self._ends[0], day
        self._keep_to_ends()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum():
            self.setDateRange(EARLIEST, LATEST)
        self._signs.press(self, event, super().keyPressEvent)
        self._take_whole(event.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._typed = ""
        self._keep_to_ends()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keep_to_ends()
        if not self._is_dressed:  # the calendar is made when it is first asked for
            from sessionbook.ui.widgets.calendar import dress

            self._is_dressed = True
            dress(self.calendarWidget())
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)

    def _take_whole(self, typed: str) -> None:
        self._typed = self._typed + typed if typed and typed.isprintable() else ""
        form = self.displayFormat().replace("dd", "d")
        whole = QLocale().toDate(self._typed, form if "MMM" in form else form.replace("MM", "M"))
        if whole.isValid():
            self.setDate(whole)

    def _keep_to_ends(self) -> None:
        self.setDateRange(*self._ends)


class TimeField(QTimeEdit):
    """A time of day, typed or stepped with Up and Down."""

    def __init__(self, at: QTime) -> None:
        super().__init__(at)
        # without its buttons, the style sheet forgets the padding
        self.lineEdit().setTextMargins(PADDING, 0, PADDING, 0)
        self._open_words = ""
        self._signs = Signs()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit begin an hour where words stand for none: Qt would not take it."""
        if self.specialValueText() and self.time() == self.minimumTime() and event.text().isdigit():
            self._open_words = self.specialValueText()
            self.setSpecialValueText("")
            self.setSelectedSection(self.Section.HourSection)
        self._signs.press(self, event, super().keyPressEvent)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._open_words:
            self.setSpecialValueText(self._open_words)
            self._open_words = ""

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab leave words that stand for no time: Qt looks for hours in them for ever."""
        if self.specialValueText() and self.time() == self.minimumTime():
            return QWidget.focusNextPrevChild(self, onward)
        return super().focusNextPrevChild(onward)


def turn_inside(field: QWidget, event: QWheelEvent, turn: Callable[[QWheelEvent], None]) -> None:
    """Let the wheel scroll the page, unless the person is in the field."""
    if field.hasFocus():
        turn(event)
    else:
        event.ignore()


def paint_arrow(field: QWidget) -> None:
    """Draw the arrow that says that the field opens, as large as its letters are."""
    scale = max(1.0, field.fontInfo().pixelSize() / BASE_PIXELS)
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = field.palette().color(QPalette.ColorRole.PlaceholderText)
    painter.setPen(QPen(colour, STROKE * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    mirrored = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = ROOM if mirrored else field.width() - ROOM
    y = field.height() / 2
    across, down = WIDTH / 2 * scale, HEIGHT / 2 * scale
    corners = ((-across, -down), (0, down), (across, -down))
    painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
