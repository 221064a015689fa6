"""A summary over the whole window: what is ticked at the left, the page at the right."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.reports import Length, Line
from sessionbook.errors import SessionbookError
from sessionbook.services.looking_back import Period
from sessionbook.services.progress_reader import ProgressReader
from sessionbook.services.report import last_sessions, read_report, usual_period
from sessionbook.services.report_day import read_day
from sessionbook.services.report_ticks import Ticks
from sessionbook.ui import messages
from sessionbook.ui.aloud import announce
from sessionbook.ui.card.layout import Look
from sessionbook.ui.page import Context
from sessionbook.ui.report import paper as papers
from sessionbook.ui.report.chooser import Chooser
from sessionbook.ui.report.content import Content, content_of
from sessionbook.ui.report.giving import Given, Giving
from sessionbook.ui.report.preview import Preview
from sessionbook.ui.report.rows import ReportRows
from sessionbook.ui.report.wanted import Wanted
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import ScrollPage, button, label, set_property
from sessionbook.ui.widgets.tab_order import chain
from sessionbook.ui.words import counted

MARGIN, GAP = 24, 18
STACKED_HEAD, ONE_COLUMN = 700, 770  # narrower than this, at the usual text size
SESSIONS = (6, 12)


class ReportSheet(QWidget):
    """Nothing leaves from here that was not ticked in sight of the page; Escape leaves.

    What was ticked is remembered in the notebook at once; the password never is.
    """

    left = Signal()

    def __init__(self, context: Context, wanted: Wanted) -> None:
        super().__init__()
        self._context, self._notebook = context, context.notebook
        self._measures = context.measures()
        reader = ProgressReader(self._notebook, self._measures, QCoreApplication.translate)
        self._progress = reader.read()
        self._ticks = Ticks(self._notebook)
        self.setObjectName("ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named = self._named()
        self.chooser = Chooser(context.today(), tuple(name for name, _ in named), self._period)
        self.rows = ReportRows()
        self.preview = Preview()
        self.title = label("", "title", wraps=True)
        self.pages = label("", "muted")
        self.see = button(self.tr("See the page"), self._see_page, "link")
        set_property(self.see, "flush", "true")
        self.giving = Giving(self, context.ask, self._now)
        self.print = button(self.tr("Print…"), self.giving.print)
        self.picture = button(self.tr("Save as picture…"), self.giving.save_picture)
        self.save = button(self.tr("Save as PDF…"), self.giving.save_pdf, "primary")
        self.close_it = button(self.tr("Close"), self.left.emit)
        self.close_it.setToolTip("Esc")
        self.said = label("", "muted", wraps=True)
        self.said.hide()
        self._lay_out()
        self._begin(wanted)

    def _begin(self, wanted: Wanted) -> None:
        """Read what is wanted, and from then on follow what is chosen."""
        self.chooser.choose(wanted.length, wanted.period, papers.paper_named(self._ticks.paper))
        self._read()
        self.chooser.changed.connect(self._read)
        self.chooser.paper_changed.connect(self._take_paper)
        self.rows.ticked.connect(self._tick)
        self.giving.said.connect(self._say)

    def take_focus(self) -> None:
        """Take the focus where it begins."""
        self.chooser.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._stack()

    def content(self) -> Content:
        """Return what is on the page now."""
        return content_of(self.report, self._ticks.on(self.report), self._measures)

    def _read(self) -> None:
        """Gather the lines of the chosen days."""
        period, length = self.chooser.period, self.chooser.length
        if length is Length.DAY:
            day = period.day
            self.report = read_day(self._notebook, self._progress, self._measures, day)
        else:
            notebook, measures = self._notebook, self._measures
            self.report = read_report(notebook, self._progress, measures, period, length)
        self.rows.show_report(self.report, self._ticks.on(self.report), self._measures)
        is_day = length is Length.DAY
        self.picture.setVisible(is_day)
        name = self.tr("A picture of one day") if is_day else self.tr("Report for my therapist")
        self.title.setText(name)
        self.setAccessibleName(name)
        chain((self._actions, self.chooser, self.see, self.rows, self._side))
        self._show()

    def _show(self) -> None:
        pages = self.preview.show_content(self.content(), self._look(), self.chooser.chosen_paper())
        self.pages.setText(counted.tr("%n pages", "", pages))
        self.pages.setVisible(pages > 1)

    def _tick(self, line: Line, on: bool) -> None:
        try:
            self._ticks.tick(self.report, line, is_on=on)
        except SessionbookError as error:
            self.rows.put_back(line, not on)
            self._say(messages.sentence(error))
        self._show()

    def _take_paper(self) -> None:
        try:
            self._ticks.paper = self.chooser.chosen_paper()
        except SessionbookError as error:
            self._say(messages.sentence(error))
        self._show()

    def _named(self) -> tuple[tuple[str, Period], ...]:
        """Return the days that have a name, the usual ones first."""
        today = self._context.today()
        found = [(self.tr("The last three months"), usual_period(today))]
        for count in SESSIONS:
            name = counted.tr("The last %n sessions", "", count)
            found.append((name, self._from_first(last_sessions(self._notebook, count, today))))
        if last := self._notebook.reviews.latest():
            found.append((self.tr("Since I last looked back"), Period(last.day, today)))
        return tuple(found)

    def _period(self, place: int) -> Period:
        return self._named()[place][1]

    def _from_first(self, period: Period) -> Period:
        """Return days that begin with the first of the notebook instead of long before it."""
        if period.since:
            return period
        firsts = [self._progress.span()[0], *self._notebook.sessions.days()[:1]]
        begun = [day for day in firsts if day > 1]
        return Period(date.fromordinal(min(begun) - 1), period.day) if begun else period

    def _look(self) -> Look:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Look(self.font(), self.fontInfo().pixelSize(), mirrored)

    def _now(self) -> Given:
        paper, password = self.chooser.chosen_paper(), self.chooser.password.text()
        return Given(self.content(), self._look(), paper, password)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()
        announce(self.said, sentence)

    def _lay_out(self) -> None:
        self._actions = Flow(self.print, self.picture, self.save, self.close_it, gap=8)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self._actions)
        warning = self.tr(
            "A printed copy may enter the clinical record. The file is not encrypted unless "
            "you give it a password."
        )
        self._left = ScrollPage()
        self._left.column.setContentsMargins(0, 0, 6, 0)
        self._left.column.setSpacing(14)
        for part in (self.chooser, label(warning, "quiet", wraps=True), self.see, self.rows):
            self._left.column.addWidget(part)
        self._left.column.addStretch(1)
        self._side = QWidget()
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        beside.addWidget(self.preview, 1)
        beside.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignHCenter)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(GAP)
        self._line.addWidget(self._left, 1)
        self._line.addWidget(self._side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 6, MARGIN, MARGIN - 8)
        column.setSpacing(12)
        column.addLayout(self._head)
        column.addWidget(self.said)
        column.addLayout(self._line, 1)

    def _stack(self) -> None:
        """Put the page under the lines where both do not fit beside one another."""
        way = QBoxLayout.Direction
        room = self.width() * BASE_PIXELS / max(1, self.fontInfo().pixelSize())
        self._head.setDirection(way.TopToBottom if room < STACKED_HEAD else way.LeftToRight)
        is_stacked = room < ONE_COLUMN
        if is_stacked and self._line.indexOf(self._side) >= 0:
            self._left.column.insertWidget(self._left.column.indexOf(self.rows) + 1, self._side)
        elif not is_stacked and self._line.indexOf(self._side) < 0:
            self._line.addWidget(self._side, 1)
        self.see.setVisible(is_stacked)
        self.preview.set_whole(not is_stacked)

    def _see_page(self) -> None:
        self._left.ensureWidgetVisible(self.preview.page, 0, self._left.height())
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
