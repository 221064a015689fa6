"""One practice as fields: when, how much, what was learned, how it felt."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from sessionbook.domain.homework import Done, Practice
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.homework.practice_words import done_words
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.caption_field import CaptionField, captioned
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, set_property
from sessionbook.ui.widgets.radio_buttons import as_radio_buttons
from sessionbook.ui.widgets.slider_row import SliderRow, align_names
from sessionbook.ui.widgets.toggle import Toggle

SEGMENT_GAP = 6


class PracticeForm(QFrame):
    """Edits one practice; a new one is saved once something is filled in, or by Done."""

    saved = Signal()
    done = Signal()
    delete_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        set_property(self, "kind", "row")
        self._context = context
        self.practice: Practice | None = None
        self._autosave = Autosave(self._save, self)
        self.day = DateField(words.qdate(context.today()))
        self.amounts = self._make_amounts()
        self.note = CaptionField(self.tr("What I did, what I learned"), many_lines=True)
        self.obstacle = CaptionField(self.tr("What got in the way"))
        self.ratings = {
            "distress_before": SliderRow(self.tr("Distress before")),
            "distress_peak": SliderRow(self.tr("Distress at its highest")),
            "distress_after": SliderRow(self.tr("Distress after")),
            "effort": SliderRow(self.tr("Effort")),
            "helpful": SliderRow(self.tr("How helpful")),
        }
        align_names(self.ratings.values())
        self.done_button = button(self.tr("Done"), self.finish, "primary")
        self.delete_link = button("", self._delete, "link")
        self._lay_out()
        self._connect()

    def edit(self, practice: Practice) -> None:
        """Show a practice, stored or new, and take the focus."""
        self.flush()
        self.practice = practice
        self.day.setMaximumDate(words.qdate(max(practice.day, self._context.today())))
        self.day.setDate(words.qdate(practice.day))
        self.amounts[practice.done].setChecked(True)
        self.note.field.set_text(practice.note)
        self.obstacle.field.set_text(practice.obstacle)
        for name, row in self.ratings.items():
            row.set_answer(getattr(practice, name))
        self.delete_link.setText(self.tr("Delete") if practice.created else self.tr("Cancel"))
        self._autosave.pending = False
        self._show_fitting()
        (self.obstacle if practice.done is Done.NONE else self.note).field.setFocus()

    def refresh(self) -> None:
        """Show what a filled form said about the practice meanwhile."""
        shown = self.practice
        found = self._context.notebook.homework.practices.get(shown.id) if shown else None
        if found and found != shown and not self._autosave.pending:
            self.practice = found
            for name, row in self.ratings.items():
                row.set_answer(getattr(found, name))
            self._show_fitting()

    def finish(self) -> None:
        """Save, even if nothing was filled in, and close the form."""
        if self.practice and not self.practice.created:
            self._autosave.touch()
        self.flush()
        self.done.emit()

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()

    def forget(self) -> None:
        """Save nothing more: the practice is gone."""
        self._autosave.pending = False
        self.practice = None

    def _save(self) -> None:
        if self.practice is None:
            return
        ratings: dict[str, Any] = {name: row.answer() for name, row in self.ratings.items()}
        changed = replace(
            self.practice,
            day=words.from_qdate(self.day.date()),
            done=self._amount(),
            note=self.note.text(),
            obstacle=self.obstacle.text(),
            **ratings,
        )
        self.practice = self._context.notebook.homework.practices.save(changed)
        self.saved.emit()

    def _delete(self) -> None:
        if self.practice:
            self.delete_requested.emit(self.practice.id)

    def _amount(self) -> Done:
        return next(done for done, each in self.amounts.items() if each.isChecked())

    def _touch(self) -> None:
        self._show_fitting()
        self._autosave.touch()

    def _show_fitting(self) -> None:
        """Show how it felt only where something was done, or was answered before.

        How high the distress rose is asked on forms: here it only stands once it was answered.
        """
        done = self._amount()
        for name, row in self.ratings.items():
            is_asked = done is not Done.NONE and name != "distress_peak"
            row.setVisible(is_asked or row.answer() is not None)

    def _make_amounts(self) -> dict[Done, Toggle]:
        group = QButtonGroup(self)
        made = {}
        for done in Done:
            each = Toggle(done_words(done), self._touch)
            group.addButton(each)
            made[done] = each
        as_radio_buttons(group)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 14)
        column.setSpacing(0)
        when = captioned(self.tr("Day"), self.day)
        column.addWidget(Flow(when))
        column.addWidget(Flow(*self.amounts.values(), gap=SEGMENT_GAP))
        column.addSpacing(6)
        for field in (self.note, self.obstacle, *self.ratings.values()):
            column.addWidget(field)
        column.addSpacing(8)
        self.delete_link.setProperty("flush", "end")
        column.addWidget(Flow(self.done_button, self.delete_link, last_at_end=True))

    def _connect(self) -> None:
        self.note.edited.connect(self._autosave.touch)
        self.obstacle.edited.connect(self._autosave.touch)
        self.obstacle.field.entered.connect(self.finish)
        self.day.dateChanged.connect(self._autosave.touch)
        for row in self.ratings.values():
            row.answered.connect(self._autosave.touch)
            row.cleared.connect(self._autosave.touch)
