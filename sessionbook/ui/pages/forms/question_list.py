"""The questions of a form that is being made, in their order."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.forms import FormField
from sessionbook.domain.record import new_id
from sessionbook.services.form_reader import MOST_FIELDS
from sessionbook.ui.page import Notices
from sessionbook.ui.pages.forms.question import Question
from sessionbook.ui.widgets.plain import button, clear
from sessionbook.ui.widgets.row_drag import RowDrag
from sessionbook.ui.widgets.tab_order import as_laid_out, chain

KEY_LENGTH = 8


class QuestionList(QWidget):
    """Adds, moves and removes; edited says that any of it, or any word, changed."""

    edited = Signal()
    shown = Signal(QWidget)

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self._notices = notices
        self.questions: list[Question] = []
        self.add_button = button(self.tr("Add a question"), self.add)
        self._drag = RowDrag(self, lambda: self.questions)
        self._drag.dropped.connect(self._move)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._list)
        column.addSpacing(14)
        column.addWidget(self.add_button)

    def show_fields(self, fields: Sequence[FormField]) -> None:
        """Show these questions instead of those on screen."""
        clear(self._list)
        self.questions = []
        for field in fields:
            self._insert(field, len(self.questions))
        self._put_in_order()

    def fields(self) -> tuple[FormField, ...]:
        """Return the questions in which anything is written; one without words is named."""
        asked = [(place, each) for place, each in enumerate(self.questions) if not each.is_blank()]
        return tuple(self._named(place + 1, each.asked()) for place, each in asked)

    def add(self) -> None:
        """Add a question at the end and put the caret into it."""
        question = self._insert(new_field(), len(self.questions))
        self._put_in_order()
        question.words.setFocus()
        self.shown.emit(question)

    def _named(self, place: int, asked: FormField) -> FormField:
        number = self.locale().toString(place)
        return (
            asked
            if asked.label
            else replace(asked, label=self.tr("Question {number}").format(number=number))
        )

    def _insert(self, field: FormField, place: int) -> Question:
        question = Question(field)
        question.drag_by(self._drag)
        question.edited.connect(self.edited)
        question.moved.connect(lambda step: self._move(question, step))
        question.removed.connect(lambda: self._remove(question))
        self.questions.insert(place, question)
        self._list.insertWidget(place, question)
        question.show()  # the layout would later, and what is hidden takes no focus
        return question

    def _move(self, question: Question, step: int) -> None:
        here = self.questions.index(question)
        if 0 <= here + step < len(self.questions):
            self.questions.insert(here + step, self.questions.pop(here))
            self._list.insertWidget(here + step, question)
            self._put_in_order()
            self.shown.emit(question)
            self.edited.emit()

    def _remove(self, question: Question) -> None:
        """Remove a question; Undo puts it back where it was, unless the form was left."""
        place, field = self.questions.index(question), question.asked()
        self.questions.remove(question)
        self._list.removeWidget(question)
        question.hide()
        question.deleteLater()
        self._put_in_order()
        self._go_near(place)
        self.edited.emit()
        rest = self.questions
        self._notices.undo(self.tr("Question removed."), lambda: self._put_back(rest, field, place))

    def _put_back(self, rest: list[Question], field: FormField, place: int) -> None:
        if self.questions is rest and self.isVisible():
            question = self._insert(field, min(place, len(self.questions)))
            self._put_in_order()
            question.words.setFocus()
            self.edited.emit()

    def _go_near(self, place: int) -> None:
        if self.questions:
            self.questions[min(place, len(self.questions) - 1)].words.setFocus()
        else:
            self.add_button.setFocus()

    def _put_in_order(self) -> None:
        """Order the questions for Tab and for screen readers, and name them by their numbers."""
        for place, question in enumerate(self.questions):
            question.call(place + 1)
        self.add_button.setEnabled(len(self.questions) < MOST_FIELDS)
        as_laid_out(self._list)
        self.add_button.raise_()
        chain((*self.questions, self.add_button))


def new_field() -> FormField:
    """Return an empty question with a key that no other ever had."""
    return FormField(key=f"q_{new_id()[:KEY_LENGTH]}", label="")
