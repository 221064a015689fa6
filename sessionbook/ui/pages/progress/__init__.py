"""The Progress page: what was measured over months, beside sessions and goals."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QRect
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from sessionbook import paths
from sessionbook.domain.areas import Area
from sessionbook.errors import SessionbookError
from sessionbook.services.beside import AREAS
from sessionbook.services.measures import used
from sessionbook.services.measures_due import ENTER
from sessionbook.services.progress import Progress, session_near
from sessionbook.services.progress_reader import ProgressReader
from sessionbook.ui import messages
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.words import empty_sentence
from sessionbook.ui.page import REPORT, Context, Page
from sessionbook.ui.pages.progress import words
from sessionbook.ui.pages.progress.chart_card import ChartCard
from sessionbook.ui.pages.progress.desk import Desk
from sessionbook.ui.pages.progress.ranges import RangeButtons
from sessionbook.ui.pages.progress.summaries import Summaries
from sessionbook.ui.pages.progress.trackers import TrackersButton
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.fitting import Fitting
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import Card, ScrollPage, button, label
from sessionbook.ui.widgets.tab_order import chain

if TYPE_CHECKING:
    from sessionbook.ui.pages.progress.add_result import AddResultDialog
    from sessionbook.ui.pages.progress.picture_dialog import PictureDialog

STACKED_HEAD, ONE_COLUMN = 1120, 880  # narrower than this, at the usual text size
PICTURE = "months.png"


class ProgressPage(Fitting, Page):
    """A chart of everything with a number, what it amounts to, and one thing to add.

    What is switched on, its colours and the range stay while the notebook is open.
    """

    key = "progress"
    shows = AREAS | {
        *(Area.SESSIONS, Area.GOALS, Area.TRACKERS, Area.MEASURES),
        *(Area.BENCHMARKS, Area.CHOICES),
    }

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        translate = QCoreApplication.translate
        self._reader = ProgressReader(context.notebook, context.measures(), translate)
        self.progress = Progress()
        self._shown: tuple[Progress, date] | None = None
        self._is_full = True
        self._follows_table = False
        self.heading = label("", "title")
        self.ranges = RangeButtons()
        self.save = button(self.tr("Save picture…"), self._preview_picture)
        self.report = button(self.tr("Report for my therapist…"), self._ask_for_report)
        self.add_result = button(self.tr("Add a result…"), self.add, "primary")
        self.trackers = TrackersButton(context)
        self.card = ChartCard(self._look(), self.ranges, self.trackers, context, self)
        self.summaries = Summaries(context)
        self.empty = self._make_empty()
        self.empty.hide()
        self._head = self._make_head()
        self.desk = Desk(self, self._lay_out(), self._reader.read, self.open_day)
        context.appearance.changed.connect(lambda: self.card.set_look(self._look()))
        self.card.chart.point_activated.connect(lambda _, number: self.card.show_day(number))
        self.card.open_requested.connect(self.open_requested)
        self.card.as_table.toggled.connect(self._follow_table)
        self.summaries.day_requested.connect(self.open_day)
        self.summaries.goal_requested.connect(lambda goal: self.open_requested.emit("goals", goal))

    def refresh(self) -> None:
        if self.desk.refresh():
            return  # the chart is shown anew when the questionnaire is left
        self._reader.know(self.context.measures())
        found, today = self._reader.read(), self.context.today()
        if (found, today) != self._shown:
            self._shown = (found, today)
            self._show(found, today)
        elif self.card.refresh_beside():
            self._order()

    def flush(self) -> None:
        self.desk.flush()

    def refresh_ahead(self) -> Iterator[None]:
        self._reader.know(self.context.measures())
        yield from self._reader.read_ahead()
        yield from super().refresh_ahead()

    def draw_ahead(self) -> Iterator[None]:
        for _ in self.summaries.make_ahead():
            yield
            self.grab(QRect(0, 0, 1, 1))  # lays out what is new, as above
            yield
        yield from self.card.chart.draw_ahead()

    def _show(self, found: Progress, today: date) -> None:
        self.progress = found
        full = found.has_something()
        self.heading.setText(words.title(self.progress))
        self._show_parts(full)
        is_new = self.card.show_progress(self.progress, today.toordinal())
        self.summaries.show_progress(self.progress, today)
        if is_new:
            self._order()

    def _order(self) -> None:
        """Let Tab meet new buttons where they stand."""
        actions = self.save, self.report, self.add_result
        chain((self.ranges, *actions, self.card, self.summaries))

    def _show_parts(self, full: bool) -> None:
        if full == self._is_full:
            return  # showing what was never hidden would measure it before it has a place
        self._is_full = full
        for part in (self.card, self.summaries, self.ranges, self.save, self.add_result):
            part.setVisible(full)
        self.empty.setVisible(not full)

    def open(self, record_id: str) -> None:
        if self.desk.open(record_id):
            return
        self.desk.put_away()
        if record_id.startswith(ENTER):
            self._ask_for_result(record_id.removeprefix(ENTER))
        elif event := self.context.notebook.events.get(record_id):
            self.card.show_event(event)
        else:
            self.summaries.below.benchmarks.show_record(record_id)

    def add(self) -> None:
        self._ask_for_result()

    def _ask_for_result(self, measure: str = "") -> None:
        from sessionbook.ui.pages.progress.add_result import AddResultDialog, scales

        notebook = self.context.notebook
        offered = scales(used(notebook, self.context.measures()), notebook.trackers.all())
        if measure:
            offered.sort(key=lambda scale: getattr(scale.record, "key", "") != measure)
        today, only_total = self.context.today(), bool(measure)
        dialog = AddResultDialog(self, offered, today, only_total=only_total)
        dialog.on_keep(lambda: self._take(dialog))
        dialog.accepted.connect(lambda: self._begin_if_asked(dialog))
        dialog.open()

    def _take(self, dialog: "AddResultDialog") -> None:
        """Keep the total that was entered."""
        if not dialog.to_answer:
            self._added(dialog.save(self.context.notebook))

    def _begin_if_asked(self, dialog: "AddResultDialog") -> None:
        """Ask the questions that were chosen instead of a total."""
        if measure := dialog.to_answer:
            self.desk.begin(measure)

    def _follow_table(self, shown: bool) -> None:
        """Let Enter and a double click on a row do what they do on its point."""
        if shown and not self._follows_table:
            self._follows_table = True
            self.card.table.activated.connect(self._open_row)

    def _open_row(self, index: QModelIndex) -> None:
        fact = self.card.table.facts.rows[index.row()]
        named = (each.key for each in self.card.model.series if each.name == fact.name)
        series = "" if fact.value is None else next(named, "")
        if not self.desk.open_point(series, fact.day):
            self.card.show_day(fact.day)

    def open_day(self, number: int) -> None:
        """Ask for the session of a day or shortly before, where what was written stands."""
        session = session_near(self.context.notebook, date.fromordinal(number))
        if session:
            self.open_requested.emit("sessions", session.id)
        else:
            self.context.notices.say(self.tr("There is no session on that day or shortly before."))

    def fit(self, room: float) -> None:
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if room < STACKED_HEAD else way.LeftToRight)
        self.summaries.set_stacked(room < ONE_COLUMN)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.card.set_look(self._look())

    def _look(self) -> Look:
        return Look(self.context.theme, scale=self.fontInfo().pixelSize() / BASE_PIXELS)

    def _added(self, undo: Callable[[], object]) -> None:
        self.saved.emit()
        self.context.notices.undo(self.tr("The result was added."), undo)

    def _preview_picture(self) -> None:
        from sessionbook.ui.pages.progress.picture_dialog import PictureDialog

        dialog = PictureDialog(self, self.card.model, self.card.look)
        dialog.save_requested.connect(lambda: self._ask_where(dialog))
        copied = self.tr("The picture was copied. Other programs can read it now.")
        dialog.copied.connect(lambda: self.context.notices.say(copied))
        dialog.open()

    def _ask_where(self, dialog: "PictureDialog") -> None:
        title = self.tr("Save picture as PNG, SVG or PDF")
        start = paths.own_files() / PICTURE
        self.context.ask.save_as(dialog, title, start, lambda path: self._save(dialog, path))

    def _save(self, dialog: "PictureDialog", path: Path) -> None:
        try:
            dialog.write(path)
        except SessionbookError as error:
            dialog.refuse(messages.sentence(error))
        else:
            self.context.notices.say(self.tr("The picture was saved. It is not encrypted."))
            dialog.accept()

    def _ask_for_report(self) -> None:
        self.open_requested.emit(REPORT, "")

    def _make_head(self) -> QBoxLayout:
        actions = Flow(self.ranges, self.save, self.report, self.add_result, gap=8)
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(12)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(actions)
        return head

    def _make_empty(self) -> Card:
        card = Card()
        card.body.setSpacing(14)
        card.body.addWidget(label(empty_sentence(), "quiet", wraps=True))
        card.body.addWidget(button(self.tr("Add a result…"), self.add, "primary"))
        card.body.addWidget(TrackersButton(self.context))
        return card

    def _lay_out(self) -> ScrollPage:
        ground = ScrollPage()
        ground.column.setSpacing(14)
        ground.column.setContentsMargins(28, 14, 28, 12)
        ground.column.addLayout(self._head)
        for part in (self.empty, self.card, self.summaries):
            ground.column.addWidget(part)
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        return ground
