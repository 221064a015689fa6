"""The window in which a benchmark is set, in plain words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from sessionbook.domain.benchmarks import FEWEST_OVER_DAYS, Benchmark
from sessionbook.services.benchmarks import Target
from sessionbook.ui import words
from sessionbook.ui.benchmark_words import kept_words, rule_words
from sessionbook.ui.widgets.choice import Choice, DateField
from sessionbook.ui.widgets.form_dialog import FormDialog
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.words import counted

LONGEST_TITLE, LONGEST_NOTE = 120, 500
BETWEEN = 12
LETTERS = 24  # of a long name that are seen at least
OFTEN = (1, 2, 3, 4, 5, 6)
LONG = (7, 14, 30, 61, 91, 182)

Kept = tuple[int | None, int | None]
"""How many times in a row, or over how many days."""


class BenchmarkDialog(FormDialog):
    """Which, at or below or above what, how often or how long, and own words for it.

    A step of a goal asks for none of the rest: it is done or it is not.
    """

    def __init__(
        self, parent: QWidget, title: str, benchmark: Benchmark, targets: Sequence[Target]
    ) -> None:
        super().__init__(parent, title)
        self._benchmark = benchmark
        self._targets = tuple(targets)
        self._kept = kept_offered(benchmark)
        self.what = Choice()
        self.way = Choice()
        self.bound = QLineEdit(maxLength=6)
        self.kept = Choice()
        self.since = DateField(words.qdate(benchmark.set_on))
        self.own = QLineEdit(maxLength=LONGEST_TITLE)
        self.note = QLineEdit(benchmark.note, maxLength=LONGEST_NOTE)
        self.enough = label("", "muted", wraps=True)
        self._lay_out()
        self._fill()
        for changed in (self.what.currentIndexChanged, self.kept.currentIndexChanged):
            changed.connect(self._show_rule)
        self.what.currentIndexChanged.connect(self._take_direction)
        self.way.currentIndexChanged.connect(self._show_rule)
        self.bound.textChanged.connect(self._show_rule)
        self._show_rule()
        self.what.setFocus()

    @property
    def target(self) -> Target:
        """Return what it is set on."""
        return self._targets[self.what.currentIndex()]

    def set_latest(self, latest: date) -> None:
        """Let values count from this day on at the latest."""
        self.since.setMaximumDate(words.qdate(latest))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def problem(self) -> str:
        target = self.target
        if target.is_step or self._value() is not None:
            return ""
        return self.tr("{name} goes from {low} to {high}; enter a whole number in it.").format(
            name=target.name, low=target.lowest, high=target.highest
        )

    def benchmark(self) -> Benchmark:
        """Return it as it was filled in; without words of one's own it is called by its rule."""
        rule = self._rule()
        title = self.own.text().strip() or rule_words(rule, self.target.name)
        return replace(rule, title=title, note=self.note.text().strip())

    def _rule(self) -> Benchmark:
        since = words.from_qdate(self.since.date())
        target, (times, days) = self.target, self._kept[self.kept.currentIndex()]
        if target.is_step:
            bare = {"at_least": False, "bound": None, "times": None, "days": None}
            return replace(self._benchmark, series=target.series, set_on=since, **bare)  # type: ignore[arg-type]
        return replace(
            self._benchmark,
            series=target.series,
            set_on=since,
            at_least=self.way.currentIndex() == 1,
            bound=self._value(),
            times=times,
            days=days,
        )

    def _value(self) -> int | None:
        number, is_whole = self.locale().toInt(self.bound.text().strip())
        fits = is_whole and self.target.lowest <= number <= self.target.highest
        return number if fits else None

    def _lay_out(self) -> None:
        self.place(self.tr("What"), self.what)
        cells = (
            self.cell(self.tr("Which side counts"), self.way),
            self.cell(self.tr("Value"), self.bound),
            self.cell(self.tr("How often, or for how long"), self.kept),
            self.cell(self.tr("Values count from"), self.since),
        )
        for pair in (cells[:2], cells[2:]):
            line = QHBoxLayout()
            line.setSpacing(BETWEEN)
            for cell in pair:
                line.addLayout(cell, 1)
            self.fields.addLayout(line)
        self.fields.addWidget(self.enough)
        self.place(self.tr("In your own words, if you like"), self.own)
        self.place(self.tr("A note, if you like"), self.note)
        once = self.tr("Once reached it stays reached: a harder week later takes nothing away.")
        self.fields.addWidget(label(once, "muted", wraps=True))

    def _fill(self) -> None:
        self.what.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.what.setMinimumContentsLength(LETTERS)  # goals may have long names
        for target in self._targets:
            self.what.addItem(_target_words(target))
        for at_least in (self.tr("At or below"), self.tr("At or above")):
            self.way.addItem(at_least)
        for times, days in self._kept:
            said = kept_words(times, days)
            self.kept.addItem(said[:1].upper() + said[1:])
        at = [target.series for target in self._targets]
        made = self._benchmark
        if made.series in at:
            self.what.setCurrentIndex(at.index(made.series))
            self.way.setCurrentIndex(int(made.at_least))
            self.bound.setText("" if made.bound is None else self.locale().toString(made.bound))
            self.kept.setCurrentIndex(self._kept.index((made.times, made.days)))
            if made.title != rule_words(made, self.target.name):
                self.own.setText(made.title)
        else:
            self._take_direction()

    def _take_direction(self) -> None:
        self.way.setCurrentIndex(int(self.target.higher_is_better))

    def _show_rule(self) -> None:
        """Show what the words left out would be, and what is enough to say it."""
        is_step, rule = self.target.is_step, self._rule()
        for part in self._of_values():
            part.setVisible(not is_step)
        has_rule = is_step or rule.bound is not None
        self.own.setPlaceholderText(rule_words(rule, self.target.name) if has_rule else "")
        self.enough.setText("" if rule.days is None else enough_words(self.target))
        self.enough.setVisible(rule.days is not None)
        self.wrong.hide()
        self._fit()

    def _of_values(self) -> list[QWidget]:
        """Return the fields that a step has none of, with their captions."""
        fields = self.way, self.bound, self.kept, self.since
        captions = (each for each in self.findChildren(QLabel) if each.buddy() in fields)
        return [*fields, *captions]

    def _fit(self) -> None:
        """Be as high as what is shown; Qt's own adjustSize stops at two thirds of the screen."""
        if self.isVisible():
            self.resize(self.width(), self.heightForWidth(self.width()))


def kept_offered(benchmark: Benchmark) -> list[Kept]:
    """Return what can be chosen, and what the benchmark has already."""
    offered: list[Kept] = [*((times, None) for times in OFTEN), *((None, days) for days in LONG)]
    has = benchmark.times, benchmark.days
    if has not in offered and has != (None, None):
        offered.append(has)
    return [(None, None) if each == (1, None) and has == (None, None) else each for each in offered]


def enough_words(target: Target) -> str:
    """Return how many values tell that something was kept for a while."""
    form = QCoreApplication.translate(
        "BenchmarkDialog", "It takes {count} values at least, with no more than {days} between two."
    )
    days = counted.tr("%n days", "", target.longest_gap)
    return form.format(count=FEWEST_OVER_DAYS, days=days)


def _target_words(target: Target) -> str:
    if target.is_step:
        words = QCoreApplication.translate("BenchmarkDialog", "Step: {name}")
    elif target.series.startswith("goal:"):
        words = QCoreApplication.translate("BenchmarkDialog", "How near it feels: {name}")
    else:
        return target.name
    return words.format(name=target.name)
