"""A form being filled in: its day, its questions, and their saving."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.forms import FilledForm, Form, fields_for
from sessionbook.services.filling import keep_filled
from sessionbook.ui import words
from sessionbook.ui.attachments.strip import AttachmentStrip
from sessionbook.ui.page import Context
from sessionbook.ui.pages.forms.answer_list import AnswerList
from sessionbook.ui.pages.forms.pinned import Pinned
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import Card, ScrollPage, button, label
from sessionbook.ui.widgets.tab_order import chain


class Sheet(QWidget):
    """All questions on one page, to be answered in any order; nothing has to be.

    Becomes a row of the notebook when something is answered or attached. What could not be
    saved stays on screen and is tried again.
    """

    saved = Signal(object)
    delete_requested = Signal()
    homework_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._notebook = context.notebook
        self.filled = FilledForm(form="", name="", day=date.min)
        self.is_new = True
        self.is_saving = False
        self.title = label(kind="title", wraps=True)
        self.about = label(kind="quiet", wraps=True)
        self.homework_link = button("", self._go_to_homework, "link")
        self.day = DateField(QDate())
        self.day.setAccessibleName(self.tr("Day of this form"))
        self.delete = button(self.tr("Delete"), self.delete_requested.emit, "link")
        self.delete.setAccessibleName(self.tr("Delete this form"))
        self.pinned = Pinned()
        self.answers = AnswerList()
        self.attached = AttachmentStrip(context, context.notebook.filled, self._keep)
        self.paper = ScrollPage()
        self._autosave = Autosave(self._save, self)
        self._lay_out()
        self.answers.edited.connect(self._edited)
        self.day.dateChanged.connect(self._autosave.touch)
        self.paper.verticalScrollBar().valueChanged.connect(self._show_pinned)

    def show_filled(self, filled: FilledForm, form: Form | None, *, is_new: bool = False) -> None:
        """Put another form on screen; without the form, its answers are asked for again."""
        self.filled, self.is_new = filled, is_new
        stored = self._notebook.filled.answers.of(filled.id)
        values = {answer.field: answer.value for answer in stored}
        self.answers.show_fields(fields_for(form, stored), values)
        self.title.setText(filled.name)
        self.about.setText(form.about if form else "")
        self.about.setVisible(bool(self.about.text()))
        self.attached.show_record(filled.id)
        chain((self.answers, self.attached))
        self.paper.verticalScrollBar().setValue(0)
        self._show_rest()

    def refresh(self) -> bool:
        """Show what changed elsewhere; return whether it is still there."""
        found = None if self.is_new else self._notebook.filled.get(self.filled.id)
        if found:
            self.attached.refresh()
        if found and not self._autosave.pending:
            self.filled = found
            stored = self._notebook.filled.answers.of(found.id)
            self.answers.show_values({answer.field: answer.value for answer in stored})
            self._show_rest()
        return self.is_new or found is not None

    def go_to(self, key: str = "") -> None:
        """Put the focus on a question, or on the first one, and bring it into view."""
        if answer := self.answers.go_to(key):
            QTimer.singleShot(0, answer, lambda: self.paper.ensureWidgetVisible(answer))

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()
        self.attached.flush()

    def _show_rest(self) -> None:
        self.day.blockSignals(True)
        self.day.setDate(words.qdate(self.filled.day))
        self.day.blockSignals(False)
        key = self.filled.homework_id
        homework = self._notebook.homework.get(key) if key else None
        title = homework.title if homework else ""
        self.homework_link.setText(self.tr("Homework: {title}").format(title=title))
        self.homework_link.setVisible(homework is not None)
        self._show_pinned()

    def _edited(self) -> None:
        self._show_pinned()
        self._autosave.touch()

    def _save(self) -> None:
        values, day = self.answers.values(), words.from_qdate(self.day.date())
        stored = self._notebook.filled.get(self.filled.id)
        if stored is None and (not self.is_new or not any(values.values())):
            self.filled = replace(self.filled, day=day)
        else:
            self._put(replace(stored or self.filled, day=day), values)

    def _keep(self) -> None:
        """Make sure that the form is in the notebook: something is to hang on it."""
        if self.is_new:
            day = words.from_qdate(self.day.date())
            self._put(replace(self.filled, day=day), self.answers.values())

    def _put(self, filled: FilledForm, values: Mapping[str, str]) -> None:
        self.is_saving = True
        try:
            self.filled = keep_filled(self._notebook, filled, self.answers.fields, values)
        finally:
            self.is_saving = False
        self.is_new = False
        self.saved.emit(self.filled)

    def _show_pinned(self) -> None:
        """Keep in view what is to be, once its question is scrolled away."""
        fields = [each for each in self.answers.fields if each.pinned and self._is_above(each.key)]
        self.pinned.show_answers(fields, self.answers.values() if fields else {})

    def _is_above(self, key: str) -> bool:
        answer = self.answers.answers[key]
        return answer.mapTo(self.paper.viewport(), QPoint(0, answer.height())).y() <= 0

    def _go_to_homework(self) -> None:
        self.homework_requested.emit(self.filled.practice_id or self.filled.homework_id or "")

    def _lay_out(self) -> None:
        card = Card()
        card.setAccessibleName(self.tr("Questions"))
        card.body.addWidget(self.answers)
        self.homework_link.setProperty("flush", True)
        beside = label()
        beside.hide()
        column = self.paper.column
        column.setSpacing(8)
        column.addWidget(PageHead(self.title, beside, self.day, self.delete))
        column.addWidget(self.about)
        column.addWidget(self.homework_link)
        column.addSpacing(6)
        column.addWidget(card)
        column.addSpacing(10)
        column.addWidget(label(self.tr("Pictures and PDFs"), "section"))
        column.addWidget(self.attached)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.pinned)
        whole.addWidget(self.paper, 1)
