"""Fields for the kind of a session and the way to meet: any words, one's own offered first."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from sessionbook.store.sessions import Sessions
from sessionbook.ui.widgets.choice import Choice

LONGEST_NAME = 200


def kind_field(sessions: Sessions, text: str = "") -> Choice:
    """Return a field for what kind of session it is."""
    usual = (
        QCoreApplication.translate("Kinds", "Individual"),
        QCoreApplication.translate("Kinds", "Couple"),
        QCoreApplication.translate("Kinds", "Group"),
    )
    return suggesting(text, (*sessions.labels(), *usual))


def way_field(sessions: Sessions, text: str = "") -> Choice:
    """Return a field for how one meets."""
    usual = (
        QCoreApplication.translate("Kinds", "In the room"),
        QCoreApplication.translate("Kinds", "Video"),
        QCoreApplication.translate("Kinds", "Phone"),
    )
    return suggesting(text, (*sessions.ways(), *usual))


def suggesting(text: str, suggestions: Iterable[str]) -> Choice:
    """Return a field for any words, which opens a list of some that may fit."""
    field = Choice()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.addItems(list(dict.fromkeys(suggestions)))
    field.setCurrentIndex(-1)
    if line := field.lineEdit():
        line.setProperty("kind", "bare")
        line.setMaxLength(LONGEST_NAME)
    field.setEditText(text)
    return field
