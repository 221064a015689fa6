"""Sentences from the session worth meeting again."""

from dataclasses import replace

from PySide6.QtCore import QLocale

from sessionbook.domain.insights import Insight
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.lines import LinesSection
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.line_list import NEW, Line, LineList
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.words import short_date


class InsightsSection(LinesSection[Insight]):
    """The session's insights; a starred one waits on Today and is revisited."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        name = self.tr("Insights to revisit this week")
        self._first, self._another = self.tr("+ Add an insight"), self.tr("+ Another insight")
        super().__init__(context, sheet, name, context.notebook.insights)

    def make_lines(self) -> LineList:
        return LineList(self.tr("Insight"), self._first)

    def fill(self) -> None:
        super().fill()
        self.lines.starred.connect(self._star)
        self.told = label(kind="muted", wraps=True)
        self.told.setContentsMargins(0, 4, 0, 10)
        self.body.addWidget(self.told)

    def refresh(self) -> None:
        super().refresh()
        told = "" if self.sheet.is_new else self._what_changed()
        self.told.setText(told)
        self.told.setVisible(bool(told))
        if adding := self.lines.row(NEW):
            words = self._another if len(self.lines.rows()) > 1 else self._first
            adding.field.setPlaceholderText(words)

    def found(self, session_id: str) -> list[Insight]:
        return self.notebook.insights.of_session(session_id)

    def line(self, record: Insight) -> Line:
        return Line(record.id, record.text, starred=record.starred)

    def made(self, text: str, place: int) -> Insight:
        return Insight(text=text, session_id=self.sheet.session.id, position=place)

    def worded(self, record: Insight, text: str) -> Insight:
        return replace(record, text=text)

    def _what_changed(self) -> str:
        """Return what the person said when an insight came back to them changed."""
        form = self.tr("{insight}: changed on {day}, {words}")
        quoted = QLocale().quoteString
        return "\n".join(
            form.format(
                insight=quoted(insight.text), day=short_date(met.day), words=quoted(met.words)
            )
            for insight in self.found(self.sheet.session.id)
            for met in self.notebook.revisits.of(insight.id)
            if met.words
        )

    def _star(self, key: str, on: bool) -> None:
        if insight := self.store.get(key):
            self.store.save(replace(insight, starred=on))
            self.saved.emit()
