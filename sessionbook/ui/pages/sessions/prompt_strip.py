"""The prompts below the notes: a click or a key writes one into them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Button, tip

WIDEST = 14  # in times the size of the letters; what is longer ends in dots
GAP = 6
KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class PromptStrip(QWidget):
    """One stop for Tab, inside which the arrow keys move; the menu is another.

    A click leaves the caret where it is: chosen carries the words to write there.
    """

    chosen = Signal(str)
    menu_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Prompts"))
        self.chips: list[PromptChip] = []
        self._texts: tuple[str, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._flow = Flow()
        self.more = MoreButton(always=True)

    def show_prompts(self, texts: Sequence[str]) -> None:
        """Offer these prompts."""
        if self._texts == tuple(texts):
            return
        focused = self.window().focusWidget()
        was_here = bool(focused and self.isAncestorOf(focused))
        self._texts = tuple(texts)
        self._column.removeWidget(self._flow)
        self._flow.hide()
        self._flow.deleteLater()
        self.chips = [self._chip(text) for text in texts]
        self.more = MoreButton(always=True)
        self.more.tell_about(self.tr("the prompts"))
        self.more.clicked.connect(self.menu_requested)
        self._flow = Flow(*self.chips, self.more, gap=GAP)
        self._column.addWidget(self._flow)
        self._let_tab_stop_at(0)
        if was_here:
            self.more.setFocus()

    def _chip(self, text: str) -> "PromptChip":
        made = PromptChip(text)
        made.clicked.connect(lambda: self.chosen.emit(text))
        made.stepped.connect(lambda step: self._step(made, step))
        return made

    def _step(self, chip: "PromptChip", step: int) -> None:
        if self.isRightToLeft():
            step = -step
        place = self.chips.index(chip) + step
        if 0 <= place < len(self.chips):
            self._let_tab_stop_at(place)
            self.chips[place].setFocus()

    def _let_tab_stop_at(self, place: int) -> None:
        for number, chip in enumerate(self.chips):
            policy = Qt.FocusPolicy.TabFocus if number == place else Qt.FocusPolicy.NoFocus
            chip.setFocusPolicy(policy)


class PromptChip(Button):
    """A prompt on a small button; stepped says that an arrow key was pressed."""

    stepped = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.setProperty("kind", "chip")
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Writes it into the notes"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.FontChange):
            self._fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def _fit(self) -> None:
        """Show as many of the words as a chip has room for, and all of them when pointed at."""
        room = WIDEST * self.fontInfo().pixelSize()
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(tip(self.words) if shown != self.words else "")
