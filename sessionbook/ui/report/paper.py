"""A summary on paper: on a printer, as a page of PDF with real text, or as a picture."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from sessionbook.services.exporters.pdf_file import Marked, finished
from sessionbook.services.exporters.pdf_tree import Kind, Piece
from sessionbook.ui import theme
from sessionbook.ui.card.layout import Look
from sessionbook.ui.card.paper import FINE, MARGIN, PIXELS_PER_INCH, NotPrintedError, usual_paper
from sessionbook.ui.report.content import Content
from sessionbook.ui.report.layout import Block, Role, lay_out
from sessionbook.ui.report.painting import paint

LETTERS = 14.2  # pixels, 10.6 points
MM_PER_INCH = 25.4
POINTS = 72 / PIXELS_PER_INCH
PICTURE_SCALE = 2.0

KINDS = {
    Role.TITLE: Kind.TITLE,
    Role.BY_WHOM: Kind.PARAGRAPH,
    Role.HEADING: Kind.HEADING,
    Role.ITEM: Kind.ITEM,
    Role.DETAIL: Kind.DETAIL,
    Role.MORE: Kind.ITEM,
    Role.FOOT: Kind.PARAGRAPH,
}


class Paper(StrEnum):
    """The sizes of paper that are usual in the world."""

    A4 = "A4"
    LETTER = "Letter"

    def size(self) -> QPageSize:
        """Return the size as Qt knows it."""
        ids = QPageSize.PageSizeId
        return QPageSize(ids.Letter if self is Paper.LETTER else ids.A4)


def paper_named(name: str) -> Paper:
    """Return the paper of this name, or what is usual where the person is."""
    if found := next((paper for paper in Paper if paper.value == name), None):
        return found
    is_letter = usual_paper().id() == QPageSize.PageSizeId.Letter
    return Paper.LETTER if is_letter else Paper.A4


def sheet(paper: Paper) -> tuple[QSize, QRectF]:
    """Return a sheet's size in pixels, and the room on it."""
    whole = paper.size().sizePixels(PIXELS_PER_INCH)
    edge = MARGIN * PIXELS_PER_INCH / MM_PER_INCH
    return whole, QRectF(0, 0, whole.width(), whole.height()).adjusted(edge, edge, -edge, -edge)


def on_paper(look: Look) -> Look:
    """Return the look at the size of letters that paper has, whatever the screen's is."""
    return replace(look, letters=LETTERS)


def pages_of(blocks: list[Block]) -> list[list[Block]]:
    """Return the blocks of each page."""
    last = max((block.page for block in blocks), default=0)
    return [[block for block in blocks if block.page == page] for page in range(last + 1)]


def prepare(device: QPagedPaintDevice, paper: Paper) -> None:
    """Give a device this paper, upright, with room at its edges."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    upright, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    device.setPageLayout(QPageLayout(paper.size(), upright, margins, unit))


def paint_pages(device: QPagedPaintDevice, content: Content, look: Look) -> list[Block]:
    """Draw every page, and return what stands where; raise NotPrintedError if it takes none."""
    painter = QPainter()
    if not painter.begin(device):
        raise NotPrintedError
    scale = device.logicalDpiX() / PIXELS_PER_INCH
    painter.scale(scale, scale)
    room = QRectF(0, 0, device.width() / scale, device.height() / scale)
    blocks = lay_out(content, room, on_paper(look))
    for number, page in enumerate(pages_of(blocks)):
        if number:
            device.newPage()
        paint(painter, page, theme.load("light"), mirrored=look.mirrored)
    painter.end()
    return blocks


def pdf(content: Content, look: Look, paper: Paper, language: str, password: str = "") -> bytes:
    """Return a PDF with real text, tagged; its title says nothing of what is on it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setCreator("")
    device.setResolution(FINE)
    prepare(device, paper)
    blocks = paint_pages(device, content, look)
    top = MARGIN * PIXELS_PER_INCH / MM_PER_INCH
    pieces = tuple(
        Piece(KINDS[block.role], block.words.text(), block.page, *_span(block, top))
        for block in blocks
    )
    marked = Marked(pieces, content.title, language)
    return finished(bytes(buffer.data().data()), marked, password)


def picture(content: Content, look: Look, paper: Paper) -> bytes:
    """Return the pages below one another as a picture, with nothing else in its file."""
    whole, room = sheet(paper)
    pages = pages_of(lay_out(content, room, on_paper(look)))
    size = QSize(whole.width(), whole.height() * len(pages))
    image = QImage(size * PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.scale(PICTURE_SCALE, PICTURE_SCALE)
    for page in pages:
        paint(painter, page, theme.load("light"), mirrored=look.mirrored)
        painter.translate(0, whole.height())
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _span(block: Block, top: float) -> tuple[float, float]:
    """Return how far below the sheet's upper edge a block begins and ends, in points."""
    return (top + block.rect.top()) * POINTS, (top + block.rect.bottom()) * POINTS
