"""Benchmarks of one's own and goals reached, as a timeline; where one is set, changed, deleted."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from sessionbook.domain.benchmarks import Benchmark
from sessionbook.domain.goals import Goal, GoalState
from sessionbook.services.benchmarks import gone, name_of, standing, targets
from sessionbook.services.progress import Progress
from sessionbook.services.progress_reader import TOGETHER_NAME
from sessionbook.ui.benchmark_words import rule_words, standing_words
from sessionbook.ui.focus import bring_into_view
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress.benchmark_row import Action, BenchmarkRow, Line, row_of
from sessionbook.ui.widgets.plain import Card, button, clear, label, set_property
from sessionbook.ui.widgets.tab_order import chain
from sessionbook.ui.words import short_date

AT_FIRST, AT_ONCE = 6, 20


class BenchmarksCard(Card):
    """What is on its way first, then what was reached, the latest first."""

    goal_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("BenchmarksCard", "Benchmarks"))
        self._context = context
        self._benchmarks = context.notebook.benchmarks
        self._progress = Progress()
        self._lines: list[Line] = []
        self._most = AT_FIRST
        self.rows: list[BenchmarkRow] = []
        self.set_one = button(self.tr("Set a benchmark…"), self.add, "link")
        set_property(self.set_one, "flush", "end")
        self.nothing = label(self._nothing_words(), "muted", wraps=True)
        self.more = button("", self._show_more, "link")
        set_property(self.more, "flush", "true")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.setContentsMargins(20, 12, 20, 12)
        self.body.insertLayout(0, self._make_top())
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more)
        self.more.hide()

    def show_progress(self, progress: Progress) -> None:
        """Show every benchmark and every goal reached; nothing moves if they are the same."""
        self._progress = progress
        lines = [*self._on_the_way(), *self._reached()]
        if lines != self._lines:
            self._lines = lines
            self._rebuild()

    def show_record(self, record: str) -> bool:
        """Bring a benchmark's row into view; tell whether there is one."""
        place = next((at for at, line in enumerate(self._lines) if line.record == record), None)
        if place is None:
            return False
        if place >= len(self.rows):
            self._most = place + 1
            self._rebuild()
        QTimer.singleShot(0, partial(self._take_to, record))
        return True

    def add(self) -> None:
        """Ask for a new one."""
        today = self._context.today()
        fresh = Benchmark(
            title="", series="", set_on=today, position=self._benchmarks.next_position()
        )
        self._ask(self.tr("Set a benchmark"), fresh)

    def change(self, benchmark: Benchmark) -> None:
        """Ask how one is to be changed."""
        self._ask(self.tr("Change this benchmark"), benchmark)

    def remove(self, benchmark: Benchmark) -> None:
        """Delete one, which can be undone."""
        stamp = self._benchmarks.delete(benchmark.id)
        self._context.notices.undo(
            self.tr("The benchmark was deleted."), lambda: self._benchmarks.restore(stamp)
        )

    def _ask(self, title: str, benchmark: Benchmark) -> None:
        from sessionbook.ui.pages.progress.benchmark_dialog import BenchmarkDialog

        offered = targets(self._context.notebook, self._context.measures, _together())
        if benchmark.series and benchmark.series not in {each.series for each in offered}:
            offered.insert(0, gone(benchmark, self._name(benchmark) or benchmark.title))
        dialog = BenchmarkDialog(self.window(), title, benchmark, offered)
        dialog.set_latest(self._context.today())
        dialog.on_keep(lambda: self._save(benchmark, dialog.benchmark()))
        dialog.open()

    def _save(self, before: Benchmark, after: Benchmark) -> None:
        is_new = self._benchmarks.get(before.id) is None
        self._benchmarks.save(after)
        said = self.tr("The benchmark is set.") if is_new else self.tr("The benchmark was changed.")
        take_back = self._benchmarks.delete if is_new else None
        self._context.notices.undo(
            said, lambda: take_back(after.id) if take_back else self._benchmarks.save(before)
        )

    def _on_the_way(self) -> list[Line]:
        waiting = [each for each in self._progress.benchmarks if each.reached_on is None]
        return [self._line(each, self.tr("on the way")) for each in waiting]

    def _reached(self) -> list[Line]:
        dated: list[tuple[date, Line]] = [
            (each.reached_on, self._line(each, short_date(each.reached_on)))
            for each in self._progress.benchmarks
            if each.reached_on
        ]
        dated += [
            (goal.reached_on, self._goal_line(goal, goal.reached_on))
            for goal in self._progress.goals
            if goal.state is GoalState.REACHED and goal.reached_on
        ]
        return [line for _, line in sorted(dated, key=lambda each: each[0], reverse=True)]

    def _line(self, benchmark: Benchmark, when: str) -> Line:
        name = self._name(benchmark)
        rule = rule_words(benchmark, name) if name else ""
        kept = None if benchmark.reached_on else standing(self._progress, benchmark)
        facts = ("" if rule == benchmark.title else rule, standing_words(benchmark, kept))
        below = (" · ".join(filter(None, facts)), benchmark.note)
        return Line(benchmark.id, when, benchmark.title, tuple(filter(None, below)))

    def _goal_line(self, goal: Goal, day: date) -> Line:
        said = [self.tr("Goal reached")]
        if goal.reached_note:
            said.append(QLocale().quoteString(goal.reached_note))
        return Line(goal.id, short_date(day), goal.title, tuple(said), is_goal=True)

    def _name(self, benchmark: Benchmark) -> str:
        context = self._context
        return name_of(context.notebook, benchmark.series, context.measures, _together())

    def _rebuild(self) -> None:
        focused = row_of(self.rows, QApplication.focusWidget())
        clear(self._list)
        shown = self._lines[: self._most]
        self.rows = [
            BenchmarkRow(line, partial(self._actions, line), last=line is shown[-1])
            for line in shown
        ]
        for row in self.rows:
            self._list.addWidget(row)
        left = len(self._lines) - len(shown)
        self.more.setText(self.tr("Show %n more", "", min(left, AT_ONCE)))
        self.more.setVisible(left > 0)
        self.nothing.setVisible(not self._lines)
        chain((self.set_one, *self.rows, self.more))
        if focused:
            self._focus(focused)

    def _actions(self, line: Line) -> list[Action]:
        if line.is_goal:
            return [(self.tr("Open the goal"), partial(self.goal_requested.emit, line.record))]
        found = next(each for each in self._progress.benchmarks if each.id == line.record)
        return [
            (self.tr("Change…"), partial(self.change, found)),
            (self.tr("Delete"), partial(self.remove, found)),
        ]

    def _show_more(self) -> None:
        at = len(self.rows)
        self._most += AT_ONCE
        self._rebuild()
        self.rows[at].more.setFocus()

    def _focus(self, record: str) -> None:
        row = self._row(record)
        (row.more if row else self.set_one).setFocus()

    def _row(self, record: str) -> BenchmarkRow | None:
        return next((each for each in self.rows if each.record == record), None)

    def _take_to(self, record: str) -> None:
        self._focus(record)
        if row := self._row(record):
            bring_into_view(row)

    def _make_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        self.body.removeWidget(self.heading)
        self.heading.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.set_one)
        return top

    def _nothing_words(self) -> str:
        return self.tr(
            "A mark that you set yourself, such as sleep at or above 7 for a month. The day on "
            "which you reach it is kept here."
        )


def _together() -> str:
    return QCoreApplication.translate("progress", TOGETHER_NAME)
