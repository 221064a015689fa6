"""Gives a summary out of the notebook: to a printer, or into a new private file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from sessionbook import paths
from sessionbook.errors import SessionbookError
from sessionbook.services.exporters.new_file import new_bytes
from sessionbook.ui import messages
from sessionbook.ui.ask import Ask
from sessionbook.ui.card.layout import Look
from sessionbook.ui.languages import spoken
from sessionbook.ui.report import paper as papers
from sessionbook.ui.report.content import Content
from sessionbook.ui.report.paper import Paper

FILE, PICTURE = "summary.pdf", "summary.png"


@dataclass(frozen=True, slots=True)
class Given:
    """What is given out, as it is in the preview, and the file's password."""

    content: Content
    look: Look
    paper: Paper
    password: str = ""


class Giving(QObject):
    """Asks where to, and says in a sentence what came of it; now tells what is on the page."""

    said = Signal(str)

    def __init__(self, sheet: QWidget, ask: Ask, now: Callable[[], Given]) -> None:
        super().__init__(sheet)
        self._sheet, self._ask, self._now = sheet, ask, now

    def print(self) -> None:
        """Let the person choose a printer."""
        given = self._now()
        prepare = partial(papers.prepare, paper=given.paper)
        self._ask.print_on(self._sheet, given.content.title, prepare, self._paint)

    def save_pdf(self) -> None:
        """Let the person choose a file for the PDF."""
        title = self.tr("Save as PDF, not encrypted: whoever has the file can read it")
        if self._now().password:
            title = self.tr("Save as PDF, to be opened with your password")
        self._ask.save_as(self._sheet, title, paths.own_files() / FILE, self._write_pdf)

    def save_picture(self) -> None:
        """Let the person choose a file for the picture."""
        title = self.tr("Save as picture, not encrypted: whoever has the file can see it")
        self._ask.save_as(self._sheet, title, paths.own_files() / PICTURE, self._write_picture)

    def _paint(self, device: QPagedPaintDevice) -> None:
        given = self._now()
        try:
            papers.paint_pages(device, given.content, given.look)
        except SessionbookError as error:
            self.said.emit(messages.sentence(error))
        else:
            self.said.emit(self.tr("Sent to the printer, which may keep a copy."))

    def _write_pdf(self, path: Path) -> None:
        given = self._now()
        made = papers.pdf(given.content, given.look, given.paper, spoken(), given.password)
        sealed = self.tr("The PDF was saved. Only its password opens it; there is no other way.")
        plain = self.tr("The PDF was saved. It is not encrypted.")
        self._write(path.with_suffix(".pdf"), made, sealed if given.password else plain)

    def _write_picture(self, path: Path) -> None:
        given = self._now()
        made = papers.picture(given.content, given.look, given.paper)
        self._write(
            path.with_suffix(".png"), made, self.tr("The picture was saved. It is not encrypted.")
        )

    def _write(self, path: Path, made: bytes, done: str) -> None:
        try:
            with new_bytes(path) as file:
                file.write(made)
        except SessionbookError as error:
            self.said.emit(messages.sentence(error))
        else:
            self.said.emit(done)
