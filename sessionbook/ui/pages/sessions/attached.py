"""Pictures and PDFs of the session: a photographed worksheet, a drawing, a handout."""

from functools import cached_property

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from sessionbook.ui.attachments.incoming import may_hold
from sessionbook.ui.attachments.strip import AttachmentStrip
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet


class AttachedSection(Section):
    """What is added makes a new session a row of the notebook, as a typed line does.

    Folded it takes what is dropped on its line, and what the notes pass on, and opens for it.
    """

    folds = True

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("Pictures and PDFs"))
        self._has_any = False
        self.setAcceptDrops(True)

    @cached_property
    def strip(self) -> AttachmentStrip:
        """What holds them, made when it is first of use."""
        made = AttachmentStrip(self.context, self.notebook.sessions, self.sheet.keep)
        made.saved.connect(self.saved)
        return made

    def take(self, source: QMimeData) -> None:
        """Take in what was dropped or pasted, wherever; the focus stays where it is."""
        self.unfold()
        self.strip.take(source)

    def fill(self) -> None:
        self.body.addWidget(self.strip)

    def read(self) -> None:
        session_id = self.sheet.session.id
        if self.is_filled:
            self.strip.show_record(session_id)  # folded too: what still comes in asks whose it is
            self._has_any = bool(self.strip.tiles)
        else:
            self._has_any = bool(self.notebook.attachments.of("sessions", session_id))

    def refresh(self) -> None:
        self.strip.show_record(self.sheet.session.id)

    def flush(self) -> None:
        if self.is_filled:
            self.strip.flush()

    def holds_something(self) -> bool:
        return self._has_any

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_hold(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(event.mimeData())
