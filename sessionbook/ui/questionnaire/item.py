"""One item of a questionnaire: what it is about, its answers, and support where it is due."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from sessionbook.domain.measures import Item, Measure, answers_of, asks_for_support
from sessionbook.ui.focus import bring_into_view
from sessionbook.ui.page import Context
from sessionbook.ui.questionnaire import words
from sessionbook.ui.questionnaire.options import Options
from sessionbook.ui.questionnaire.support import SupportPanel
from sessionbook.ui.widgets.plain import label, set_property

GAP = 16
BESIDE = 13  # times the size of the letters: room for the words beside the answers
MOST_LINES = 2  # of the longest words there; longer ones stand above their answers
NARROWEST = 40


class ItemRow(QFrame):
    """A named group of radio buttons; the support panel comes with the answer, at once.

    number counts the items that are scored. large is how it stands when it stands alone.
    """

    answered = Signal()
    plan_requested = Signal()

    def __init__(self, context: Context, measure: Measure, item: Item, number: int) -> None:
        super().__init__()
        self._context, self._measure, self.item, self._number = context, measure, item, number
        answers = answers_of(measure, item)
        self._is_large = False
        self.heading = label(words.said(item.heading), "section", wraps=True)
        self.place = label(self._place_words(), "muted")
        self.caption = label(words.said(item.label), wraps=True)
        self.caption.setMinimumWidth(NARROWEST)
        self.options = Options(answers, [words.said(each.label) for each in answers])
        self.support: SupportPanel | None = None
        self._lay_out()
        if not item.heading:
            self.heading.hide()
        if not answers:
            self.options.hide()
        self.options.changed.connect(self._answered)
        self._name()

    def value(self) -> int | None:
        """Return the answer."""
        return self.options.value()

    def show_value(self, value: int | None) -> None:
        """Show an answer, with support if it is due; nothing is spoken."""
        self.options.show_value(value)
        self._name()
        self._show_support()

    def set_large(self, large: bool) -> None:
        """Stand alone, or as one of many."""
        self._is_large = large
        set_property(self.caption, "kind", "heading" if large else "")
        self.place.setVisible(large and self.item.scored)
        self.options.set_tall(large)
        self._arrange()

    def set_last(self, last: bool) -> None:
        """Have a hairline below, or not."""
        set_property(self, "last", last)

    def take_focus(self) -> None:
        """Put the focus on the answer, or where one begins to choose."""
        target = self.options.target()
        (target or self).setFocus()

    def has_support(self) -> bool:
        """Return whether the support panel stands below."""
        return self.support is not None and not self.support.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_line"):
            self._arrange()

    def _answered(self) -> None:
        self._name()
        has_come = self._show_support()
        self.answered.emit()
        if has_come and self.support:
            self.support.speak()
            QTimer.singleShot(0, self, lambda: self._bring_support())

    def _bring_support(self) -> None:
        """Let it be seen where its question stands at the end of what is in view."""
        if self.support and self.has_support():
            bring_into_view(self.support)

    def _show_support(self) -> bool:
        """Show or hide the panel; return whether it has just come."""
        wanted, had = asks_for_support(self._measure, self.item, self.value()), self.has_support()
        if wanted and self.support is None:
            self.support = SupportPanel(self._context)
            self.support.plan_requested.connect(self.plan_requested)
            self._column.addWidget(self.support)
        if self.support:
            self.support.setVisible(wanted)  # in its place already: it is no window of its own
        return wanted and not had

    def _name(self) -> None:
        said = words.item_name(self._measure, self.item, self._number, self.value())
        self.setAccessibleName(said)

    def _place_words(self) -> str:
        return words.place_of(self._number, len(self._measure.scored)) if self.item.scored else ""

    def _lay_out(self) -> None:
        set_property(self, "kind", "row")
        asked = QVBoxLayout()
        asked.setSpacing(4)
        asked.addWidget(self.place)
        asked.addWidget(self.caption)
        if not self.item.scored:
            note = label(self.tr("Only shown here; it is not counted."), "muted", wraps=True)
            asked.addWidget(note)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(GAP)
        self._line.addLayout(asked, 1)
        self._line.addWidget(self.options)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 9, 0, 9)
        self._column.setSpacing(8)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._line)
        self.place.hide()

    def _arrange(self) -> None:
        """Put the answers beside the words where both have room, below them otherwise."""
        beside = not self._is_large and self._fits_beside()
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._line.setSpacing(GAP if beside else GAP // 2)

    def _fits_beside(self) -> bool:
        """Return whether there is room for both: the same for every item with these answers."""
        room = self.width() - self.options.columns_width() - GAP
        longest = max((words.said(each.label) for each in self._measure.items), key=len)
        needed = self.fontMetrics().horizontalAdvance(longest)
        return room >= max(BESIDE * self.fontInfo().pixelSize(), needed / MOST_LINES)
