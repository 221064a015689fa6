"""A slider that may be unanswered: no thumb until the person sets one."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider

TRACK, THUMB, ROOM = 6.0, 16.0, 20
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AnswerSlider(QSlider):
    """A horizontal slider whose answer is a number or None; the wheel never changes it.

    Delete takes the answer back. answered and cleared are emitted for the person's own
    changes only, answer_shown for any.
    """

    answered = Signal(int)
    cleared = Signal()
    answer_shown = Signal()

    def __init__(self, name: str, lowest: int = 0, highest: int = 10) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(lowest, highest)
        self.setPageStep(max(1, (highest - lowest) // 10))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(ROOM)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._is_answered = False
        self._quiet = False
        self._ends = ""
        self.valueChanged.connect(self._value_changed)
        self.set_answer(None)

    def answer(self) -> int | None:
        """Return what the person set, or None."""
        return self.value() if self._is_answered else None

    def set_answer(self, answer: int | None) -> None:
        """Show an answer without announcing it."""
        self._quiet = True
        self._is_answered = answer is not None
        self.setValue(self.minimum() if answer is None else answer)
        self._quiet = False
        self._describe()
        self.update()

    def set_ends(self, words: str) -> None:
        """Set what screen readers say about the two ends."""
        self._ends = words
        self._describe()

    def clear_answer(self) -> None:
        """Take the answer back, as the person wishes."""
        if self._is_answered:
            self.set_answer(None)
            self.cleared.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._answer_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._answer_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLEAR_KEYS:
            self.clear_answer()
        elif event.text().isdigit() and self.maximum() <= 10:  # noqa: PLR2004 - one digit is enough
            self._give(min(self.maximum(), int(event.text())))
        elif self._is_answered or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._give((self.minimum() + self.maximum()) // 2)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        left, width = THUMB / 2, self.width() - THUMB
        painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
        if not self._is_answered:  # with no thumb, the groove alone says that there is a slider
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), 1))
        painter.drawRoundedRect(QRectF(left, middle - TRACK / 2, width, TRACK), 3, 3)
        if self._is_answered:
            self._paint_answer(painter, middle)
        if self.hasFocus():
            self._paint_focus(painter)

    def _paint_answer(self, painter: QPainter, middle: float) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        centre = self._thumb_centre()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = self.width() - THUMB / 2 if mirrored else THUMB / 2
        bar = QRectF(min(start, centre), middle - TRACK / 2, abs(centre - start), TRACK)
        painter.setBrush(accent)
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        thumb = QRectF(centre - THUMB / 2 + 1, middle - THUMB / 2 + 1, THUMB - 2, THUMB - 2)
        painter.drawEllipse(thumb)

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _thumb_centre(self) -> float:
        share = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return THUMB / 2 + share * (self.width() - THUMB)

    def _answer_at(self, x: float) -> None:
        share = min(1.0, max(0.0, (x - THUMB / 2) / max(1.0, self.width() - THUMB)))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        self._give(round(self.minimum() + share * (self.maximum() - self.minimum())))

    def _give(self, answer: int) -> None:
        """Take an answer, announcing it even where it equals the hidden value."""
        if self.value() != answer:
            self.setValue(answer)
        elif not self._is_answered:
            self._value_changed(answer)

    def _value_changed(self, value: int) -> None:
        if self._quiet:
            return
        self._is_answered = True
        self._describe()
        self.update()
        self.answered.emit(value)

    def _describe(self) -> None:
        missing = "" if self._is_answered else self.tr("not answered yet")
        self.setAccessibleDescription(" · ".join(part for part in (self._ends, missing) if part))
        self.answer_shown.emit()
