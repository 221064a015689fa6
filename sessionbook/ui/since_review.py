"""How many sessions there are since the last review, in words; Today says it too."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from sessionbook.store.reviews import MOST_COUNTED
from sessionbook.ui.words import counted


def sessions_since(count: int, last: date | None) -> str:
    """Return how many sessions there are to look back on, or nothing."""
    if not count:
        return ""
    return _so_far(count) if last is None else _since_last(count)


def _so_far(count: int) -> str:
    if count > 1:
        return counted.tr("%n sessions so far.", "", count)
    return QCoreApplication.translate("LookingBack", "One session so far.")


def _since_last(count: int) -> str:
    if 1 < count < MOST_COUNTED:
        return counted.tr("%n sessions since you last looked back.", "", count)
    if count == 1:
        return QCoreApplication.translate("LookingBack", "One session since you last looked back.")
    return QCoreApplication.translate("LookingBack", "Many sessions since you last looked back.")
