"""Where everything of a questionnaire stands: the way back, its name, the questions, the total."""

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.measures import Measure
from sessionbook.ui.page import Context
from sessionbook.ui.questionnaire import words as said
from sessionbook.ui.questionnaire.ending import Ending
from sessionbook.ui.questionnaire.item_list import ItemList
from sessionbook.ui.questionnaire.note import Note
from sessionbook.ui.questionnaire.support import SupportPanel
from sessionbook.ui.questionnaire.view_buttons import ViewButtons
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import GAP, ScrollPage, button, label, set_property
from sessionbook.ui.widgets.tab_order import chain

BACK_KEYS = "Alt+Left"
SINGLE_WIDTH = 640  # of one question alone, at the usual text size
UNBOUND = 16_777_215  # Qt's QWIDGETSIZE_MAX


class Paper(ScrollPage):
    """Shows a questionnaire's facts; what happens with them is for the sheet."""

    left = Signal()
    plan_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.back = button("", self.left.emit, "link")
        self.back.setShortcut(BACK_KEYS)
        set_property(self.back, "flush", "true")
        self.title = label(kind="title", wraps=True)
        self.recall = label(kind="quiet", wraps=True)
        self.day = DateField(QDate())
        self.day.setAccessibleName(self.tr("Day of these answers"))
        self.view = ViewButtons()
        self.labels_note = label(kind="quiet", wraps=True)
        self.note = Note()
        self.items = ItemList(context)
        self.support: SupportPanel | None = None
        self.ending = Ending()
        self.start_over = button(self.tr("Start over"), self._start_over, "link")
        self.delete = button(self.tr("Delete"), self._delete, "link")
        self.origin = label(kind="muted", wraps=True)
        self._order: tuple[object, ...] = ()
        self._lay_out()
        self.items.plan_requested.connect(self.plan_requested)

    def call_back(self, page: str, words: str) -> None:
        """Say where one goes back to."""
        self.back.setText(f"‹ {page}")
        self.back.setShortcut(BACK_KEYS)  # a new text takes it away
        self.ending.done.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_paper"):
            self._bound()

    def _show_facts(self, measure: Measure) -> None:
        """Name the questionnaire, and say where it comes from."""
        self.title.setText(said.title(measure))
        self._show_recall(measure)
        self.labels_note.setText(said.labels_note(measure))
        self.labels_note.setVisible(bool(self.labels_note.text()))
        self.origin.setText(said.origin(measure))
        self.delete.setAccessibleName(self.tr("Delete: {name}").format(name=measure.name))
        self.setAccessibleName(self.title.text())

    def _show_recall(self, measure: Measure, total: str = "") -> None:
        """Say which time the answers are about, after their total where it stands far below."""
        self.recall.setText(" · ".join(filter(None, (total, said.recall(measure)))))

    def _show_support(self, wanted: bool) -> None:
        """Let the support stand above the total, where its question is not on screen."""
        if wanted and self.support is None:
            self.support = SupportPanel(self._context)
            self.support.plan_requested.connect(self.plan_requested)
            self._column.insertWidget(self._column.indexOf(self.ending), self.support)
            self.support.stackUnder(self.ending)
        if self.support:
            self.support.setVisible(wanted)

    def _bound(self) -> None:
        """Keep one question alone, and what it adds up to, as narrow as one reads."""
        em = max(1, self.fontInfo().pixelSize()) / BASE_PIXELS
        narrow = self.items.is_single or self.items.isHidden()
        self._paper.setMaximumWidth(round(SINGLE_WIDTH * em) if narrow else UNBOUND)

    def _put_in_order(self) -> None:
        """Let Tab and screen readers go from the top to the bottom, if anything is new."""
        panels = sum(row.support is not None for row in self.items.rows)
        order = self.items.times_made, panels, self.support is not None
        if order == self._order:
            return
        self._order = order
        support = (self.support,) if self.support else ()
        head = self.back, self.start_over, self.delete, self.day, self.view, self.note
        chain((*head, self.items, *support, self.ending))

    def _start_over(self) -> None:
        raise NotImplementedError

    def _delete(self) -> None:
        raise NotImplementedError

    def _lay_out(self) -> None:
        self._paper = QWidget()
        self._column = QVBoxLayout(self._paper)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        for each in (self.items, self.ending, self.origin):
            self._column.addWidget(each)
        bare = label()
        bare.hide()
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._paper, 1000)
        beside.addStretch(1)
        column = self.column
        column.setSpacing(8)
        column.addWidget(self.back)
        head = PageHead(self.title, self.recall, self.start_over, self.delete, self.day)
        column.addWidget(head)
        column.addWidget(PageHead(self.labels_note, bare, self.view))
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addLayout(beside)
        column.addStretch(1)
