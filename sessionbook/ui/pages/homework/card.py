"""One homework in the list: its title, how often it was done, its week."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout

from sessionbook.ui.pages.homework.overview import Overview, pill_words, place_words
from sessionbook.ui.pages.homework.week_strip import WeekStrip
from sessionbook.ui.widgets.plain import CARD_PADDING, label, press_by_enter, set_property

CORNER = 12
NARROWEST = 40  # a word without a gap is cut rather than making the page wider


class HomeworkCard(QRadioButton):
    """A card to choose, like one of several radio buttons; looks like any card."""

    day_toggled = Signal(str, object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self._has_strip = self._is_daily = False
        self.heading = label(kind="strong", wraps=True)
        self.pill = label(kind="pill")
        self.place = label(kind="muted", wraps=True)
        self.week = WeekStrip()
        for words in (self.heading, self.place):
            words.setMinimumWidth(NARROWEST)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.heading, 1)
        first.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING, CARD_PADDING - 2, CARD_PADDING, CARD_PADDING - 2)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.place)
        column.addWidget(self.week)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._show_strip)
        self.week.toggled.connect(lambda day, on: self.day_toggled.emit(self.key, day, on))

    def show_overview(self, overview: Overview) -> None:
        """Show a homework and how it went in the last seven days."""
        homework = overview.homework
        pill, place = pill_words(overview), place_words(overview)
        self.key = homework.id
        self.heading.setText(homework.title)
        self.pill.setText(pill)
        self.pill.setVisible(bool(pill))
        set_property(self.pill, "tone", "" if overview.tally else "warm")
        self.place.setText(place)
        self.place.setVisible(bool(place))
        self.week.show_week(overview.week, overview.practised)
        self._has_strip = homework.finished_on is None
        self._is_daily = overview.is_daily
        self.setAccessibleName(homework.title)
        self.setAccessibleDescription(", ".join(part for part in (pill, place) if part))
        self._show_strip()

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize()

    def hitButton(self, pos: object) -> bool:
        del pos
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, palette = QPalette.ColorRole, self.palette()
        width = 2 if self.hasFocus() else 1
        edge = role.Highlight if self.isChecked() or self.hasFocus() else role.Mid
        inset = width / 2
        painter.setPen(QPen(palette.color(edge), width))
        painter.setBrush(palette.color(role.Base))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _show_strip(self) -> None:
        """Show the week of what is practised daily, and of the homework chosen."""
        self.week.setVisible(self._has_strip and (self._is_daily or self.isChecked()))
