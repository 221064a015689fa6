"""The chart as a picture in a file: PNG, SVG, or PDF with real text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSaveFile, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.render import render

MARGIN = 16.0
PIXELS_PER_INCH = 96
POINTS_PER_INCH = 72
PDF_RESOLUTION = 1200
TITLE = "Months"  # in the file: nothing of whose they are


class PictureNotSavedError(SessionbookError):
    """The chosen file could not be written."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "The picture could not be saved there. Choose another folder and try again."
    )


def save_png(path: Path, model: ChartModel, look: Look, size: QSize, scale: float = 2.0) -> None:
    """Write a picture of dots, scale times as fine as the size."""
    with _new(path) as file:
        QImageWriter(file, b"png").write(as_image(model, look, size, scale))


def as_image(model: ChartModel, look: Look, size: QSize, scale: float = 2.0) -> QImage:
    """Return a picture of dots, scale times as fine as the size."""
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    _paint(painter, model, look, size)
    painter.end()
    return image


def save_svg(path: Path, model: ChartModel, look: Look, size: QSize) -> None:
    """Write a drawing that stays sharp at every size."""
    with _new(path) as file:
        drawing = QSvgGenerator()
        drawing.setOutputDevice(file)
        drawing.setTitle(TITLE)
        drawing.setDescription("")
        drawing.setSize(size)
        drawing.setViewBox(QRectF(0, 0, size.width(), size.height()))
        painter = QPainter(drawing)
        _paint(painter, model, look, size)
        painter.end()


def save_pdf(path: Path, model: ChartModel, look: Look, size: QSize) -> None:
    """Write one page of just the chart's size, with text that can be searched."""
    with _new(path) as file:
        page = QPdfWriter(file)
        page.setTitle(TITLE)
        page.setCreator("")
        page.setResolution(PDF_RESOLUTION)
        inches = QSizeF(size) / PIXELS_PER_INCH
        page.setPageSize(QPageSize(inches * POINTS_PER_INCH, QPageSize.Unit.Point))
        page.setPageMargins(QMarginsF())
        painter = QPainter(page)
        painter.scale(PDF_RESOLUTION / PIXELS_PER_INCH, PDF_RESOLUTION / PIXELS_PER_INCH)
        _paint(painter, model, look, size)
        painter.end()


@contextmanager
def _new(path: Path) -> Iterator[QBuffer]:
    """Write what is put into the buffer to a file, which is there whole or as it was.

    Qt draws a picture without a word into a file that has no room for it.
    """
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    yield drawn
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise PictureNotSavedError
    file.write(drawn.data())
    if not file.commit():
        raise PictureNotSavedError


def _paint(painter: QPainter, model: ChartModel, look: Look, size: QSize) -> None:
    whole = QRectF(0, 0, size.width(), size.height())
    painter.fillRect(whole, QColor(look.theme.card))
    render(painter, whole.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), model, look)
