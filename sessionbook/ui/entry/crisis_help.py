"""Help before anything is unlocked: what the person chose to keep outside, and crisis lines."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea

from sessionbook.domain.crisis import CrisisLine
from sessionbook.services import crisis_lines, safety_copy
from sessionbook.services.safety_copy import CopiedHeading
from sessionbook.settings import Settings
from sessionbook.ui.crisis_lines import CrisisLines
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.widgets.plain import Card, Row, button, label
from sessionbook.ui.window import Window

WIDTH = 460
SCROLLED = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class CrisisHelp(LockedScreen):
    """The chosen part of the plan, the numbers, and the emergency number for everywhere else.

    Escape leaves it; the arrows, Page Up and Page Down read on where it is long.
    """

    left = Signal()

    def __init__(
        self, lines: Sequence[CrisisLine], today: date, plan: Sequence[CopiedHeading] = ()
    ) -> None:
        super().__init__(
            self.tr("Help in a crisis"),
            self.tr(
                "This notebook is not an emergency service and nobody is watching it. "
                "If you are in danger, call your local emergency number."
            ),
            WIDTH,
        )
        self.column.addWidget(self.problem)
        for heading in plan:
            self.column.addWidget(_plan_card(heading))
        self.lines = CrisisLines(self.tr("Crisis lines"))
        self.lines.show_lines(lines, today)
        self.column.addWidget(self.lines)
        self.lines.setVisible(bool(lines))
        self.back_button = button(self.tr("Back"), self.left.emit)
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.back_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = SCROLLED.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif action is not None and (area := self.findChild(QScrollArea)):
            area.verticalScrollBar().triggerAction(action)


def show_crisis_help(window: Window, settings: Settings, folder: Path | None) -> None:
    """Lay over the screen the crisis lines and the plan's copy, if a folder has one."""
    plan = safety_copy.read(folder) if folder else []
    lines = crisis_lines.current(settings)
    sheet = CrisisHelp(lines, datetime.now().astimezone().date(), plan)
    sheet.left.connect(lambda: window.take_off(sheet))
    window.lay_over(sheet)


def _plan_card(heading: CopiedHeading) -> Card:
    card = Card(heading.title)
    for place, (text, phone) in enumerate(heading.lines):
        row = Row(last=place + 1 == len(heading.lines))
        row.line.setContentsMargins(0, 5, 0, 5)
        row.line.addWidget(label(text, wraps=True), 3)
        if phone:
            called = label(phone, "strong", wraps=True)
            called.setAccessibleName(f"{text}: {phone}")
            row.line.addWidget(called, 2)
        card.body.addWidget(row)
    return card
