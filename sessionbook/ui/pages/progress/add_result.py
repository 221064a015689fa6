"""The window in which a total or a rating is entered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from sessionbook.domain.measures import Measure, MeasureResult
from sessionbook.domain.trackers import HIGHEST, LOWEST, Tracker
from sessionbook.store.notebook import Notebook
from sessionbook.ui import words
from sessionbook.ui.widgets.choice import Choice, DateField
from sessionbook.ui.widgets.form_dialog import FormDialog
from sessionbook.ui.widgets.plain import label

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
    """Which scale, which day, which total; a total outside the scale is refused."""

    def __init__(self, parent: QWidget, scales: Sequence[Scale], today: date) -> None:
        super().__init__(parent, QCoreApplication.translate("AddResultDialog", "Add a result"))
        self._scales = tuple(scales)
        self.what = Choice()
        for scale in scales:
            self.what.addItem(scale.name)
        self.day = DateField(words.qdate(today))
        self.day.setMaximumDate(words.qdate(today))
        self.total = QLineEdit(maxLength=6)
        self.range = label("", "muted", wraps=True)
        self.place(self.tr("What"), self.what)
        self.place(self.tr("Day"), self.day)
        self.place(self.tr("Total"), self.total)
        self.fields.addWidget(self.range)
        self.what.currentIndexChanged.connect(self._show_range)
        self._show_range()
        self.total.setFocus()

    @property
    def scale(self) -> Scale:
        """Return the scale that was chosen."""
        return self._scales[self.what.currentIndex()]

    def problem(self) -> str:
        if self._value() is not None:
            return ""
        scale = self.scale
        return self.tr("{name} goes from {low} to {high}; enter a whole number in it.").format(
            name=scale.name, low=scale.lowest, high=scale.highest
        )

    def save(self, notebook: Notebook) -> Undo:
        """Save what was entered; return what takes it back."""
        record, day, value = self.scale.record, words.from_qdate(self.day.date()), self._value()
        assert value is not None  # noqa: S101 - nothing is accepted without
        if isinstance(record, Measure):
            result = MeasureResult(measure=record.key, day=day, total=value)
            notebook.measures.save(result)
            return lambda: notebook.measures.delete(result.id)
        ratings = notebook.trackers.ratings
        old = ratings.on(record.id, day)
        new = ratings.rate(record.id, day, value)
        return lambda: ratings.save(old) if old else ratings.delete(new.id)

    def _value(self) -> int | None:
        number, is_whole = self.locale().toInt(self.total.text().strip())
        fits = is_whole and self.scale.lowest <= number <= self.scale.highest
        return number if fits else None

    def _show_range(self) -> None:
        scale = self.scale
        span = self.tr("From {low} to {high}.").format(low=scale.lowest, high=scale.highest)
        self.range.setText(f"{span} {scale.ends}".strip())
        self.wrong.hide()


def scales(measures: Sequence[Measure], trackers: Sequence[Tracker]) -> list[Scale]:
    """Return everything a result can be entered for."""
    shipped = [Scale(m, m.name, m.lowest, m.highest) for m in measures]
    own = [Scale(t, t.name, LOWEST, HIGHEST, _ends(t)) for t in trackers]
    return [*shipped, *own]


def _ends(tracker: Tracker) -> str:
    ends = (LOWEST, tracker.low_words), (HIGHEST, tracker.high_words)
    return ", ".join(f"{number}: {said}" for number, said in ends if said)
