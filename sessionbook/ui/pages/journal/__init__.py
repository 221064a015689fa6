"""The Journal page: what is written between sessions, newest first."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from sessionbook.domain.areas import Area
from sessionbook.domain.journal import Entry
from sessionbook.ui.page import Context, Page
from sessionbook.ui.pages.journal.empty import NoEntries
from sessionbook.ui.pages.journal.entry_list import EntryList
from sessionbook.ui.pages.journal.sheet import Sheet
from sessionbook.ui.widgets.dated_side import DatedSide
from sessionbook.ui.widgets.fitting import Fitting


class JournalPage(Fitting, Page):
    """Leads through the entries; whatever is left is saved first."""

    key = "journal"
    shows = frozenset({Area.JOURNAL, Area.ATTACHMENTS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._journal = context.notebook.journal
        entries = EntryList(self._journal)
        self.side = DatedSide(self.tr("New entry"), self.tr("Journal entries"), entries)
        self.sheet = Sheet(context)
        self.empty = NoEntries()
        self._right = QStackedWidget()
        self._right.addWidget(self.empty)
        self._right.addWidget(self.sheet)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        line.addWidget(self._right, 1)
        self.side.chosen.connect(self._choose)
        self.side.new_requested.connect(self.add)
        self.empty.new_requested.connect(self.add)
        self.sheet.saved.connect(self._saved)
        self.sheet.delete_requested.connect(self._delete)

    @property
    def entry(self) -> Entry | None:
        """The entry on screen."""
        return self.sheet.entry if self._right.currentWidget() is self.sheet else None

    def refresh(self) -> None:
        if self.sheet.is_saving:
            return  # the write is our own, and shown already
        if self.entry and self.sheet.refresh():
            self.side.show_entries(self.entry, is_new=self.sheet.is_new)
        else:
            self.side.show_entries(None)
            self._go_to(self.side.newest())

    def flush(self) -> None:
        if self.entry:
            self.sheet.flush()

    def open(self, record_id: str) -> None:
        self.flush()
        if entry := self._journal.holding(record_id):
            self._show(entry)
            if not self.sheet.attached.bring_to(record_id):
                self.sheet.editor.setFocus()

    def add(self) -> None:
        self.flush()
        if not (self.entry and self.sheet.is_new):
            now = self.context.now()
            at = now.time().replace(second=0, microsecond=0)
            self._show(Entry(day=now.date(), at=at), is_new=True)
        self.sheet.editor.setFocus()

    def fit(self, room: float) -> None:
        del room
        self.side.fit(self.width())

    def _choose(self, entry_id: str) -> None:
        """Go to another entry; if what is on screen cannot be saved, stay with it."""
        try:
            self.flush()
        except BaseException:
            self.side.choose(self.entry)
            raise
        self._go_to(entry_id)

    def _go_to(self, entry_id: str) -> None:
        entry = self._journal.get(entry_id)
        if entry:
            self._show(entry)
        elif not (self.entry and self.entry.id == entry_id):
            self._right.setCurrentWidget(self.empty)

    def _show(self, entry: Entry, *, is_new: bool = False) -> None:
        left_a_new_one = bool(self.entry) and self.sheet.is_new
        self.sheet.show_entry(entry, is_new=is_new)
        self._right.setCurrentWidget(self.sheet)
        if is_new or left_a_new_one:
            self.side.show_entries(entry, is_new=is_new)
        else:
            self.side.choose(entry)

    def _saved(self, entry: Entry) -> None:
        self.side.update_entry(entry)
        self.saved.emit()

    def _delete(self) -> None:
        """Delete the entry on screen and show the next one."""
        self.flush()
        gone, was_new = self.sheet.entry, self.sheet.is_new
        next_one = self.side.neighbour(gone.id)
        if was_new:
            self.side.show_entries(None)
        else:
            stamp = self._journal.delete(gone.id)
            self.context.notices.undo(
                self.tr("The entry was deleted."), lambda: self._restore(stamp, gone.id)
            )
        self._go_to(next_one)

    def _restore(self, stamp: str, entry_id: str) -> None:
        self._journal.restore(stamp)
        self.open(entry_id)
