"""The notes of the session: the large field that everything else stands beside."""

from functools import cached_property

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sessionbook.services.raising import is_recent
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.prompts import PromptsPart
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Field, Sheet
from sessionbook.ui.widgets.note_editor import NoteEditor
from sessionbook.ui.widgets.note_toolbar import NoteToolbar

FEWEST_LINES = 5
BELOW = 14


class NotesSection(Section):
    """Grows with the words; they are read from the screen only in the pauses.

    The forms stand beside the name while they are of use, so that nothing moves; prompts below.
    """

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("Notes"))
        self.editor = NoteEditor(self.tr("Notes"), self.tr("What was it about?"))
        self.editor.set_growing(FEWEST_LINES)
        self.prompts = PromptsPart(context)
        self.body.addWidget(self.editor)
        self.body.addWidget(self.prompts)
        sides = self.body.contentsMargins()
        self.body.setContentsMargins(sides.left(), sides.top(), sides.right(), BELOW)
        self.card.ring_for(self.editor)
        self.editor.came.connect(self._show_toolbar)
        field = Field(self.editor, self.editor.markdown, self.editor.set_markdown)
        sheet.bind("notes", field)
        self.editor.edited.connect(lambda: sheet.touch("notes"))
        self.prompts.chosen.connect(self.editor.begin_part)
        self.prompts.opened.connect(self._put_below)

    @cached_property
    def toolbar(self) -> NoteToolbar:
        """The forms of the words, made when the person first comes near."""
        made = NoteToolbar(self.editor)
        made.setParent(self)
        return made

    def refresh(self) -> None:
        self.prompts.refresh()
        missed = self.sheet.session.missed
        offers = not self.prompts.are_hidden and self._is_being_written()
        self.prompts.setVisible(offers)
        if not offers:
            self.prompts.close_editor()
        asked = self.tr("What was it about?")
        if missed:
            asked = self.tr("A note, if you like: why, or what there was instead.")
        if asked != self.editor.placeholderText():
            self.editor.setPlaceholderText(asked)

    def _is_being_written(self) -> bool:
        """Return whether there may be more to say of it: old notes are only read."""
        session = self.sheet.session
        old = bool(session.notes) and not is_recent(session, self.context.today())
        return not (session.missed or old)

    def _put_below(self, editor: QWidget) -> None:
        if column := self.layout():
            column.addWidget(editor)

    def flush(self) -> None:
        self.prompts.flush()

    def is_of_use(self) -> bool:
        return True

    def _show_toolbar(self) -> None:
        if "toolbar" not in vars(self):
            self.toolbar.show()
            self._place_toolbar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_toolbar()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_toolbar()
        return super().event(event)

    def _place_toolbar(self) -> None:
        if "toolbar" not in vars(self):
            return
        size = self.toolbar.sizeHint()
        self.toolbar.resize(size)
        left = 0 if self.isRightToLeft() else self.width() - size.width()
        self.toolbar.move(QPoint(left, max(0, self.card.y() - size.height())))
