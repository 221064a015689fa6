"""The window in which one chooses to answer questions, or enters a total or a rating."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sessionbook.domain.measures import Measure, MeasureResult
from sessionbook.domain.record import new_id
from sessionbook.domain.trackers import HIGHEST, LOWEST, Rating, Tracker
from sessionbook.store.notebook import Notebook
from sessionbook.ui import words
from sessionbook.ui.pages.progress.words import outside
from sessionbook.ui.widgets.choice import Choice, DateField
from sessionbook.ui.widgets.form_dialog import FormDialog
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.widgets.radio_buttons import as_radio_buttons

Undo = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Scale:
    """What a result can be entered for: a measure or one of the person's own trackers."""

    record: Measure | Tracker
    name: str
    lowest: int
    highest: int
    ends: str = ""


class AddResultDialog(FormDialog):
    """Which scale, which day, which total; a total outside the scale is refused.

    Where there are questions they can be answered instead: then this only asks which.
    """

    def __init__(
        self, parent: QWidget, scales: Sequence[Scale], today: date, *, only_total: bool = False
    ) -> None:
        super().__init__(parent, QCoreApplication.translate("AddResultDialog", "Add a result"))
        self._scales = tuple(scales)
        self._id = new_id()  # a try that is said to have failed may have come to stand
        self._before: dict[tuple[str, date], Rating | None] = {}  # as it was before the first try
        self.what = Choice()
        for scale in scales:
            self.what.addItem(scale.name)
        self.day = DateField(words.qdate(today))
        self.day.setMaximumDate(words.qdate(today))
        self.total = QLineEdit(maxLength=6)
        self.range = label("", "muted", wraps=True)
        self.ways = WayButtons(only_total=only_total)
        self.place(self.tr("What"), self.what)
        self.fields.addWidget(self.ways)
        self._total_only = QWidget()
        above, self.fields = self.fields, fields_of(self._total_only)
        above.addWidget(self._total_only)
        self.place(self.tr("Day"), self.day)
        self.place(self.tr("Total"), self.total)
        self.fields.addWidget(self.range)
        self.what.currentIndexChanged.connect(self._show_fitting)
        self.ways.chosen.connect(self._show_fitting)
        self._show_fitting()
        (self.total if only_total else self.what).setFocus()

    @property
    def scale(self) -> Scale:
        """Return the scale that was chosen."""
        return self._scales[self.what.currentIndex()]

    @property
    def to_answer(self) -> Measure | None:
        """Return the questionnaire whose questions are to be answered, or None for a total."""
        record = self.scale.record
        has_items = isinstance(record, Measure) and bool(record.items)
        return record if has_items and not self.ways.is_total() else None  # type: ignore[return-value]

    def problem(self) -> str:
        if self.to_answer or self._value() is not None:
            return ""
        scale = self.scale
        return outside(scale.name, scale.lowest, scale.highest)

    def can_be_kept(self) -> bool:
        """Which questionnaire to answer next is nothing to keep."""
        return self.to_answer is None and super().can_be_kept()

    def to_mend(self) -> QWidget:
        return self.total

    def save(self, notebook: Notebook) -> Undo:
        """Save what was entered; return what takes it back."""
        record, day, value = self.scale.record, words.from_qdate(self.day.date()), self._value()
        assert value is not None  # noqa: S101 - nothing is accepted without
        if isinstance(record, Measure):
            result = MeasureResult(id=self._id, measure=record.key, day=day, total=value)
            notebook.measures.save(result)
            return lambda: notebook.measures.delete(result.id)
        ratings = notebook.trackers.ratings
        old = self._before.setdefault((record.id, day), ratings.on(record.id, day))
        new = ratings.rate(record.id, day, value)
        return lambda: ratings.save(old) if old else ratings.delete(new.id)

    def _value(self) -> int | None:
        number, is_whole = self.locale().toInt(self.total.text().strip())
        fits = is_whole and self.scale.lowest <= number <= self.scale.highest
        return number if fits else None

    def _show_fitting(self) -> None:
        """Ask for the total and its day only where these are what is entered."""
        scale, asks = self.scale, self.to_answer is not None
        self.ways.setVisible(isinstance(scale.record, Measure) and bool(scale.record.items))
        self._total_only.setVisible(not asks)
        self.keep.setText(self.tr("Go on") if asks else self.tr("Keep it"))
        span = self.tr("From {low} to {high}.").format(low=scale.lowest, high=scale.highest)
        self.range.setText(f"{span} {scale.ends}".strip())
        self.wrong.hide()
        self.adjustSize()


class WayButtons(QWidget):
    """Whether the questions are answered or only the total is entered: one of two buttons."""

    chosen = Signal()

    def __init__(self, *, only_total: bool) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("How"))
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        ways = self.tr("Answer the questions"), self.tr("Enter the total only")
        for number, text in enumerate(ways):
            pressed = QPushButton(text)
            pressed.setCheckable(True)
            pressed.setAutoDefault(False)
            pressed.setChecked(number == only_total)
            self.group.addButton(pressed, number)
            column.addWidget(pressed)
        as_radio_buttons(self.group)
        self.group.buttonToggled.connect(self._toggled)

    def is_total(self) -> bool:
        """Return whether only the total is entered."""
        return self.group.checkedId() == 1

    def choose_total(self) -> None:
        """Enter only the total."""
        self.group.button(1).setChecked(True)

    def _toggled(self, _: object, on: bool) -> None:
        if on:
            self.chosen.emit()


def fields_of(holder: QWidget) -> QVBoxLayout:
    """Return the column of fields in a widget."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column


def scales(measures: Sequence[Measure], trackers: Sequence[Tracker]) -> list[Scale]:
    """Return everything a result can be entered for."""
    shipped = [Scale(m, m.name, m.lowest, m.highest) for m in measures]
    own = [Scale(t, t.name, LOWEST, HIGHEST, _ends(t)) for t in trackers]
    return [*shipped, *own]


def _ends(tracker: Tracker) -> str:
    ends = (LOWEST, tracker.low_words), (HIGHEST, tracker.high_words)
    return ", ".join(f"{number}: {said}" for number, said in ends if said)
