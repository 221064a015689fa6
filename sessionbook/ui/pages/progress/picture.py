"""Saves the chart as a picture; the end of the file's name says which kind."""

from pathlib import Path

from PySide6.QtCore import QSize

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.save import save_pdf, save_png, save_svg

KINDS = {".png": save_png, ".svg": save_svg, ".pdf": save_pdf}


class UnknownPictureError(SessionbookError):
    """The file's name ends in none of the three kinds."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "Nothing was saved yet: let the name end in .png, .svg or .pdf."
    )


def save_picture(path: Path, model: ChartModel, look: Look, size: QSize) -> None:
    """Write the chart in the kind that the name asks for."""
    save = KINDS.get(path.suffix.lower())
    if save is None:
        raise UnknownPictureError
    save(path, model, look, size)
