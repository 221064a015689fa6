"""The line below the chart: what the signs mean, and what can be done with it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import Button, label

ROOM = 24  # between the hint and the buttons


class ChartFoot(QWidget):
    """A hint, and the few quiet buttons that belong to the chart."""

    compares = Signal(bool)

    def __init__(self, events: QWidget, scales: QWidget, as_table: QWidget) -> None:
        super().__init__()
        self.hint = label("", "muted", wraps=True)
        self.compare = Button(self.tr("Compare"))
        self.compare.setProperty("kind", "link")
        self.compare.setCheckable(True)
        self.compare.setToolTip(self.tr("Drag over the days to compare; M marks them by key"))
        self.compare.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.compare.toggled.connect(self._switch)
        self._buttons = Flow(self.compare, events, scales, as_table, gap=8, line_gap=2)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(2)
        self._line.addWidget(self.hint, 1)
        self._line.addWidget(self._buttons)
        self._say(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._stack()

    def _stack(self) -> None:
        """Put the buttons beside the hint where both have room on a line."""
        words = self.hint.fontMetrics().horizontalAdvance(self.hint.text())
        fits = words + self._buttons.sizeHint().width() + ROOM <= self.width()
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def _switch(self, on: bool) -> None:
        self._say(on)
        self.compares.emit(on)

    def _say(self, comparing: bool) -> None:
        if comparing:
            said = self.tr("Drag over the days of then; a second stretch is what they meet.")
        else:
            said = self.tr(
                "small ticks: sessions · click a point for its day · "
                "drag, or Ctrl and the wheel: other months"
            )
        self.hint.setText(said)
        self._stack()
