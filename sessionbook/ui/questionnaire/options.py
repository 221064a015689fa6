"""The answers to one item, beside or below one another; one of them, or none, is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from sessionbook.domain.measures import Answer
from sessionbook.ui.questionnaire.option import Option

GAP = 6
MOST_KEYS = 9
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
CLEARING = (Qt.Key.Key_Delete,)


class Options(QWidget):
    """Columns of one width where they fit in two lines, otherwise a list, as a tall one always is.

    Tab comes to one of them; arrows choose, and say so by changed. A digit is for whoever
    goes on to the next item: take_digit.
    """

    changed = Signal()

    def __init__(self, answers: Sequence[Answer], words: Sequence[str]) -> None:
        super().__init__()
        self._tall = False
        keys = keys_of(answers)
        self.options = tuple(
            Option(answer.value, key, said)
            for answer, key, said in zip(answers, keys, words, strict=True)
        )
        for option in self.options:
            option.setParent(self)
            option.clicked.connect(lambda _, option=option: self._clicked(option))
        self._by_key = {key: option for key, option in zip(keys, self.options, strict=True) if key}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show_tab_stop()

    def value(self) -> int | None:
        """Return what is chosen."""
        chosen = self._chosen()
        return chosen.value if chosen else None

    def show_value(self, value: int | None) -> None:
        """Show an answer, or none."""
        for option in self.options:
            option.show_chosen(option.value == value)
        self._show_tab_stop()

    def take_digit(self, key: str) -> bool:
        """Choose the answer with this key; return whether there is one."""
        option = self._by_key.get(key)
        if option is None:
            return False
        option.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(option.value)
        return True

    def target(self) -> Option | None:
        """Return what takes the focus."""
        return self._chosen() or next(iter(self.options), None)

    def set_tall(self, tall: bool) -> None:
        """Let the answers always be a list, or only where there is no room for columns."""
        self._tall = tall
        self._fit()

    def columns_width(self) -> int:
        """Return how much room the answers take beside one another."""
        widest = max((option.sizeHint().width() for option in self.options), default=0)
        return len(self.options) * (widest + GAP) - GAP

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLEARING:
            self._choose(None)
        elif step := self._step(Qt.Key(event.key())):
            self._move(step)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.columns_width(), self.height())

    def minimumSizeHint(self) -> QSize:
        widths = (option.minimumSizeHint().width() for option in self.options)
        return QSize(max(widths, default=0), self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._fit()

    def _clicked(self, option: Option) -> None:
        """Choose what was pressed; what was chosen already is taken back by it."""
        self._choose(None if option.isChecked() else option.value)

    def _choose(self, value: int | None) -> None:
        self.show_value(value)
        self.changed.emit()

    def _chosen(self) -> Option | None:
        return next((option for option in self.options if option.isChecked()), None)

    def _step(self, key: Qt.Key) -> int:
        onward = LEFT if self.isRightToLeft() else RIGHT
        backward = RIGHT if onward is LEFT else LEFT
        return {DOWN: 1, onward: 1, UP: -1, backward: -1}.get(key, 0)

    def _move(self, step: int) -> None:
        """Choose the next answer, or, with none chosen, the first one in this direction."""
        chosen = self._chosen()
        last = len(self.options) - 1
        place = (0 if step > 0 else last) if chosen is None else self.options.index(chosen) + step
        option = self.options[min(max(place, 0), last)]
        option.setFocus(Qt.FocusReason.TabFocusReason)
        if option is not chosen:
            self._choose(option.value)

    def _show_tab_stop(self) -> None:
        target = self.target()
        for option in self.options:
            stops = option is target
            focus = Qt.FocusPolicy
            option.setFocusPolicy(focus.StrongFocus if stops else focus.ClickFocus)

    def _fit(self) -> None:
        """Place the answers and take the height that they need."""
        bottom = 0
        for option, place in zip(self.options, self._places(), strict=True):
            moved = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
            if moved != option.geometry():
                option.setGeometry(moved)
            bottom = max(bottom, place.bottom() + 1)
        if bottom != self.height():
            self.setFixedHeight(bottom)
            self.updateGeometry()

    def _places(self) -> list[QRect]:
        """Return where each stands, as if the reading went from left to right."""
        if not self._tall and self._fits_columns():
            return self._columns()
        places, top = [], 0
        for option in self.options:
            height = option.heightForWidth(self.width())
            places.append(QRect(0, top, self.width(), height))
            top += height + GAP
        return places

    def _fits_columns(self) -> bool:
        narrowest = max((option.narrow_width() for option in self.options), default=0)
        return len(self.options) * (narrowest + GAP) - GAP <= self.width()

    def _columns(self) -> list[QRect]:
        count = len(self.options)
        width = (self.width() + GAP) // max(1, count) - GAP
        height = max((option.heightForWidth(width) for option in self.options), default=0)
        return [QRect(place * (width + GAP), 0, width, height) for place in range(count)]


def keys_of(answers: Sequence[Answer]) -> list[str]:
    """Return the digit that chooses each answer: what it counts, or else its place."""
    values = [answer.value for answer in answers]
    if all(0 <= value <= MOST_KEYS for value in values) and len(set(values)) == len(values):
        return [str(value) for value in values]
    return [str(place) if place <= MOST_KEYS else "" for place in range(1, len(values) + 1)]
