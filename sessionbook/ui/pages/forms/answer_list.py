"""The questions of a form below one another, with their answers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.forms import FormField
from sessionbook.ui.pages.forms.answers import AnyAnswer, answer_for
from sessionbook.ui.widgets.plain import clear
from sessionbook.ui.widgets.tab_order import chain


class AnswerList(QWidget):
    """Every question at once, in any order; edited says that the person answered one."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: tuple[FormField, ...] = ()
        self.answers: dict[str, AnyAnswer] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_fields(self, fields: Sequence[FormField], values: Mapping[str, str]) -> None:
        """Ask these questions anew."""
        self.fields = tuple(fields)
        clear(self._column)
        yes_and_no = self.tr("Yes"), self.tr("No")
        self.answers = {
            field.key: answer_for(field, values.get(field.key, ""), yes_and_no)
            for field in self.fields
        }
        for answer in self.answers.values():
            self._column.addWidget(answer)
            answer.show()  # the layout would later, and what is hidden takes no focus
            answer.edited.connect(self.edited)
        chain(list(self.answers.values()))

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show other answers to the same questions; those in use stay."""
        for key, answer in self.answers.items():
            if answer.value() != values.get(key, ""):
                answer.show_value(values.get(key, ""))

    def values(self) -> dict[str, str]:
        """Return every answer by its question's key."""
        return {key: answer.value() for key, answer in self.answers.items()}

    def go_to(self, key: str = "") -> QWidget | None:
        """Put the focus on a question, or on the first one; return what has it."""
        answer = self.answers.get(key) or next(iter(self.answers.values()), None)
        if answer is None:
            return None
        answer.target().setFocus()
        return answer
