"""The window in which a crisis line is written down or corrected."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from sessionbook.domain.crisis import CrisisLine
from sessionbook.settings import LONGEST
from sessionbook.ui.crisis_lines import name_of
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.form_dialog import FormDialog
from sessionbook.ui.words import from_qdate, qdate


class CrisisLineDialog(FormDialog):
    """Whom it reaches, its number, and the day on which that was looked up."""

    def __init__(self, parent: QWidget, title: str, line: CrisisLine) -> None:
        super().__init__(parent, title)
        self._line = line
        self.name = QLineEdit(name_of(line), maxLength=LONGEST)
        self.number = QLineEdit(line.number, maxLength=LONGEST)
        self.checked = DateField(qdate(line.verified_on))
        self.place(self.tr("Country or service"), self.name)
        self.place(self.tr("Number"), self.number)
        self.place(self.tr("Checked on"), self.checked)
        self.name.setFocus()

    def problem(self) -> str:
        if not self.name.text().strip():
            return self.tr("Say whom the number reaches: a country or a service.")
        return "" if self.number.text().strip() else self.tr("Write the number down.")

    def line(self) -> CrisisLine:
        """Return the line as it was filled in; untouched countries stay countries."""
        name, number = self.name.text().strip(), self.number.text().strip()
        day = from_qdate(self.checked.date())
        if name == name_of(self._line):
            return replace(self._line, number=number, verified_on=day)
        return CrisisLine(number, day, name=name)
