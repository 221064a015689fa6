"""How the person is arriving: their own scales, saved as they are set."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.trackers import HIGHEST, LOWEST, Tracker
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.clear_button import leave_margin
from sessionbook.ui.widgets.plain import button, clear, label, tip
from sessionbook.ui.widgets.slider_row import SliderRow, align_names
from sessionbook.ui.widgets.tab_order import as_laid_out


class ArrivingCard(TodayCard):
    """The scales marked for Today; a drag is saved once, where it ends."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("How are you arriving?"))
        self.rows: dict[str, SliderRow] = {}
        self._shown: list[tuple[str, str]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.empty = label(
            self.tr("A scale or two, rated when you arrive, show how the months go."),
            "quiet",
            wraps=True,
        )
        self.empty.setContentsMargins(0, 0, 0, 4)
        self._touched: dict[str, date] = {}
        self._autosave = Autosave(self._save, self)
        self.start = button(self.tr("Start with mood and outlook"), self._start, "link")
        leave_margin(self.body, mirrored=self.isRightToLeft())
        self.body.addLayout(self._list)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.start)
        self.start.setProperty("flush", True)

    def show_day(self, day: Day) -> None:
        """Show today's ratings, or offer two scales where there are none at all."""
        arriving, quiet = self.tr("How are you arriving?"), self.tr("How are you today?")
        self.set_title(arriving if day.is_session_day else quiet)
        trackers = self.notebook.trackers.all()
        here = [tracker for tracker in trackers if tracker.on_today]
        self._make_rows(here)
        values = self.notebook.trackers.ratings.of_day(day.today) if here else {}
        for key, row in self.rows.items():
            if not row.slider.isSliderDown() and key not in self._touched:
                row.set_answer(values.get(key))
        self.empty.setVisible(not trackers)
        self.start.setVisible(not trackers)
        self.setVisible(bool(here) or not trackers)

    def flush(self) -> None:
        for key, row in self.rows.items():
            if row.slider.isSliderDown():
                self._rate(key)
        self._autosave.flush()

    def _make_rows(self, trackers: list[Tracker]) -> None:
        wanted = [(tracker.id, tracker.name) for tracker in trackers]
        if wanted == self._shown:
            return
        clear(self._list)
        self._shown = wanted
        self.rows = {tracker.id: self._make_row(tracker) for tracker in trackers}
        for row in self.rows.values():
            self._list.addWidget(row)
        align_names(self.rows.values())
        as_laid_out(self.body)

    def _make_row(self, tracker: Tracker) -> SliderRow:
        row = SliderRow(tracker.name, LOWEST, HIGHEST)
        if tracker.low_words or tracker.high_words:
            ends = self.tr("0: {low} · 10: {high}")
            said = ends.format(low=tracker.low_words, high=tracker.high_words)
            row.setToolTip(tip(said))
            row.slider.set_ends(said)
        row.cleared.connect(lambda: self._rate(tracker.id))
        row.answered.connect(lambda: self._answered(tracker.id))
        row.slider.sliderReleased.connect(lambda: self._rate(tracker.id))
        return row

    def _answered(self, key: str) -> None:
        if not self.rows[key].slider.isSliderDown():
            self._rate(key)

    def _rate(self, key: str) -> None:
        """Save at once where a slider stands; what is refused stays there and is tried again."""
        self._touched[key] = self.context.today()
        self._autosave.touch()
        self._autosave.flush()

    def _save(self) -> None:
        ratings = self.notebook.trackers.ratings
        for key, day in list(self._touched.items()):
            value = self.rows[key].answer() if key in self.rows else None
            if value is not None:
                ratings.rate(key, day, value)
            elif key in self.rows:
                ratings.withdraw(key, day)
            self._touched.pop(key, None)
        self.saved.emit()

    def _start(self) -> None:
        names = (self.tr("Mood"), self.tr("Outlook"))
        for position, name in enumerate(names):
            self.notebook.trackers.save(Tracker(name=name, on_today=True, position=position))
