"""How it was to work together: four sliders of the notebook's own, unmarked, not a test."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton

from sessionbook.domain.sessions import SLIDERS
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Field, Sheet
from sessionbook.ui.widgets.more_button import is_used
from sessionbook.ui.widgets.slider import SliderRow, align_names

HIGHEST = 100
CLEAR_SIDE, CROSS = 18, 3
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class TogetherSection(Section):
    """Without a thumb until answered; any answer can be taken back."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("How was it, working together?"))
        self.hold_rows()
        self.rows = {name: TogetherRow(*words(name)) for name in SLIDERS}
        for name, row in self.rows.items():
            self.body.addWidget(row)
            sheet.bind(name, Field(row.slider, row.answer, row.set_answer))
            row.answered.connect(lambda _, name=name: sheet.touch(name))
            row.cleared.connect(lambda name=name: sheet.touch(name))
        align_names(self.rows.values())
        margins = self.body.contentsMargins()
        free = margins.right() - CLEAR_SIDE  # the crosses stand in the margin
        if self.isRightToLeft():
            margins.setLeft(free)
        else:
            margins.setRight(free)
        self.body.setContentsMargins(margins)


class TogetherRow(SliderRow):
    """A slider with its question, whose answer Delete or the small cross takes back."""

    cleared = Signal()

    def __init__(self, name: str, question: str) -> None:
        super().__init__(name, 0, HIGHEST, numbered=False)
        self.slider.setAccessibleName(f"{name}. {question}")
        ends = self.tr("{question} Left: not at all. Right: fully. Only you see this.")
        self.setToolTip(ends.format(question=question))
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


def words(slider: str) -> tuple[str, str]:
    """Return a slider's name and the whole question."""
    return {
        "being_myself": (
            QCoreApplication.translate("Together", "Being myself"),
            QCoreApplication.translate("Together", "How easy was it to be myself?"),
        ),
        "what_matters": (
            QCoreApplication.translate("Together", "What matters"),
            QCoreApplication.translate("Together", "How near did we come to what matters to me?"),
        ),
        "way_of_working": (
            QCoreApplication.translate("Together", "Way of working"),
            QCoreApplication.translate("Together", "How useful was the way we worked?"),
        ),
        "said_it": (
            QCoreApplication.translate("Together", "Said what I wanted"),
            QCoreApplication.translate("Together", "How much of what I wanted to say did I say?"),
        ),
    }[slider]
