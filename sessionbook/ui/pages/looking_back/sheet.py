"""A review or a letter on screen: room to write, and its saving."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from sessionbook.domain.reviews import Review
from sessionbook.store.reviews import Reviews
from sessionbook.ui.pages.looking_back.back import BackPage
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.columns import Columns
from sessionbook.ui.widgets.fitting import Fitting
from sessionbook.ui.widgets.note_editor import NoteEditor
from sessionbook.ui.widgets.note_toolbar import NoteToolbar
from sessionbook.ui.widgets.plain import Card, button, label

FEWEST_LINES = 14
ABOVE = 5  # pixels that the forms are higher than the name


class Sheet(Fitting, BackPage):
    """A new one becomes a row of the notebook when something is written.

    What could not be saved stays on screen and is tried again. A subclass puts what stands
    beside the words where it belongs, in columns that become one when it is narrower than
    one_column, at the usual text size.
    """

    one_column: ClassVar[int]
    columns: Columns

    saved = Signal()
    delete_requested = Signal()

    def __init__(self, reviews: Reviews, name: str, asked: str) -> None:
        super().__init__()
        self._reviews = reviews
        self.review = Review(day=date.min)
        self.is_new = True
        self.is_saving = False
        self.title = label(kind="title")
        self.subtitle = label(kind="quiet", wraps=True)
        self.editor = NoteEditor(name, asked)
        self.editor.set_growing(FEWEST_LINES)
        self.delete = button(self.tr("Delete"), self.delete_requested.emit, "link")
        self.writing = self._make_writing(name)
        self._autosave = Autosave(self._save, self)
        self.editor.edited.connect(self._autosave.touch)

    def show_review(self, review: Review, *, is_new: bool = False) -> None:
        """Put another one on screen."""
        self.review, self.is_new = review, is_new
        self.editor.set_markdown(review.text)
        self.verticalScrollBar().setValue(0)
        self.delete.setVisible(not is_new)
        self.show_rest()

    def refresh(self) -> None:
        """Show what changed elsewhere, but never in words the person is in."""
        found = self._reviews.get(self.review.id)
        if found:
            self.is_new = False
            if found.text != self.review.text and not self._is_in_use():
                self.editor.set_markdown(found.text)
            self.review = found
        self.show_rest()

    def is_there(self) -> bool:
        """Return whether it is still in the notebook, or not in it yet."""
        return self.is_new or self._reviews.get(self.review.id) is not None

    def show_rest(self) -> None:
        """Fill what stands beside the words."""

    def fit(self, room: float) -> None:
        self.columns.set_stacked(room < self.one_column)

    def flush(self) -> None:
        self._autosave.flush()

    def take_focus(self) -> None:
        """Go to where the person begins."""
        self.editor.setFocus()

    def keep(self) -> None:
        """Make it a row of the notebook, whatever is written."""
        self.is_saving = True
        try:
            stored = self._reviews.get(self.review.id) or self.review
            self.review = self._reviews.save(replace(stored, text=self.editor.markdown()))
        finally:
            self.is_saving = False
        self.is_new = False
        self.delete.show()
        self.saved.emit()

    def _is_in_use(self) -> bool:
        return self._autosave.pending or self.editor.hasFocus()

    def _save(self) -> None:
        gone = not self.is_new and self._reviews.get(self.review.id) is None
        if not gone and (not self.is_new or self.editor.markdown().strip()):
            self.keep()

    def _make_writing(self, name: str) -> Card:
        """Put the forms on the line of the name, so that nothing moves when they are shown."""
        card = Card(name)
        margins = card.body.contentsMargins()
        margins.setTop(margins.top() - ABOVE)
        card.body.setContentsMargins(margins)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 8)
        card.body.removeWidget(card.heading)
        card.heading.setContentsMargins(0, 0, 0, 0)
        head.addWidget(card.heading, 1)
        head.addWidget(NoteToolbar(self.editor))
        card.body.addLayout(head)
        card.body.addWidget(self.editor)
        return card
