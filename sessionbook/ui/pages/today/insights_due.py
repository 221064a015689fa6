"""Insights that come back today: four answers, none of them needed."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.revisits import Answer, Met, Revisit
from sessionbook.domain.topics import Topic
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.pages.today.insight_row import InsightRow
from sessionbook.ui.widgets.tab_order import as_laid_out


class InsightsDueCard(TodayCard):
    """There only while something is due; the same insights all day."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Insights to meet again"))
        self.rows: dict[str, InsightRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.hide()

    def show_day(self, day: Day) -> None:
        """Show what is due, answered or not."""
        before, old, self.rows = list(self.rows), self.rows, {}
        for place, met in enumerate(day.due):
            row = old.pop(met.insight.id, None) or InsightRow(self._answer)
            self.rows[met.insight.id] = row
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            row.show_met(met, day.today)
            row.set_last(place == len(day.due) - 1)
        for row in old.values():
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        if before != list(self.rows):
            as_laid_out(self.body)
        self.setVisible(bool(self.rows))

    def flush(self) -> None:
        for row in list(self.rows.values()):
            row.keep()

    def _answer(self, met: Met, answer: Answer, words: str) -> None:
        book, insight = self.notebook, met.insight
        topic = Topic(text=insight.text, position=book.topics.next_position())
        revisit = Revisit(
            insight_id=insight.id, day=self.context.today(), answer=answer, words=words
        )
        with book.database.write():
            if answer is Answer.BRING_UP:
                book.topics.save(topic)
            book.revisits.save(revisit)
        self.context.notices.undo(self._notice(answer), partial(self._undo, revisit.id, topic.id))
        self.saved.emit()

    def _undo(self, revisit_id: str, topic_id: str) -> None:
        with self.notebook.database.write():
            self.notebook.topics.delete(topic_id)
            self.notebook.revisits.delete(revisit_id)

    def _notice(self, answer: Answer) -> str:
        if answer is Answer.BRING_UP:
            return self.tr("Added to what you bring up.")
        if answer is Answer.LATER:
            return self.tr("It comes back another day.")
        return self.tr("Noted.")
