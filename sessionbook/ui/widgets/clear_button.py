"""A small cross that takes an answer back."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from sessionbook.ui.widgets.more_button import is_used
from sessionbook.ui.widgets.slider import AnswerSlider
from sessionbook.ui.widgets.tool_button import ToolButton

SIDE, CROSS = 18, 3
_FOCUS = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class ClearButton(ToolButton):
    """Painted while the pointer or the focus is in its row; its room is always kept."""

    def __init__(self, name: str, slider: AnswerSlider) -> None:
        super().__init__()
        self._slider = slider
        self.setAccessibleName(self.tr("Clear: {name}").format(name=name))
        self.setToolTip(self.tr("Clear this answer (Delete)"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clear)
        slider.answer_shown.connect(self._follow)
        slider.installEventFilter(self)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOCUS:
            self.update()
        return super().eventFilter(watched, event)

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

    def _clear(self) -> None:
        self._slider.setFocus()  # a button that cannot be pressed any more keeps no focus
        self._slider.clear_answer()

    def _follow(self) -> None:
        self.setEnabled(self._slider.answer() is not None)


def leave_margin(body: QBoxLayout, *, mirrored: bool) -> None:
    """Let the crosses at the end of a card's rows stand in its margin."""
    margins = body.contentsMargins()
    if mirrored:
        margins.setLeft(margins.left() - SIDE)
    else:
        margins.setRight(margins.right() - SIDE)
    body.setContentsMargins(margins)
