"""The card on the screen: every line a widget of its own, so that it is read aloud and ticked."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sessionbook.ui.card.content import Content
from sessionbook.ui.card.layout import Look, Placed, lay_out
from sessionbook.ui.card.painting import paint_line
from sessionbook.ui.theme import Theme
from sessionbook.ui.widgets.check import BareCheck
from sessionbook.ui.widgets.plain import LARGE
from sessionbook.ui.widgets.steps import step_of

RING, CORNER = 4, 6  # pixels around a line, for its focus
SMALLEST = QSize(200, 120)


class CardWords(QWidget):
    """A line that is only read."""

    def __init__(self, view: "CardView") -> None:
        super().__init__(view)
        self._view = view
        self.placed: Placed | None = None

    def show_line(self, placed: Placed) -> None:
        """Stand where the line does."""
        self.placed = placed
        self.setAccessibleName(placed.text)
        self.setGeometry(around(placed.rect))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.placed:
            painter = QPainter(self)
            painter.translate(-QPointF(self.pos()))
            paint_line(painter, self.placed, self._view.theme)


class CardTick(BareCheck):
    """A line that is ticked by Space or a click, and unticked the same way."""

    def __init__(self, view: "CardView", key: str) -> None:
        super().__init__(view)
        self.key = key
        self._view = view
        self.placed: Placed | None = None
        self.clicked.connect(lambda on: view.ticked.emit(key, on))

    def show_line(self, placed: Placed) -> None:
        """Stand where the line does."""
        self.placed = placed
        self.setAccessibleName(placed.text)
        self.setGeometry(around(placed.rect))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, CORNER, CORNER)
        if self.placed:
            painter.translate(-QPointF(self.pos()))
            theme = self._view.theme
            paint_line(painter, self.placed, theme, is_ticked=self.isChecked())


class CardView(QWidget):
    """Lays the card out anew whenever its size, the text's size or the direction changes."""

    ticked = Signal(str, bool)

    def __init__(self, content: Content, theme: Theme) -> None:
        super().__init__()
        self.content, self.theme = content, theme
        self.setObjectName(LARGE)
        self._parts: dict[tuple[int, int], CardWords | CardTick] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST)

    def ticks(self) -> list[CardTick]:
        """Return the lines on screen that can be ticked, from top to bottom."""
        every = [part for _, part in sorted(self._parts.items()) if not part.isHidden()]
        return [part for part in every if isinstance(part, CardTick)]

    def look(self) -> Look:
        """Return how large the person has the text, and from where they read."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Look(self.font(), self.fontInfo().pixelSize(), mirrored)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tick to tick."""
        step, ticks = step_of(event), self.ticks()
        here = next((place for place, each in enumerate(ticks) if each.hasFocus()), None)
        if not step or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(ticks):
            ticks[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._lay_out()

    def _lay_out(self) -> None:
        room = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        placed = {each.at: each for each in lay_out(self.content, room, self.look())}
        for at, part in self._parts.items():
            part.setVisible(at in placed)
        last: QWidget | None = None
        for at, each in placed.items():
            part = self._part(at, each)
            part.show_line(each)
            part.show()
            part.raise_()  # screen readers meet it where it stands
            if isinstance(part, CardTick):
                if last:
                    QWidget.setTabOrder(last, part)
                last = part

    def _part(self, at: tuple[int, int], placed: Placed) -> CardWords | CardTick:
        if at not in self._parts:
            self._parts[at] = CardTick(self, placed.key) if placed.key else CardWords(self)
        return self._parts[at]


def around(rect: QRectF) -> QRect:
    """Return the pixels of a line with room for a ring."""
    return rect.adjusted(-RING, -RING, RING, RING).toAlignedRect()
