"""What is written about one session: notes at the left, the small things at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sessionbook.domain.sessions import Session
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.agreed import AgreedSection
from sessionbook.ui.pages.sessions.attached import AttachedSection
from sessionbook.ui.pages.sessions.compliment import ComplimentSection
from sessionbook.ui.pages.sessions.heading import Heading
from sessionbook.ui.pages.sessions.honesty import HonestySection
from sessionbook.ui.pages.sessions.hope import HopeSection
from sessionbook.ui.pages.sessions.insights import InsightsSection
from sessionbook.ui.pages.sessions.lines import LinesSection
from sessionbook.ui.pages.sessions.mood import MoodSection
from sessionbook.ui.pages.sessions.next_time import NextTimeSection
from sessionbook.ui.pages.sessions.notes import NotesSection
from sessionbook.ui.pages.sessions.raised import RaisedSection
from sessionbook.ui.pages.sessions.reviewed import ReviewedSection
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.pages.sessions.thankful import ThankfulSection
from sessionbook.ui.pages.sessions.together import TogetherSection
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.fitting import Fitting, stack
from sessionbook.ui.widgets.line_list import LineRow
from sessionbook.ui.widgets.plain import ScrollPage
from sessionbook.ui.widgets.tab_order import chain

LEFT, RIGHT, COLUMN_GAP = 520, 300, 20  # at the usual text size
WIDEST = LEFT + RIGHT + COLUMN_GAP + 100
STACKED, WIDEST_STACKED = 760, 620  # one column below the first, no wider than the second
MARGIN, SECTION_GAP, BELOW_HEAD = 32, 18, 24


class WriteUp(Fitting, ScrollPage):
    """The session on its sheet, in sections that save themselves."""

    saved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.sheet = Sheet(context, self)
        self.heading = Heading(context)
        self.notes = NotesSection(context, self.sheet)
        self.raised = RaisedSection(context, self.sheet)
        self.honesty = HonestySection(context, self.sheet)
        self.hope = HopeSection(context, self.sheet)
        self.insights = InsightsSection(context, self.sheet)
        self.reviewed = ReviewedSection(context, self.sheet)
        self.thankful = ThankfulSection(context, self.sheet)
        self.compliment = ComplimentSection(context, self.sheet)
        self.mood = MoodSection(context, self.sheet)
        self.together = TogetherSection(context, self.sheet)
        self.agreed = AgreedSection(context, self.sheet)
        self.attached = AttachedSection(context, self.sheet)
        self.next_time = NextTimeSection(context, self.sheet)
        self._left: tuple[Section, ...] = (
            self.notes, self.raised, self.honesty, self.hope, self.insights, self.attached,
        )  # fmt: skip
        self._right: tuple[Section, ...] = (
            self.thankful, self.compliment, self.mood, self.together, self.reviewed,
            self.agreed, self.next_time,
        )  # fmt: skip
        self._sections = self._left + self._right
        self._lists = tuple(each for each in self._sections if isinstance(each, LinesSection))
        self._made: list[QWidget] = []
        self._inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.notes.editor.take_files = self.attached.take
        self._lay_out()
        self._connect()
        self._fit()

    def _lay_out(self) -> None:
        self._columns.addLayout(_column(self._left))
        self._columns.addLayout(_column(self._right))
        whole = QVBoxLayout(self._inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(BELOW_HEAD)
        whole.addWidget(self.heading)
        whole.addLayout(self._columns)
        self.column.setContentsMargins(MARGIN, 26, MARGIN, 26)
        line = QHBoxLayout()
        line.addWidget(self._inner, 1)
        line.addStretch(0)
        self.column.addLayout(line)
        self.column.addStretch(1)

    def show_session(self, session: Session, *, is_new: bool = False) -> None:
        """Show another session from its beginning; what was on screen must be saved before."""
        self.sheet.show(session, is_new=is_new)
        self._refresh_sections()
        self.heading.forget_saving()
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> bool:
        """Show what changed in the notebook; return whether the session is still there."""
        is_there = self.sheet.refresh()
        if is_there:
            self._refresh_sections()
        return is_there

    def flush(self) -> None:
        """Save everything that is only on screen: a half-typed line makes the session a row."""
        for section in self._sections:
            section.flush()
        self.sheet.flush()

    def bring_to(self, record_id: str) -> bool:
        """Go to the line that shows a part of the session; tell whether there is one.

        The page is scrolled there once the line has its place.
        """
        lines = self._line_rows()
        line = next((row for row in lines if row.shown.key == record_id), None)
        if line:
            line.take_focus()
        row: QWidget | None = line or self.reviewed.bring_to(record_id)
        if row is None:
            return self.attached.is_filled and self.attached.strip.bring_to(record_id)
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row))
        return True

    def _refresh_sections(self) -> None:
        self.heading.show_session(self.sheet.session)
        for section in self._sections:
            section.show_part()
        self.heading.has_prompts = not self.notes.prompts.are_hidden
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Let Tab meet what was made meanwhile where it stands."""
        made: list[QWidget] = [*self._line_rows(), *self.reviewed.rows.values()]
        made += self.attached.strip.tiles.values() if self.attached.is_filled else ()
        made += [*self.notes.prompts.findChildren(QPushButton)]
        made += [part.card for part in self._sections if part.is_filled]
        made += [part.folded for part in self._sections if part.folded]
        if made != self._made:
            self._made = made
            chain(self._sections)

    def _line_rows(self) -> list[LineRow]:
        return [row for part in self._lists if part.is_filled for row in part.lines.rows()]

    def _opened(self, section: Section) -> None:
        """Show all of what was just opened."""
        QTimer.singleShot(0, section, lambda: self.ensureWidgetVisible(section))

    def _connect(self) -> None:
        self.sheet.saved.connect(self._saved)
        self.sheet.begun.connect(self._begun)
        self.sheet.save_failed.connect(self.heading.show_unsaved)
        for section in self._sections:
            section.saved.connect(self._saved)
            section.unfolded.connect(self._put_in_order)
            section.opened.connect(lambda section=section: self._opened(section))
        self.notes.prompts.changed.connect(self._put_in_order)
        self.heading.prompts_toggled.connect(lambda on: self.notes.prompts.hide_them(not on))

    def _begun(self) -> None:
        self.raised.show_part()
        self._put_in_order()

    def _saved(self) -> None:
        self.heading.show_saved()
        self.saved.emit()

    def fit(self, room: float) -> None:
        """Put the columns beside or below one another, as the room and the text size ask."""
        stacked = room < STACKED
        stack(self._columns, (LEFT, RIGHT), stacked)
        self._columns.setSpacing(SECTION_GAP if stacked else COLUMN_GAP)
        em = max(1, self.fontInfo().pixelSize()) / BASE_PIXELS
        self._inner.setMaximumWidth(round((WIDEST_STACKED if stacked else WIDEST) * em))
        self.heading.set_stacked(stacked)


def _column(sections: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SECTION_GAP)
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)
    return column
