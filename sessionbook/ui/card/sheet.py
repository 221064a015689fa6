"""The card over the whole window: to read from, to tick, to print."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPagedPaintDevice, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sessionbook import paths
from sessionbook.domain.topics import TopicState
from sessionbook.errors import SessionbookError
from sessionbook.services.exporters.new_file import new_bytes
from sessionbook.services.raising import raise_topic
from sessionbook.ui import messages
from sessionbook.ui.aloud import announce
from sessionbook.ui.card.content import read_content
from sessionbook.ui.card.paper import paint_page, pdf, prepare
from sessionbook.ui.card.view import CardView
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label

MARGIN, PADDING = 16, 24
KEYS = "Ctrl+Shift+C"
FILE = "card.pdf"


class CardSheet(QWidget):
    """Shows what is ready to be said and nothing hidden; Escape or its own key takes it away.

    A tick is written at once, into the session of today; the line stays, to be unticked.
    """

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._notebook = context, context.notebook
        self._before: dict[str, tuple[TopicState, str | None]] = {}
        self.setObjectName("ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Card"))
        self.view = CardView(read_content(self._notebook, context.now()), context.theme)
        self.empty = label(self.tr("What is ready to be said will stand here."), "quiet")
        self.print = button(self.tr("Print…"), self._print)
        self.save = button(self.tr("Save as PDF…"), self._ask_where)
        self.close_it = button(self.tr("Close"), self.left.emit)
        self.close_it.setToolTip("Esc")
        self.said = label("", "muted", wraps=True)
        self._lay_out()
        self.view.ticked.connect(self._tick)
        QShortcut(QKeySequence(KEYS), self).activated.connect(self.left)

    def take_focus(self) -> None:
        """Take the focus in the first line that can be ticked, or where the card is left."""
        first: QWidget = next(iter(self.view.ticks()), self.close_it)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(PADDING, PADDING - 6, PADDING, PADDING - 6)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(10)
        column.addWidget(card, 1)
        column.addWidget(self.said)
        column.addWidget(Flow(self.print, self.save, self.close_it, gap=8, last_at_end=True))
        full = not self.view.content.is_empty()
        for part in (self.print, self.save, self.view):  # in the sheet: alone each is a window
            part.setVisible(full)
        self.empty.setVisible(not full)
        self.said.hide()

    def _tick(self, key: str, on: bool) -> None:
        topics = self._notebook.topics
        topic = topics.get(key)
        if topic is None:
            return
        try:
            with self._notebook.database.write():
                if on:
                    self._before[key] = topic.state, topic.raised_in
                    raise_topic(self._notebook, topic, self._context.now())
                else:
                    state, session = self._before.get(key, (TopicState.READY, None))
                    topics.save(replace(topic, state=state, raised_in=session))
        except SessionbookError as error:
            for tick in self.view.ticks():
                if tick.key == key:
                    tick.setChecked(not on)
            self._say(messages.sentence(error))

    def _print(self) -> None:
        self._context.ask.print_on(self, self.tr("Card"), prepare, self._paint)

    def _paint(self, device: QPagedPaintDevice) -> None:
        try:
            paint_page(device, self.view.content, self.view.look())
        except SessionbookError as error:
            self._say(messages.sentence(error))
        else:
            self._say(self.tr("Sent to the printer, which may keep a copy."))

    def _ask_where(self) -> None:
        title = self.tr("Save as PDF, not encrypted: whoever has the file can read it")
        self._context.ask.save_as(self, title, paths.own_files() / FILE, self._save)

    def _save(self, path: Path) -> None:
        try:
            with new_bytes(path.with_suffix(".pdf")) as file:
                file.write(pdf(self.view.content, self.view.look(), self.tr("Card")))
        except SessionbookError as error:
            self._say(messages.sentence(error))
        else:
            self._say(self.tr("The PDF was saved. It is not encrypted."))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()
        announce(self.said, sentence)
