"""What the last session left: its insights that are not due today, and its thanks."""

from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.gratitude import MOST_LINES
from sessionbook.domain.sessions import Session
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import Row, button, clear, label, set_property
from sessionbook.ui.widgets.tab_order import as_laid_out


class LastSessionCard(TodayCard):
    """There once a session was written up."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, " ")
        self._session_id = ""
        self._shown: list[str] = []
        self._insights = QVBoxLayout()
        self._insights.setSpacing(0)
        words_for_none = self.tr("An insight you star in its notes will wait for you here.")
        self.hint = label(words_for_none, "quiet", wraps=True)
        self.gratitude = label(kind="muted")
        self.open_session = button("", self._open, "link")
        self.body.addLayout(self._insights)
        self.body.addWidget(self.hint)
        self.body.addSpacing(4)
        self.body.addWidget(Flow(self.gratitude, self.open_session, gap=0))

    def show_day(self, day: Day) -> None:
        """Show the last session's starred insights and its gratitude list's length."""
        self.setVisible(day.last is not None)
        if day.last:
            self._show_session(day.last, {met.insight.id for met in day.due})

    def insights(self) -> list[str]:
        """Return the insights on screen."""
        return list(self._shown)

    def _show_session(self, session: Session, due: set[str]) -> None:
        self._session_id = session.id
        heading = self.tr("From last session · {day}")
        self.set_title(heading.format(day=words.day_month(session.day)))
        found = self.notebook.insights.of_session(session.id)
        starred = [insight for insight in found if insight.starred]
        self._show_insights([each.text for each in starred if each.id not in due])
        self.hint.setVisible(not starred)
        thanks = len(self.notebook.gratitude.of_session(session.id))
        self._show_foot(thanks)

    def _show_insights(self, texts: list[str]) -> None:
        if texts == self._shown:
            return
        clear(self._insights)
        self._shown = texts
        for text in texts:
            row = Row()
            words_of_it = label(text, wraps=True)
            words_of_it.setContentsMargins(0, 2, 0, 2)
            row.line.addWidget(words_of_it, 1)
            self._insights.addWidget(row)
        as_laid_out(self.body)

    def _show_foot(self, thanks: int) -> None:
        number = self.locale().toString
        form = self.tr("{count} of {most} in your gratitude list ·")
        self.gratitude.setText(form.format(count=number(thanks), most=number(MOST_LINES)))
        self.gratitude.setVisible(thanks > 0)
        set_property(self.open_session, "flush", not thanks)
        self.open_session.setText(
            self.tr("open the session") if thanks else self.tr("Open the session")
        )

    def _open(self) -> None:
        self.open_requested.emit("sessions", self._session_id)
