"""The card on one sheet of paper, or as a page of PDF with real text."""

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.ui import theme
from sessionbook.ui.card.content import Content
from sessionbook.ui.card.layout import Look, lay_out
from sessionbook.ui.card.painting import paint

PIXELS_PER_INCH = 96
LETTERS = 15.0  # pixels, 11 points: what is usual on paper
MARGIN = 18.0  # millimetres
FINE = 1200  # dots per inch


class NotPrintedError(SessionbookError):
    """The printer took nothing."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "The printer did not take the page. Choose another one and try again."
    )


def paint_page(device: QPagedPaintDevice, content: Content, look: Look) -> None:
    """Draw the card on a device's first page; raise NotPrintedError if it takes none."""
    painter = QPainter()
    if not painter.begin(device):
        raise NotPrintedError
    scale = device.logicalDpiX() / PIXELS_PER_INCH
    painter.scale(scale, scale)
    page = QRectF(0, 0, device.width() / scale, device.height() / scale)
    on_paper = Look(look.font, LETTERS, look.mirrored)
    paint(painter, lay_out(content, page, on_paper), theme.load("light"))
    painter.end()


def prepare(device: QPagedPaintDevice) -> None:
    """Give a page the paper that is usual where the person is, and room at its edges."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    upright = QPageLayout.Orientation.Portrait
    millimetres = QPageLayout.Unit.Millimeter
    device.setPageLayout(QPageLayout(usual_paper(), upright, margins, millimetres))


def usual_paper() -> QPageSize:
    """Return Letter where inches are usual in America, A4 elsewhere."""
    is_american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if is_american else QPageSize.PageSizeId.A4
    return QPageSize(size)


def pdf(content: Content, look: Look, title: str) -> bytes:
    """Return one page of PDF; its title says nothing of what is on it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page = QPdfWriter(buffer)
    page.setTitle(title)
    page.setCreator("")
    page.setResolution(FINE)
    prepare(page)
    paint_page(page, content, look)
    return bytes(buffer.data().data())
