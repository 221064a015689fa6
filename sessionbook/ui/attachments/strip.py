"""The pictures and PDFs of one record, to add to, look at and put in order."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sessionbook.domain.attachments import Attachment, plain_name
from sessionbook.errors import SessionbookError
from sessionbook.store.records import Records
from sessionbook.ui import words
from sessionbook.ui.aloud import announce
from sessionbook.ui.attachments.add_line import AddLine
from sessionbook.ui.attachments.adding import Adding
from sessionbook.ui.attachments.incoming import (
    Incoming,
    Ready,
    brought,
    image_in,
    may_hold,
    of_files,
)
from sessionbook.ui.attachments.save_copy import save_copy
from sessionbook.ui.attachments.tile import Tile
from sessionbook.ui.attachments.viewer import Viewer, page_of
from sessionbook.ui.focus import bring_into_view
from sessionbook.ui.messages import words_for
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.tab_order import chain

GAP, ROOM = 14, 10


class AttachmentStrip(QWidget):
    """Takes what is dropped on it, pasted in it or chosen; refuses the rest in one sentence.

    For any kind of record: records is its store, keep makes sure that the record on screen
    is in the notebook. A list reads no bytes; small pictures come one after another.
    """

    saved = Signal()

    def __init__(self, context: Context, records: Records[Any], keep: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._records, self._keep = context, records, keep
        self._store = context.notebook.attachments
        self._record_id = ""
        self._unseen: deque[str] = deque()
        self.tiles: dict[str, Tile] = {}
        self.viewer: Viewer | None = None
        self.setAccessibleName(self.tr("Pictures and PDFs"))
        self.setAcceptDrops(True)
        self.adding = Adding(self)
        self.adding.ready.connect(self._take)
        self.adding.refused.connect(self._refuse)
        self.adding.moved.connect(self._show_adding)
        self._lay_out()

    # What is shown

    def show_record(self, record_id: str) -> None:
        """Show what hangs on another record, or on the same one as it is now."""
        if record_id != self._record_id:
            self._leave()
            self._record_id = record_id
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; what is shown already keeps its small picture and the focus."""
        found = self._found()
        before, old, self.tiles = list(self.tiles), self.tiles, {}
        for place, attachment in enumerate(found):
            tile = old.pop(attachment.id, None) or self._made(attachment.id)
            tile.show_attachment(attachment, place, len(found))
            self.tiles[attachment.id] = tile
        self._drop(old, before)
        if before != list(self.tiles):
            self.flow.set_widgets(list(self.tiles.values()))
            self.flow.setVisible(bool(self.tiles))
            chain([self.flow, self.line])
        self._show_adding()
        if self.viewer:
            self.viewer.show_list(found)

    def flush(self) -> None:
        """Keep a half-typed name; what is still being taken in needs its record to hang on."""
        for tile in list(self.tiles.values()):
            tile.flush()
        if self.adding.is_for(self._record_id):
            self._keep()

    def bring_to(self, attachment_id: str) -> bool:
        """Give the focus to an attachment, if it is here."""
        tile = self.tiles.get(attachment_id)
        if tile:
            tile.picture.setFocus()
            bring_into_view(tile)
        return tile is not None

    # What comes in

    def choose(self) -> None:
        """Let the person choose files."""
        kinds = self.tr("Pictures and PDFs") + " (*.jpg *.jpeg *.png *.webp *.gif *.pdf)"
        title = self.tr("Add a picture or PDF")
        self._context.ask.files(self, title, kinds, lambda paths: self.add(of_files(paths)))

    def add(self, incoming: list[Incoming]) -> None:
        """Take these in for the record on screen."""
        self.adding.add(self._record_id, incoming)

    def take(self, source: QMimeData) -> None:
        """Take in what a drop or the clipboard has."""
        name = self.tr("Picture {day}").format(day=words.short_date(self._context.today()))
        try:
            self.add(brought(source, name))
        except SessionbookError as error:
            self._refuse(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        source = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and source and may_hold(source):
            self.take(source)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_hold(event.mimeData()):
            event.acceptProposedAction()
            self.line.show_welcome(True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        del event
        self.line.show_welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.line.show_welcome(False)
        event.acceptProposedAction()
        self.take(event.mimeData())

    def _take(self, record_id: str, ready: Ready) -> None:
        attachment = Attachment(
            kind=self._records.table,
            record=record_id,
            name=ready.name,
            media_type=ready.media_type,
            size=len(ready.content),
        )
        try:
            with self._context.notebook.database.write():
                if record_id == self._record_id:
                    self._keep()
                if self._records.get(record_id) is None:
                    return  # it was deleted meanwhile
                self._store.keep(attachment, ready.content, ready.thumbnail)
        except SessionbookError as error:
            self._refuse(error)
            return
        self._changed()
        said = self.tr("Added: {name}").format(name=ready.name)
        if self.visibleRegion().isEmpty():  # pasted in a note that lies far from here
            self._context.notices.undo(said, lambda: self._take_back(attachment.id))
        else:
            announce(self, said)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, SessionbookError):
            raise error  # our own fault: it is told where such are
        self._context.notices.say(words_for(error))

    def _show_adding(self) -> None:
        self.line.refresh(is_empty=not self.tiles)

    # What is done with one

    def open(self, attachment_id: str) -> None:
        """Show an attachment over the page."""
        self.viewer = self.viewer or self._make_viewer()
        self.viewer.show_list(self._found())
        self.viewer.open(attachment_id)

    def _make_viewer(self) -> Viewer:
        viewer = Viewer(page_of(self), self._context)
        viewer.closed.connect(self._forget_viewer)
        return viewer

    def _forget_viewer(self) -> None:
        if self.viewer:
            self.viewer.deleteLater()
            self.viewer = None

    def _save_copy(self, attachment_id: str) -> None:
        if attachment := self._store.get(attachment_id):
            save_copy(self, self._context, attachment)

    def _delete(self, attachment_id: str) -> None:
        stamp = self._store.delete(attachment_id)
        self._changed()
        self._context.notices.undo(self.tr("Deleted."), lambda: self._restore(stamp))

    def _take_back(self, attachment_id: str) -> None:
        self._store.delete(attachment_id)
        self._changed()

    def _restore(self, stamp: str) -> None:
        self._store.restore(stamp)
        self._changed()

    def _rename(self, attachment_id: str, name: str) -> None:
        attachment = self._store.get(attachment_id)
        if not (attachment and plain_name(name)):
            return
        try:
            self._store.save(replace(attachment, name=plain_name(name)))
        except SessionbookError:
            self.tiles[attachment_id].give_back(name)
            raise
        self._changed()

    def _shift(self, attachment_id: str, step: int) -> None:
        self._store.shift(self._found(), attachment_id, step)
        self._changed()

    def _step(self, attachment_id: str, step: int) -> None:
        order = list(self.tiles)
        place = order.index(attachment_id) + step
        if 0 <= place < len(order):
            self.bring_to(order[place])

    def _changed(self) -> None:
        self.refresh()
        self.saved.emit()

    # Parts

    def _found(self) -> list[Attachment]:
        return self._store.of(self._records.table, self._record_id)

    def _made(self, attachment_id: str) -> Tile:
        tile = Tile()
        tile.opened.connect(lambda: self.open(attachment_id))
        tile.copy_requested.connect(lambda: self._save_copy(attachment_id))
        tile.delete_requested.connect(lambda: self._delete(attachment_id))
        tile.renamed.connect(lambda name: self._rename(attachment_id, name))
        tile.shifted.connect(lambda step: self._shift(attachment_id, step))
        tile.stepped.connect(lambda step: self._step(attachment_id, step))
        self._unseen.append(attachment_id)
        QTimer.singleShot(0, self, lambda: self._show_next_image())
        return tile

    def _show_next_image(self) -> None:
        """Read one small picture; the keys of the person come between two of them."""
        if self._unseen and self._context.notebook.database.is_open:
            attachment_id = self._unseen.popleft()
            if tile := self.tiles.get(attachment_id):
                tile.show_image(image_in(self._store.thumbnail(attachment_id)))

    def _drop(self, old: dict[str, Tile], before: list[str]) -> None:
        """Take tiles away; the focus of one goes to its neighbour."""
        focused = QApplication.focusWidget()
        for attachment_id, tile in old.items():
            if focused and tile.isAncestorOf(focused):
                rest = list(self.tiles)
                place = min(before.index(attachment_id), len(rest) - 1)
                (self.tiles[rest[place]].picture if rest else self.line.add).setFocus()
            tile.hide()
            tile.deleteLater()

    def _leave(self) -> None:
        for tile in list(self.tiles.values()):
            tile.flush()
        if self.viewer:
            self.viewer.leave()

    def _lay_out(self) -> None:
        self.flow = Flow(gap=GAP)
        self.flow.hide()
        self.line = AddLine(self.adding, self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROOM)
        column.addWidget(self.flow)
        column.addWidget(self.line)
