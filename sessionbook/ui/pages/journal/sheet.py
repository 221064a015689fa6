"""The entry on screen: its day, its words, and their saving."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.journal import Entry
from sessionbook.ui import words
from sessionbook.ui.attachments.strip import AttachmentStrip
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.note_editor import NoteEditor
from sessionbook.ui.widgets.note_toolbar import NoteToolbar
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import Card, ScrollPage, button, label

FEWEST_LINES = 14
MARGIN, ABOVE = 32, 26


class Sheet(ScrollPage):
    """A new entry becomes a row of the notebook when something is written.

    What could not be saved stays on screen and is tried again.
    """

    saved = Signal(object)
    delete_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._journal = context.notebook.journal
        self.entry = Entry(day=date.min)
        self.is_new = True
        self.is_saving = False
        self.day = DateField(QDate())
        self.day.setAccessibleName(self.tr("Day of this entry"))
        self.title = label(kind="title", wraps=True)
        self.at = label(kind="quiet", wraps=True)
        self.editor = NoteEditor(self.tr("Entry"), self.tr("What is on your mind?"))
        self.editor.set_growing(FEWEST_LINES)
        self.toolbar = NoteToolbar(self.editor)
        self.delete = button(self.tr("Delete"), self.delete_requested.emit, "link")
        self.delete.setAccessibleName(self.tr("Delete this entry"))
        self.delete.setProperty("flush", "end")
        self.attached = AttachmentStrip(context, self._journal, self._keep)
        self.editor.take_files = self.attached.take
        self._autosave = Autosave(self._save, self, self._expect_edits)
        self._lay_out()
        self.editor.edited.connect(self._autosave.touch)
        self.day.dateChanged.connect(self._autosave.touch)

    def show_entry(self, entry: Entry, *, is_new: bool = False) -> None:
        """Put another entry on screen."""
        self.entry, self.is_new = entry, is_new
        self.editor.set_markdown(entry.text)
        self.attached.show_record(entry.id)
        self._show_day()

    def refresh(self) -> bool:
        """Show what changed elsewhere; return whether the entry is still there."""
        found = None if self.is_new else self._journal.get(self.entry.id)
        if found:
            if found.text != self.entry.text and not self._is_in_use():
                self.editor.set_markdown(found.text)
            self.entry = found
            self.attached.refresh()
            if not self._autosave.pending:
                self._show_day()
        return self.is_new or found is not None

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()
        self.attached.flush()

    def _is_in_use(self) -> bool:
        return self._autosave.pending or self.editor.hasFocus()

    def _show_day(self) -> None:
        self.day.blockSignals(True)
        self.day.setDate(words.qdate(self.entry.day))
        self.day.blockSignals(False)
        self.title.setText(words.weekday_date(self.entry.day))
        self.at.setText(words.clock(self.entry.at) if self.entry.at else "")

    def _expect_edits(self) -> None:
        self._journal.expect_edits(self.entry)

    def _save(self) -> None:
        text, day = self.editor.markdown(), words.from_qdate(self.day.date())
        stored = self._journal.get(self.entry.id)
        if stored is None and (not self.is_new or not text.strip()):
            self.entry = replace(self.entry, day=day)
            return
        self._put(replace(stored or self.entry, text=text, day=day))

    def _keep(self) -> None:
        """Make sure that the entry is in the notebook: something is to hang on it."""
        if self.is_new:
            self._put(self.entry)

    def _put(self, entry: Entry) -> None:
        self.is_saving = True
        try:
            self.entry = self._journal.save(entry)
        finally:
            self.is_saving = False
        self.is_new = False
        self._show_day()
        self.saved.emit(self.entry)

    def _lay_out(self) -> None:
        card = Card()
        card.setAccessibleName(self.tr("Entry"))
        card.body.addWidget(self.editor)
        forms = QWidget()
        line = QHBoxLayout(forms)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self.toolbar)
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addWidget(forms)
        below.addWidget(card)
        self.column.setContentsMargins(MARGIN, ABOVE, MARGIN, ABOVE)
        self.column.setSpacing(4)
        self.column.addWidget(PageHead(self.title, self.at, self.day, self.delete))
        self.column.addLayout(below)
        self.column.addSpacing(14)
        self.column.addWidget(label(self.tr("Pictures and PDFs"), "section"))
        self.column.addSpacing(6)
        self.column.addWidget(self.attached)
        self.column.addStretch(1)
