"""The window in which a total that was typed in is corrected."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from sessionbook.domain.measures import Measure, MeasureResult
from sessionbook.ui.pages.progress import words
from sessionbook.ui.widgets.form_dialog import FormDialog


class ChangeTotalDialog(FormDialog):
    """The total alone; its day is on the sheet behind. A total outside the scale is refused."""

    def __init__(self, parent: QWidget, measure: Measure, result: MeasureResult) -> None:
        title = QCoreApplication.translate("ChangeTotalDialog", "Change the total")
        super().__init__(parent, title)
        self._measure, self._result = measure, result
        self.total = QLineEdit(self.locale().toString(result.total), maxLength=6)
        self.place(self.tr("Total"), self.total)
        self.total.selectAll()
        self.total.setFocus()

    def problem(self) -> str:
        measure = self._measure
        if self._value() is not None:
            return ""
        return words.outside(measure.name, measure.lowest, measure.highest)

    def result_changed(self) -> MeasureResult:
        """Return the result with the total that was typed."""
        value = self._value()
        return self._result if value is None else replace(self._result, total=value)

    def _value(self) -> int | None:
        number, is_whole = self.locale().toInt(self.total.text().strip())
        fits = is_whole and self._measure.lowest <= number <= self._measure.highest
        return number if fits else None
