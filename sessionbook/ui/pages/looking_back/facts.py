"""Everything a review is assembled from, card by card; read again only when asked to."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.services.looking_back import LookBack, Period, look_back
from sessionbook.services.progress_reader import ProgressReader
from sessionbook.ui.page import Context
from sessionbook.ui.pages.looking_back import words
from sessionbook.ui.pages.looking_back.facts_card import FactsCard
from sessionbook.ui.pages.looking_back.period_chart import PeriodChart
from sessionbook.ui.widgets.plain import GAP, Card, label


class Facts(QWidget):
    """Only what is there is shown; days without anything get one sentence."""

    day_requested = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._notebook, self._measures = context.notebook, context.measures
        translate = QCoreApplication.translate
        self._reader = ProgressReader(context.notebook, context.measures(), translate)
        self.goals = FactsCard(self.tr("Goals"))
        self.benchmarks = FactsCard(self.tr("Benchmarks reached"))
        self.chart = PeriodChart(context)
        self.insights = FactsCard(self.tr("Insights"))
        self.homework = FactsCard(self.tr("Homework: what I tried, what I learned"))
        self.forms = FactsCard(self.tr("Forms I filled in"))
        self.raised = FactsCard(self.tr("What I raised"))
        self.carried = FactsCard(self.tr("What I still carry"))
        self.nothing = Card()
        said = self.tr("Nothing is noted for these days. There is room to write all the same.")
        self.nothing.body.addWidget(label(said, "quiet", wraps=True))
        self._cards = (
            *(self.goals, self.benchmarks, self.chart),
            *(self.insights, self.homework, self.forms),
        )
        self._topics = self.raised, self.carried
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (*self._cards, *self._topics, self.nothing):
            column.addWidget(card)
        self.chart.day_requested.connect(self.day_requested)

    def show_period(self, period: Period) -> LookBack:
        """Read what happened in a period and show it."""
        found = look_back(self._notebook, period)
        self.goals.show_facts(words.goal_facts(found))
        self.benchmarks.show_facts(words.benchmark_facts(found))
        self.insights.show_facts(words.insight_facts(found))
        self.homework.show_facts(words.homework_facts(found))
        self.forms.show_facts(words.form_facts(found))
        self.raised.show_facts(words.topic_facts(found.raised))
        self.carried.show_facts(words.topic_facts(found.carried))
        self._reader.know(self._measures())
        self.chart.show_progress(self._reader.read(), period)
        every = (*self._cards, *self._topics)
        self.nothing.setVisible(all(card.isHidden() for card in every))
        return found
