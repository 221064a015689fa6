"""A form of the person's own being made, and beside it what it will look like."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from sessionbook.domain.forms import Form, FormField, OwnForm
from sessionbook.services.form_writer import tidied, write
from sessionbook.services.forms import form_of
from sessionbook.ui.page import Context
from sessionbook.ui.pages.forms.answer_list import AnswerList
from sessionbook.ui.pages.forms.question_list import QuestionList, new_field
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.caption_field import CaptionField
from sessionbook.ui.widgets.fitting import Fitting, stack
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import GAP, Card, ScrollPage, button, label
from sessionbook.ui.widgets.tab_order import chain

ONE_COLUMN = 620  # narrower than this, at the usual text size
LEFT, RIGHT = 5, 4


class FormEditor(Fitting, ScrollPage):
    """Saves while one types, as a file that can be read again; never without a name.

    A new form becomes a row of the notebook when something is written in it.
    """

    saved = Signal()
    done = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._store = context.notebook.forms
        self._own = OwnForm(source="")
        self._form = Form(key="", name="")
        self.is_saving = False
        self._autosave = Autosave(self._save, self)
        self.name = CaptionField(self.tr("Name of the form"))
        self.about = CaptionField(self.tr("What it is for"))
        self.questions = QuestionList(context.notices)
        self.preview = AnswerList()
        self.delete = button("", lambda: self.delete_requested.emit(self._own.id), "link")
        self.finish = button(self.tr("Done"), self._finish, "primary")
        self._lay_out()
        self._connect()

    def show_form(self, own: OwnForm, form: Form) -> None:
        """Show a form of the person's own, stored or new."""
        self._own, self._form = own, form
        self.name.field.set_text(form.name)
        self.about.field.set_text(form.about)
        self.questions.show_fields(form.fields or (new_field(),))
        self._autosave.pending = False
        self.delete.setText(self.tr("Delete") if own.created else self.tr("Cancel"))
        self.preview.show_fields(form.fields, {})
        self.verticalScrollBar().setValue(0)
        self.name.field.put_caret_at_end()
        chain((self.delete, self.finish, self.name, self.about, self.questions, self.preview))

    def refresh(self) -> bool:
        """Return whether the form is still there; its words are only the person's to change."""
        return not self._own.created or self._store.get(self._own.id) is not None

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()

    def forget(self) -> None:
        """Save nothing more: the form was deleted."""
        self._autosave.pending = False

    def _save(self) -> None:
        form = tidied(self._on_screen())
        self.is_saving = True
        try:
            self._own = self._store.save(replace(self._own, source=write(form)))
        finally:
            self.is_saving = False
        self._form = form_of(self._own) or form
        self.delete.setText(self.tr("Delete"))
        if form.fields != self.preview.fields:
            self.preview.show_fields(form.fields, {})
        self.saved.emit()

    def _on_screen(self) -> Form:
        """Return the form as far as it is written; what is missing has a name for now."""
        name = self.name.text() or self._form.name or self.tr("My form")
        fields = self.questions.fields() or (self._first_field(),)
        return Form(key=self._own.id, name=name, about=self.about.text(), fields=fields)

    def _first_field(self) -> FormField:
        return FormField(key="words", label=self.tr("What I want to write down"))

    def _finish(self) -> None:
        self.flush()
        self.done.emit(self._own.id)

    def fit(self, room: float) -> None:
        """Put the preview below where there is not room for both."""
        stack(self._line, (LEFT, RIGHT), room < ONE_COLUMN)

    def _lay_out(self) -> None:
        title, beside = label(self.tr("A form of my own"), "title"), label()
        beside.hide()
        made = Card(self.tr("The form"))
        made.body.addWidget(self.name)
        made.body.addWidget(self.about)
        made.body.addWidget(self.questions)
        seen = Card(self.tr("What it will look like"))
        seen.body.addWidget(label(self.tr("Try it; nothing is kept here."), "muted", wraps=True))
        seen.body.addWidget(self.preview)
        seen.body.addStretch(1)
        columns = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, columns)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addWidget(made)
        self._line.addWidget(seen)
        self.column.addWidget(PageHead(title, beside, self.delete, self.finish))
        self.column.addWidget(columns)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for field in (self.name, self.about):
            field.edited.connect(self._autosave.touch)
            field.field.entered.connect(self.focusNextChild)
        self.questions.edited.connect(self._autosave.touch)
        self.questions.shown.connect(self.ensureWidgetVisible)
