"""A recovery code as it is shown once, and the group of it that is asked back."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sessionbook.ui.aloud import announce
from sessionbook.ui.entry.passphrase import keep_from_keyboards
from sessionbook.ui.entry.recovery_sheet import has_printer, print_sheet
from sessionbook.ui.widgets.plain import Card, button, label
from sessionbook.vault import recovery_code

FIELD_HEIGHT, SPACE, BEFORE_QUESTION = 44, 12, 8


class CodeShown(QWidget):
    """What is asked back shows that the code is on paper, or in mind."""

    entered = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self._groups = code.split("-")
        self.asked = secrets.randbelow(len(self._groups))
        self.print_button = button(self.tr("Print it…"), self._print)
        self.no_printer = label(
            self.tr("This computer knows no printer. Write the code on paper instead."),
            "quiet",
            wraps=True,
        )
        self.no_printer.hide()
        self.answer = code_field("")
        self.answer.returnPressed.connect(self.entered)
        self._lay_out(code)

    def problem(self) -> str:
        """Return what is to be said of the answer, or nothing when it is right."""
        if recovery_code.tidy(self.answer.text()) == self._groups[self.asked]:
            return ""
        return self.tr("That is another group. Look at the sheet and try again.")

    def _lay_out(self, code: str) -> None:
        card = Card()
        shown = label(code.replace("-", "  "), "heading", wraps=True)
        shown.setAccessibleName(self.tr("Recovery code: {code}").format(code=code))
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        card.body.addWidget(shown)
        question = self.tr("To be sure it is on paper: what is group {number}?")
        words = question.format(number=self.locale().toString(self.asked + 1))
        self.answer.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(card)
        column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.no_printer)
        column.addSpacing(BEFORE_QUESTION)
        column.addWidget(label(words, wraps=True))
        column.addWidget(self.answer)

    def _print(self) -> None:
        if has_printer():
            print_sheet(self, self._groups)
        else:
            self.no_printer.show()
            announce(self.no_printer, self.no_printer.text())


def code_field(name: str) -> QLineEdit:
    """Return a field for a recovery code, which is seen while it is copied from paper."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    keep_from_keyboards(field)
    field.setMinimumHeight(FIELD_HEIGHT)
    field.setTextMargins(4, 0, 4, 0)  # as in the fields for passphrases
    return field
