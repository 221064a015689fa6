"""A slider in the write-up whose answer can be taken back."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton

from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Field
from sessionbook.ui.widgets.more_button import is_used
from sessionbook.ui.widgets.slider import SliderRow, align_names

CLEAR_SIDE, CROSS = 18, 3
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AnswerRow(SliderRow):
    """A slider with its question, whose answer Delete or the small cross takes back.

    ends says what is left and what is right.
    """

    cleared = Signal()

    def __init__(
        self, name: str, question: str, ends: str, highest: int, *, numbered: bool
    ) -> None:
        super().__init__(name, 0, highest, numbered=numbered)
        self.slider.setAccessibleName(f"{name}. {question}")
        self.setToolTip(f"{question} {ends}")
        self.slider.installEventFilter(self)
        self.clear_button = ClearButton(name)
        self.clear_button.clicked.connect(self._clear)
        self.line.setSpacing(6)
        self.line.addWidget(self.clear_button)
        self.slider.answered.connect(lambda: self.clear_button.setEnabled(True))

    def set_answer(self, answer: int | None) -> None:
        super().set_answer(answer)
        self.clear_button.setEnabled(answer is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in CLEAR_KEYS:
                self._clear()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.clear_button.update()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.clear_button.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.clear_button.update()

    def _clear(self) -> None:
        if self.answer() is not None:
            self.set_answer(None)
            self.cleared.emit()


class ClearButton(QToolButton):
    """A small cross, painted while the pointer or the focus is in its row."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Clear: {name}").format(name=name))
        self.setToolTip(self.tr("Clear this answer (Delete)"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(CLEAR_SIDE, CLEAR_SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.isEnabled() and is_used(self.parentWidget())):
            return
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        middle = QRectF(self.rect()).center()
        painter.drawLine(middle - QPointF(CROSS, CROSS), middle + QPointF(CROSS, CROSS))
        painter.drawLine(middle - QPointF(CROSS, -CROSS), middle + QPointF(CROSS, -CROSS))


def put_rows(section: Section, rows: Mapping[str, AnswerRow]) -> None:
    """Put rows on a section's card, each for a field of the session; crosses in the margin."""
    section.hold_rows()
    sheet = section.sheet
    for name, row in rows.items():
        section.body.addWidget(row)
        sheet.bind(name, Field(row.slider, row.answer, row.set_answer))
        row.answered.connect(lambda _, name=name: sheet.touch(name))
        row.cleared.connect(lambda name=name: sheet.touch(name))
    align_names(rows.values())
    margins = section.body.contentsMargins()
    free = margins.right() - CLEAR_SIDE
    if section.isRightToLeft():
        margins.setLeft(free)
    else:
        margins.setRight(free)
    section.body.setContentsMargins(margins)
