"""What a homework is, as fields to type in; saved while typing."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.homework import DAYS_IN_A_WEEK, Homework
from sessionbook.ui.form_words import every_form
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.caption_field import CaptionField, captioned
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import GAP, button
from sessionbook.ui.widgets.slider_row import SliderRow

WORDS = ("title", "why", "moment", "place", "obstacle", "if_then")


class DetailsForm(QWidget):
    """Edits one homework, which is saved once something is typed, and never without a title."""

    saved = Signal()
    done = Signal()
    delete_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._notebook = context.notebook
        self.homework: Homework | None = None
        self._autosave = Autosave(self._save, self)
        self.fields = {
            "title": CaptionField(self.tr("What")),
            "why": CaptionField(self.tr("Why")),
            "moment": CaptionField(self.tr("When")),
            "place": CaptionField(self.tr("Where")),
            "obstacle": CaptionField(self.tr("What will most likely get in the way")),
            "if_then": CaptionField(self.tr("If that happens, then I…")),
        }
        self.times = Choice()
        self.form = Choice()
        self.confidence = SliderRow(self.tr("How sure am I that I will do it?"))
        self.delete_link = button("", self.delete_requested.emit, "link")
        self.done_button = button(self.tr("Done"), self.finish, "primary")
        for times in range(DAYS_IN_A_WEEK + 1):
            self.times.addItem(self._times_words(times), times or None)
        self._lay_out()
        self._connect()

    def show_homework(self, homework: Homework) -> None:
        """Show a homework; words that are not saved yet and the field in use stay."""
        if self.homework and self.homework.id != homework.id:
            self.flush()
        is_same = self.homework is not None and self.homework.id == homework.id
        self.homework = homework
        is_stored = bool(homework.created)
        self.delete_link.setText(self.tr("Delete") if is_stored else self.tr("Cancel"))
        if is_same and self._autosave.pending:
            return
        for name in WORDS:
            field, text = self.fields[name], getattr(homework, name)
            if is_same:
                field.show_text(text)
            else:
                field.field.set_text(text)
        self._show_times(homework.times_a_week)
        self._show_form(homework.form)
        self.confidence.set_answer(homework.confidence)

    def finish(self) -> None:
        """Save and close the form."""
        self.flush()
        self.done.emit()

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()

    def forget(self) -> None:
        """Save nothing more: the homework is gone."""
        self._autosave.pending = False
        self.homework = None

    def _save(self) -> None:
        if self.homework is None:
            return
        typed = {name: self.fields[name].text() for name in WORDS}
        if not typed["title"]:
            typed["title"] = self.homework.title or self.tr("Homework without a title")
        changed = replace(
            self.homework,
            **typed,  # type: ignore[arg-type]
            times_a_week=self.times.currentData(),
            form=self.form.currentData(),
            confidence=self.confidence.answer(),
        )
        self.homework = self._notebook.homework.save(changed)
        self.saved.emit()

    def _show_times(self, times: int | None) -> None:
        if self.times.findData(times) < 0:
            self.times.addItem(self._times_words(times or 0), times)
        self.times.setCurrentIndex(self.times.findData(times))

    def _show_form(self, key: str) -> None:
        self.form.clear()
        self.form.addItem(self.tr("without a form"), "")
        for form in every_form(self._notebook).values():
            self.form.addItem(form.name, form.key)
        if self.form.findData(key) < 0:
            self.form.addItem(self.tr("a form that was deleted"), key)
        self.form.setCurrentIndex(self.form.findData(key))

    def _times_words(self, times: int) -> str:
        if times == 0:
            return self.tr("as often as it fits")
        if times == DAYS_IN_A_WEEK:
            return self.tr("every day")
        return self.tr("%n times a week", "", times)

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(GAP)
        place.addWidget(self.fields["moment"])
        place.addWidget(self.fields["place"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fields["title"])
        column.addWidget(self.fields["why"])
        column.addLayout(place)
        chosen = QHBoxLayout()
        chosen.setSpacing(GAP)
        chosen.addWidget(captioned(self.tr("How often"), self.times))
        chosen.addWidget(captioned(self.tr("On a form"), self.form))
        column.addLayout(chosen)
        column.addWidget(self.fields["obstacle"])
        column.addWidget(self.fields["if_then"])
        column.addWidget(self.confidence)
        column.addSpacing(8)
        self.delete_link.setProperty("flush", "end")
        column.addWidget(Flow(self.done_button, self.delete_link, last_at_end=True))

    def _connect(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self._autosave.touch)
            field.field.entered.connect(self.focusNextChild)
        self.times.activated.connect(self._autosave.touch)
        self.form.activated.connect(self._autosave.touch)
        self.confidence.answered.connect(self._autosave.touch)
        self.confidence.cleared.connect(self._autosave.touch)
