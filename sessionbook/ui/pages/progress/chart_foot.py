"""The line below the chart: what stands beside the series, and what can be done with it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import Button, label

ROOM = 36  # between the hint and the buttons, and among these
SWITCH_GAP, LINE_GAP = 14, 2


class ChartFoot(QWidget):
    """A hint, what is switched on beside the series, and the few quiet buttons of the chart."""

    compares = Signal(bool)

    def __init__(self, signs: QWidget, events: QWidget, scales: QWidget, as_table: QWidget) -> None:
        super().__init__()
        self.hint = label("", "muted", wraps=True)
        self.compare = Button(self.tr("Compare"))
        self.compare.setProperty("kind", "link")
        self.compare.setCheckable(True)
        self.compare.setToolTip(self.tr("Drag over the days to compare; M marks them by key"))
        self.compare.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.compare.toggled.connect(self._switch)
        self._signs = signs
        self._buttons = Flow(self.compare, events, scales, as_table, gap=4, line_gap=2)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(LINE_GAP)
        self._line.addWidget(self.hint, 1)
        self._switches = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._switches.addWidget(signs, 1)
        self._switches.addWidget(self._buttons)
        self._line.addLayout(self._switches)
        self._say(False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._stack()  # there may be more signs, or fewer
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._stack()

    def _stack(self) -> None:
        """Put the buttons beside the hint where all have room on a line."""
        words = self.hint.fontMetrics().horizontalAdvance(self.hint.text())
        switches = self._signs.sizeHint().width() + self._buttons.sizeHint().width() + ROOM
        self._line.setDirection(self._way(words + switches))
        self._switches.setDirection(self._way(switches))
        gap = SWITCH_GAP if switches <= self.width() else LINE_GAP
        if gap != self._switches.spacing():
            self._switches.setSpacing(gap)

    def _way(self, width: int) -> QBoxLayout.Direction:
        way = QBoxLayout.Direction
        return way.LeftToRight if width <= self.width() else way.TopToBottom

    def _switch(self, on: bool) -> None:
        self._say(on)
        self.compares.emit(on)

    def _say(self, comparing: bool) -> None:
        if comparing:
            said = self.tr("Drag over the days of then, then of now.")
        else:
            said = self.tr("small ticks: sessions · click a point for its day")
        self.hint.setText(said)
        self.hint.setToolTip(self.tr("Drag, or Ctrl and the wheel: other months"))
        self._stack()
