"""Whether a questionnaire is answered one at a time or all on a page: one of two buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from sessionbook.ui.widgets.radio_buttons import as_radio_buttons
from sessionbook.ui.widgets.toggle import Toggle

SINGLE, ALL = 0, 1


class ViewButtons(QWidget):
    """Exactly one is pressed."""

    chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("How the questions are shown"))
        self.group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for number, text in ((SINGLE, self.tr("One at a time")), (ALL, self.tr("All on a page"))):
            pressed = Toggle(text, lambda: None)
            pressed.setChecked(number == SINGLE)
            self.group.addButton(pressed, number)
            line.addWidget(pressed)
        as_radio_buttons(self.group)
        self.group.idClicked.connect(lambda number: self.chosen.emit(number == SINGLE))

    def show_single(self, single: bool) -> None:
        """Press one of them without saying so."""
        self.group.button(SINGLE if single else ALL).setChecked(True)
