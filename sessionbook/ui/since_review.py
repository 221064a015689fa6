"""How many sessions there are since the last review, in words; Today says it too."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from sessionbook.store.reviews import MOST_COUNTED
from sessionbook.ui.words import counted


def sessions_since(count: int, last: date | None) -> str:
    """Return how many sessions there are to look back on."""
    if last is None:
        if count == 1:
            return QCoreApplication.translate("LookingBack", "One session so far.")
        return counted.tr("%n sessions so far.", "", count)
    if count >= MOST_COUNTED:
        return QCoreApplication.translate(
            "LookingBack", "Many sessions since you last looked back."
        )
    if count == 1:
        return QCoreApplication.translate("LookingBack", "One session since you last looked back.")
    return counted.tr("%n sessions since you last looked back.", "", count)
