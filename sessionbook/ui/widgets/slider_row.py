"""A row with a question that is answered on a slider."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sessionbook.ui.widgets.clear_button import ClearButton
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.widgets.slider import AnswerSlider

NAME_WIDTH = 94
MOST_LETTERS = 10  # of a name's line, as wide as they are high: a longer name wraps
ROW_GAP = 6


class SliderRow(QWidget):
    """A name, its slider, the number where the scale has numbers, and what clears it."""

    answered = Signal(int)
    cleared = Signal()

    def __init__(
        self, name: str, lowest: int = 0, highest: int = 10, *, numbered: bool = True
    ) -> None:
        super().__init__()
        self.slider = AnswerSlider(name, lowest, highest)
        self._number = QLabel()
        self._number.setMinimumWidth(24)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if not numbered:  # showing it before it has a parent would open a window
            self._number.hide()
        self.caption = label(name, wraps=True)
        self.caption.setMinimumWidth(NAME_WIDTH)
        self.line = QHBoxLayout(self)
        self.clear_button = ClearButton(name, self.slider)
        self.line.setContentsMargins(0, 8, 0, 8)
        self.line.setSpacing(ROW_GAP)
        self.line.addWidget(self.caption)
        self.line.addWidget(self.slider, 1)
        self.line.addWidget(self._number)
        self.line.addWidget(self.clear_button)
        self.slider.answer_shown.connect(self._show_number)
        self.slider.answered.connect(self.answered)
        self.slider.cleared.connect(self.cleared)

    def set_answer(self, answer: int | None) -> None:
        """Show an answer without announcing it."""
        self.slider.set_answer(answer)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.clear_button.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.clear_button.update()

    def answer(self) -> int | None:
        """Return what the person set, or None."""
        return self.slider.answer()

    def _show_number(self) -> None:
        answer = self.slider.answer()
        self._number.setText("" if answer is None else self.locale().toString(answer))


def align_names(rows: Iterable[SliderRow]) -> None:
    """Let the sliders of several rows begin below one another."""
    captions = [row.caption for row in rows]
    widest = max((caption.sizeHint().width() for caption in captions), default=0)
    for caption in captions:
        most = MOST_LETTERS * caption.fontInfo().pixelSize()
        caption.setFixedWidth(max(NAME_WIDTH, min(widest, most)))
