"""The look of the calendar that a date field opens."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton


def dress(calendar: QCalendarWidget) -> None:
    """Take away what Qt's calendar has of its own: red days, a grey head, black arrows."""
    calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    calendar.setContentsMargins(1, 1, 1, 1)  # its border
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    plain, quiet = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(calendar.palette().color(QPalette.ColorRole.Text))
    quiet.setForeground(calendar.palette().color(QPalette.ColorRole.PlaceholderText))
    calendar.setHeaderTextFormat(quiet)
    for day in Qt.DayOfWeek:
        calendar.setWeekdayTextFormat(day, plain)
    for name, sign in (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›")):
        if arrow := calendar.findChild(QToolButton, name):
            arrow.setIcon(QIcon())
            arrow.setText(sign)
