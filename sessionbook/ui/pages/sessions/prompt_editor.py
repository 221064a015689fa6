"""A set of prompts, edited in the page: its name and a line for each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from sessionbook.domain.prompts import OfferedSet
from sessionbook.errors import SessionbookError
from sessionbook.services.prompts import NotePrompts
from sessionbook.ui.page import Notices
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.caption_field import CaptionField
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.line_list import Line, LineList
from sessionbook.ui.widgets.plain import Card, button


class PromptEditor(Card):
    """Saves at once; a shipped set becomes the person's own with the first change.

    Escape closes it. A set without a name has the one it had.
    """

    closed = Signal()

    def __init__(self, prompts: NotePrompts, notices: Notices, offered: OfferedSet) -> None:
        super().__init__(self.tr("Prompts for the notes"))
        self._prompts, self._notices = prompts, notices
        self._offered = offered
        self.name = CaptionField(self.tr("Name of these prompts"))
        self.lines = LineList(self.tr("Prompt"), self.tr("+ Add a prompt"))
        self.done = button(self.tr("Done"), self.close_it)
        self.delete = button("", self._delete, "link")
        self._autosave = Autosave(self._rename, self)
        self.body.addWidget(self.name)
        self.body.addWidget(self.lines)
        self.body.addSpacing(8)
        self.body.addWidget(Flow(self.done, self.delete))
        self._connect()

    def show_set(self, offered: OfferedSet) -> None:
        """Show a set; what is being typed stays."""
        is_other = offered.key != self._offered.key
        self._offered = offered
        if is_other or not self._autosave.pending:
            self.name.show_text(offered.set.name)
        self.lines.set_lines([Line(each.id, each.text) for each in offered.prompts])
        shipped = self._prompts.is_shipped(offered)
        self.delete.setText(
            self.tr("As they were at first") if shipped else self.tr("Delete these prompts")
        )
        self.delete.setVisible(offered.is_own)

    def start(self) -> None:
        """Begin: with the name of a set that has nothing else, else with a new line."""
        if self._offered.prompts:
            self.lines.start_adding()
        else:
            self.name.field.setFocus()
            self.name.field.selectAll()

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()
        self.lines.flush()

    def close_it(self) -> None:
        """Save and be done."""
        self.flush()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.name.edited.connect(self._autosave.touch)
        self.name.field.left.connect(self._left_name)
        self.name.field.entered.connect(self.lines.start_adding)
        self.lines.added.connect(self._add)
        self.lines.edited.connect(lambda key, text: self._prompts.reword(self._offered, key, text))
        self.lines.moved.connect(lambda key, step: self._prompts.shift(self._offered, key, step))
        self.lines.removed.connect(self._remove)

    def _rename(self) -> None:
        if name := self.name.text():
            self._prompts.rename(self._offered, name)

    def _left_name(self) -> None:
        self._autosave.flush()
        if not self.name.text():
            self.name.field.set_text(self._offered.set.name)

    def _add(self, key: str, text: str) -> None:
        try:
            self._prompts.add(self._offered, key, text)
        except SessionbookError:
            self.lines.give_back(key, text)
            raise

    def _remove(self, key: str) -> None:
        self._notices.undo(self.tr("Deleted."), self._prompts.remove(self._offered, key))

    def _delete(self) -> None:
        self.flush()
        said = self.tr("The prompts were deleted.")
        if self._prompts.is_shipped(self._offered):
            said = self.tr("The prompts are as they were at first.")
        undo = self._prompts.delete(self._offered)
        self.closed.emit()
        self._notices.undo(said, undo)
