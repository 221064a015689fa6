"""A small window for when a session was, with whom, and how it was held."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sessionbook.domain.sessions import Session
from sessionbook.ui import words
from sessionbook.ui.widgets.caption_field import captioned
from sessionbook.ui.widgets.choice import Choice, DateField, TimeField
from sessionbook.ui.widgets.plain import button, label

WIDTH = 380
MIDNIGHT = QTime(0, 0)  # stands for a time that is not known
LONGEST_NAME = 200


class DetailsDialog(QDialog):
    """Five fields; accepted says that they are to be kept.

    labels and ways are what the person wrote before, suggested before our own few.
    """

    def __init__(
        self, parent: QWidget, session: Session, labels: Sequence[str], ways: Sequence[str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("When was it, with whom, and how?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.date = DateField(words.qdate(session.day))
        self.time = TimeField(QTime(session.at.hour, session.at.minute) if session.at else MIDNIGHT)
        self.time.setSpecialValueText(self.tr("not noted"))
        self.with_whom = QLineEdit(session.with_whom, maxLength=LONGEST_NAME)
        usual = self.tr("Individual"), self.tr("Couple"), self.tr("Group")
        self.label = suggesting(session.label, (*labels, *usual))
        usual = self.tr("In the room"), self.tr("Video"), self.tr("Phone")
        self.way = suggesting(session.way, (*ways, *usual))
        self.keep = button(self.tr("Keep it"), self.accept, "primary")
        self.keep.setDefault(True)
        self.cancel = button(self.tr("Cancel"), self.reject)
        self.cancel.setAutoDefault(True)  # with the focus, Enter means it
        self._lay_out()
        self.setMinimumWidth(WIDTH)
        self.date.setFocus()

    def values(self) -> dict[str, date | time | str | None]:
        """Return the session's fields as chosen."""
        chosen = self.time.time()
        return {
            "day": words.from_qdate(self.date.date()),
            "at": None if chosen == MIDNIGHT else time(chosen.hour(), chosen.minute()),
            "with_whom": self.with_whom.text().strip(),
            "label": self.label.currentText().strip(),
            "way": self.way.currentText().strip(),
        }

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(captioned(self.tr("Date"), self.date), 1)
        when.addWidget(captioned(self.tr("Time"), self.time), 1)
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.cancel)
        actions.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(6)
        column.addWidget(label(self.windowTitle(), "heading", wraps=True))
        column.addLayout(when)
        column.addWidget(captioned(self.tr("With whom"), self.with_whom))
        how = QHBoxLayout()
        how.setSpacing(12)
        how.addWidget(captioned(self.tr("Kind of session"), self.label), 1)
        how.addWidget(captioned(self.tr("How we met"), self.way), 1)
        column.addLayout(how)
        column.addSpacing(10)
        column.addLayout(actions)


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
