"""The look of the calendar that a date field opens."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QSpinBox, QToolButton


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
    translate = QCoreApplication.translate
    for name, sign, said in (
        ("qt_calendar_prevmonth", "‹", translate("Calendar", "The month before")),
        ("qt_calendar_nextmonth", "›", translate("Calendar", "The month after")),
        ("qt_calendar_monthbutton", "", translate("Calendar", "Month")),
        ("qt_calendar_yearbutton", "", translate("Calendar", "Year")),
    ):
        if part := calendar.findChild(QToolButton, name):
            if sign:
                part.setIcon(QIcon())
                part.setText(sign)
                part.setAccessibleName(said)
            part.setToolTip(said)
    if year := calendar.findChild(QSpinBox, "qt_calendar_yearedit"):
        year.setAccessibleName(translate("Calendar", "Year"))
