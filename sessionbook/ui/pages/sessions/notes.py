"""The notes of the session: the large field that everything else stands beside."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QResizeEvent

from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Field, Sheet
from sessionbook.ui.widgets.note_editor import NoteEditor
from sessionbook.ui.widgets.note_toolbar import NoteToolbar

FEWEST_LINES = 6


class NotesSection(Section):
    """Grows with the words; they are read from the screen only in the pauses.

    The forms stand beside the name while they are of use, so that nothing moves.
    """

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("Notes"))
        self.editor = NoteEditor(self.tr("Notes"), self.tr("What was it about?"))
        self.editor.set_growing(FEWEST_LINES)
        self.body.addWidget(self.editor)
        self.card.ring_for(self.editor)
        self.toolbar = NoteToolbar(self.editor)
        self.toolbar.setParent(self)
        field = Field(self.editor, self.editor.markdown, self.editor.set_markdown)
        sheet.bind("notes", field)
        self.editor.edited.connect(lambda: sheet.touch("notes"))

    def refresh(self) -> None:
        asked = self.tr("What was it about?")
        if self.sheet.session.missed:
            asked = self.tr("A note, if you like: why, or what there was instead.")
        if asked != self.editor.placeholderText():
            self.editor.setPlaceholderText(asked)

    def is_of_use(self) -> bool:
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_toolbar()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_toolbar()
        return super().event(event)

    def _place_toolbar(self) -> None:
        size = self.toolbar.sizeHint()
        self.toolbar.resize(size)
        left = 0 if self.isRightToLeft() else self.width() - size.width()
        self.toolbar.move(QPoint(left, max(0, self.card.y() - size.height())))
