"""Crisis lines, reachable before anything is unlocked; nothing private is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from sessionbook.ui.crisis_lines import CrisisLines
from sessionbook.ui.locked import LockedScreen
from sessionbook.ui.widgets.plain import button, label


class CrisisHelp(LockedScreen):
    """The numbers as dated data, and the local emergency number for everywhere else."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Help in a crisis"),
            self.tr(
                "This notebook is not an emergency service and nobody is watching it. "
                "If you are in danger, call your local emergency number."
            ),
        )
        lines = CrisisLines()
        self.column.addWidget(lines)
        dated = label(lines.dated(), "muted")
        self.column.addWidget(dated, 0, Qt.AlignmentFlag.AlignHCenter)
        self.back_button = button(self.tr("Back"), self.left.emit)
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.back_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
