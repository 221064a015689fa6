"""The window in which an own scale is named."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from sessionbook.domain.trackers import Tracker
from sessionbook.ui.widgets.form_dialog import FormDialog
from sessionbook.ui.widgets.ticked import Ticked

LONGEST_NAME = 60


class TrackerDialog(FormDialog):
    """A scale's name, the words for both ends, and how to read it."""

    def __init__(self, parent: QWidget, title: str, tracker: Tracker) -> None:
        super().__init__(parent, title)
        self._tracker = tracker
        self.name = QLineEdit(tracker.name, maxLength=LONGEST_NAME)
        self.low = QLineEdit(tracker.low_words, maxLength=LONGEST_NAME)
        self.high = QLineEdit(tracker.high_words, maxLength=LONGEST_NAME)
        higher, on_today = (
            Ticked(self.tr("A higher number is better")),
            Ticked(self.tr("Ask for it on Today")),
        )
        self.higher, self.on_today = higher.check, on_today.check
        self.higher.setChecked(tracker.higher_is_better)
        self.on_today.setChecked(tracker.on_today)
        self.place(self.tr("Name"), self.name)
        self.place(self.tr("0 means"), self.low)
        self.place(self.tr("10 means"), self.high)
        self.fields.addWidget(higher)
        self.fields.addWidget(on_today)
        self.name.setFocus()

    def problem(self) -> str:
        return "" if self.name.text().strip() else self.tr("Give the scale a name.")

    def tracker(self) -> Tracker:
        """Return the scale as it was filled in."""
        return replace(
            self._tracker,
            name=self.name.text().strip(),
            low_words=self.low.text().strip(),
            high_words=self.high.text().strip(),
            higher_is_better=self.higher.isChecked(),
            on_today=self.on_today.isChecked(),
        )
