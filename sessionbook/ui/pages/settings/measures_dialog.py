"""The window in which one chooses which questionnaires are in use."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sessionbook.domain.measures import Measure
from sessionbook.services import measures
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.measure_row import shown_only_words
from sessionbook.ui.widgets.dialog import Dialog
from sessionbook.ui.widgets.plain import ScrollPage, button, label
from sessionbook.ui.widgets.tab_order import chain
from sessionbook.ui.widgets.ticked import GAP, Ticked

WIDTH, HEIGHT = 560, 620
MARGIN = 24
BELOW = 10  # a tick's facts


class MeasuresDialog(Dialog):
    """Every tick is in force at once; under each stands where it is from and what it allows."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent)
        self._context = context
        title = self.tr("Which questionnaires")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(WIDTH, parent.window().width()))
        self.done_button = button(self.tr("Done"), self.accept, "primary")
        self.done_button.setDefault(True)
        said = self.tr("What is put away keeps its results, and is no longer asked for.")
        self._facts: list[QLabel] = []
        self.ticks = {measure.key: self._tick(measure) for measure in context.measures()}
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 22, MARGIN, 22)
        column.setSpacing(12)
        column.addWidget(label(title, "heading", wraps=True))
        column.addWidget(label(said, "quiet", wraps=True))
        column.addWidget(self._list(), 1)
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.done_button)
        column.addLayout(actions)
        self.resize(WIDTH, min(HEIGHT, parent.window().height()))
        chain((*self.ticks.values(), self.done_button))

    def _list(self) -> ScrollPage:
        scroll = ScrollPage()
        scroll.column.setContentsMargins(0, 0, 8, 0)
        scroll.column.setSpacing(2)
        used = measures.used(self._context.notebook, self._context.measures())
        for measure in self._context.measures():
            tick = self.ticks[measure.key]
            tick.check.setChecked(measure in used)
            facts = label(facts_words(measure), "muted", wraps=True)
            self._facts.append(facts)
            scroll.column.addWidget(tick)
            scroll.column.addWidget(facts)
        scroll.column.addStretch(1)
        return scroll

    def showEvent(self, event: QShowEvent) -> None:
        """Let what is said of each begin under its name, at the person's text size."""
        super().showEvent(event)
        for tick, facts in zip(self.ticks.values(), self._facts, strict=True):
            indent = tick.check.sizeHint().width() + GAP
            sides = (0, indent) if self.isRightToLeft() else (indent, 0)
            facts.setContentsMargins(sides[0], 0, sides[1], BELOW)

    def _tick(self, measure: Measure) -> Ticked:
        about = QCoreApplication.translate("measures", measure.about)
        tick = Ticked(f"{measure.name} · {about}")
        tick.ticked.connect(lambda on: measures.use(self._context.notebook, measure, on=on))
        return tick


def facts_words(measure: Measure) -> str:
    """Return how many questions there are, where they are from, and what is only shown."""
    translate = QCoreApplication.translate
    if measure.items:
        many = translate("MeasuresDialog", "Questions: {number}")
        asked = many.format(number=len(measure.scored))
    else:
        asked = translate("MeasuresDialog", "Only its total is entered")
    said = [translate("measures", words) for words in (measure.source, measure.licence) if words]
    if measure.version:
        version = translate("MeasuresDialog", "version {version}")
        said.append(version.format(version=translate("measures", measure.version)))
    facts = " · ".join((asked, *said))
    only = shown_only_words(measure, len(measure.items))
    return f"{facts}. {only}" if only else facts
