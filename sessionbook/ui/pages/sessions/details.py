"""A small window for when a session was, with whom, and how it was held."""

from datetime import date, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sessionbook.domain.sessions import Session
from sessionbook.store.sessions import Sessions
from sessionbook.ui import words
from sessionbook.ui.kinds import LONGEST_NAME, kind_field, way_field
from sessionbook.ui.widgets.caption_field import captioned
from sessionbook.ui.widgets.choice import DateField, TimeField
from sessionbook.ui.widgets.kept_dialog import KeptDialog
from sessionbook.ui.widgets.plain import button, label

WIDTH = 380
MIDNIGHT = QTime(0, 0)  # stands for a time that is not known


class DetailsDialog(KeptDialog):
    """Five fields, with Keep it and Cancel."""

    def __init__(self, parent: QWidget, session: Session, sessions: Sessions) -> None:
        super().__init__(parent, self.tr("When was it, with whom, and how?"))
        self.date = DateField(words.qdate(session.day))
        self.time = TimeField(QTime(session.at.hour, session.at.minute) if session.at else MIDNIGHT)
        self.time.setSpecialValueText(self.tr("not noted"))
        self.with_whom = QLineEdit(session.with_whom, maxLength=LONGEST_NAME)
        self.label = kind_field(sessions, session.label)
        self.way = way_field(sessions, session.way)
        self.keep = button(self.tr("Keep it"), self.keep_it, "primary")
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
        column.addWidget(label(self.accessibleName(), "heading", wraps=True))
        column.addLayout(when)
        column.addWidget(captioned(self.tr("With whom"), self.with_whom))
        how = QHBoxLayout()
        how.setSpacing(12)
        how.addWidget(captioned(self.tr("Kind of session"), self.label), 1)
        how.addWidget(captioned(self.tr("How we met"), self.way), 1)
        column.addLayout(how)
        column.addWidget(self.wrong)
        column.addSpacing(10)
        column.addLayout(actions)
