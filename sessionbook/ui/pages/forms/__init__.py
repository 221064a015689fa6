"""The Forms page: sheets to think something through on, filled in or made by the person."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sessionbook import paths
from sessionbook.domain.areas import Area
from sessionbook.domain.forms import FilledForm, Form, OwnForm
from sessionbook.domain.homework import Homework
from sessionbook.services import forms
from sessionbook.services.filling import throw_away
from sessionbook.services.form_reader import WrongFormError
from sessionbook.ui.file_words import refusal
from sessionbook.ui.form_words import every_form, shipped_forms
from sessionbook.ui.page import Context, Page
from sessionbook.ui.pages.forms.chooser import Chooser, Wish
from sessionbook.ui.pages.forms.editor import FormEditor
from sessionbook.ui.pages.forms.filled_list import FilledList
from sessionbook.ui.pages.forms.sheet import Sheet
from sessionbook.ui.widgets.dated_side import DatedSide
from sessionbook.ui.widgets.fitting import Fitting

FILE_END = ".toml"


class FormsPage(Fitting, Page):
    """At the side what was filled in; beside it a form to choose, to fill in or to make."""

    key = "forms"
    shows = frozenset({Area.FORMS, Area.HOMEWORK, Area.ATTACHMENTS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._filled = context.notebook.filled
        listed = FilledList(self._filled)
        self.side = DatedSide(self.tr("Fill in a form"), self.tr("Filled forms"), listed)
        self.chooser = Chooser()
        self.sheet = Sheet(context)
        self.editor = FormEditor(context)
        self._right = QStackedWidget()
        for each in (self.chooser, self.sheet, self.editor):
            self._right.addWidget(each)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        line.addWidget(self._right, 1)
        self._connect()

    @property
    def filled(self) -> FilledForm | None:
        """The filled form on screen."""
        return self.sheet.filled if self._right.currentWidget() is self.sheet else None

    def refresh(self) -> None:
        if self.sheet.is_saving or self.editor.is_saving:
            return  # the write is our own, and shown already
        if self.filled and self.sheet.refresh():
            self.side.show_entries(self.filled, is_new=self.sheet.is_new)
            return
        self.side.show_entries(None)
        is_making = self._right.currentWidget() is self.editor and self.editor.refresh()
        if not is_making:
            self._choose_form()

    def flush(self) -> None:
        self.sheet.flush()
        self.editor.flush()

    def open(self, record_id: str) -> None:
        """Show a filled form, perhaps at a part of it, or begin one for homework."""
        self.flush()
        if filled := self._filled.holding(record_id):
            self._show(filled)
            if not self.sheet.attached.bring_to(record_id):
                answer = self._filled.answers.get(record_id)
                self.sheet.go_to(answer.field if answer else "")
        elif homework := self.context.notebook.homework.get(record_id):
            self._begin(homework.form, homework)

    def add(self) -> None:
        self.flush()
        self._choose_form()
        self.chooser.go_to()

    def fit(self, room: float) -> None:
        del room
        self.side.fit(self.width())

    def _forms(self) -> dict[str, Form]:
        return every_form(self.context.notebook)

    def _choose_form(self) -> None:
        """Let the person choose a form to fill in."""
        self.chooser.show_forms(shipped_forms(), forms.own(self.context.notebook))
        self._turn_to(self.chooser)

    def _turn_to(self, other: QWidget) -> None:
        """Show something else than a filled form."""
        was_new = self.filled is not None and self.sheet.is_new
        self._right.setCurrentWidget(other)
        if was_new:
            self.side.show_entries(None)
        else:
            self.side.choose(None)

    def _begin(self, key: str, homework: Homework | None = None) -> None:
        """Put an empty form on screen; it is kept once something is answered."""
        if form := self._forms().get(key):
            filled = FilledForm(
                form=key,
                name=form.name,
                day=self.context.today(),
                homework_id=homework.id if homework else None,
            )
            self._show(filled, is_new=True)
            self.sheet.go_to()

    def _go_to(self, filled_id: str) -> None:
        """Go to another one; if what is on screen cannot be saved, stay with it."""
        try:
            self.flush()
        except BaseException:
            self.side.choose(self.filled)
            raise
        if filled := self._filled.get(filled_id):
            self._show(filled)

    def _show(self, filled: FilledForm, *, is_new: bool = False) -> None:
        left_a_new_one = self.filled is not None and self.sheet.is_new
        self.sheet.show_filled(filled, self._forms().get(filled.form), is_new=is_new)
        self._right.setCurrentWidget(self.sheet)
        if is_new or left_a_new_one:
            self.side.show_entries(filled, is_new=is_new)
        else:
            self.side.choose(filled)

    def _saved(self, filled: FilledForm) -> None:
        self.side.update_entry(filled)
        self.saved.emit()

    def _delete_filled(self) -> None:
        """Delete what is on screen and show the next one."""
        self.flush()
        gone, was_new = self.sheet.filled, self.sheet.is_new
        next_one = self.side.neighbour(gone.id)
        if not was_new:
            undo = throw_away(self.context.notebook, gone, self.sheet.answers.fields)
            self.context.notices.undo(
                self.tr("The filled form was deleted."), lambda: self._bring_back(undo, gone.id)
            )
        following = self._filled.get(next_one)
        if following:
            self._show(following)
        else:
            self._choose_form()

    def _bring_back(self, undo: Callable[[], None], filled_id: str) -> None:
        undo()
        self.open(filled_id)

    def _fulfil(self, wish: Wish, key: str) -> None:
        form = self._forms().get(key)
        if form is None:
            return
        match wish:
            case Wish.FILL:
                self._begin(key)
            case Wish.CHANGE:
                self._change(key)
            case Wish.COPY:
                self._copy(form)
            case Wish.SAVE:
                self._save_out(form)
            case Wish.DELETE:
                self._delete_form(key)

    def _make(self) -> None:
        """Make a form from nothing."""
        position = self.context.notebook.forms.next_position()
        self._edit(OwnForm(source="", position=position), Form(key="", name=""))

    def _change(self, key: str) -> None:
        own = self.context.notebook.forms.get(key)
        form = forms.form_of(own) if own else None
        if own and form:
            self._edit(own, form)

    def _copy(self, form: Form) -> None:
        self._change(forms.keep(self.context.notebook, form).key)

    def _edit(self, own: OwnForm, form: Form) -> None:
        self._turn_to(self.editor)
        self.editor.show_form(own, form)

    def _edited(self, key: str) -> None:
        self._choose_form()
        self.chooser.go_to(key)

    def _move_form(self, key: str, step: int) -> None:
        forms.move(self.context.notebook, key, step)
        self.chooser.go_to(key)

    def _delete_form(self, key: str) -> None:
        """Delete a form; what was filled in with it stays readable."""
        self.editor.forget()
        store = self.context.notebook.forms
        if store.get(key):
            stamp = store.delete(key)
            said = self.tr("The form was deleted. What you filled in with it is still here.")
            self.context.notices.undo(said, lambda: store.restore(stamp))
        self._edited("")

    def _save_out(self, form: Form) -> None:
        title = self.tr("Save the form as a file")
        start = paths.own_files() / f"{self.tr('form')}{FILE_END}"
        self.context.ask.save_as(self, title, start, lambda path: self._write(form, path))

    def _write(self, form: Form, path: Path) -> None:
        forms.take_out(form, path)
        self.context.notices.say(self.tr("Saved. Anybody can read that file."))

    def _ask_for_file(self) -> None:
        title, kinds = self.tr("Take a form from a file"), self.tr("Forms (*.toml)")
        self.context.ask.file(self, title, kinds, self._bring_in)

    def _bring_in(self, path: Path) -> None:
        try:
            form = forms.bring_in(self.context.notebook, path)
        except WrongFormError as error:
            self.context.notices.say(refusal(error))
        else:
            self._edited(form.key)
            said = self.tr("“{name}” is one of your forms now.")
            self.context.notices.say(said.format(name=form.name))

    def _connect(self) -> None:
        self.side.chosen.connect(self._go_to)
        self.side.new_requested.connect(self.add)
        self.sheet.saved.connect(self._saved)
        self.sheet.delete_requested.connect(self._delete_filled)
        self.sheet.homework_requested.connect(self._go_to_homework)
        self.chooser.wished.connect(self._fulfil)
        self.chooser.moved.connect(self._move_form)
        self.chooser.new_requested.connect(self._make)
        self.chooser.file_requested.connect(self._ask_for_file)
        self.editor.saved.connect(self.saved)
        self.editor.done.connect(self._edited)
        self.editor.delete_requested.connect(self._delete_form)

    def _go_to_homework(self, key: str) -> None:
        self.open_requested.emit("homework", key)
