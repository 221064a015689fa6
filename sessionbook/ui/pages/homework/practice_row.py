"""One practice in the log."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout

from sessionbook.domain.forms import FilledForm
from sessionbook.domain.homework import Done, Practice
from sessionbook.ui.pages.homework import practice_words
from sessionbook.ui.widgets.menu import PassingMenu, open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Row, button, label, set_property

NARROWEST = 40


class PracticeRow(Row):
    """A day, what was written and how the distress changed; a double click edits it."""

    edit_requested = Signal(str)
    delete_requested = Signal(str)
    form_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.day = label(kind="strong")
        self.said = label(wraps=True)
        self.also = label(kind="muted", wraps=True)
        self.more = MoreButton()
        self.distress = label(kind="muted")
        self.form = button("", lambda: self.form_requested.emit(self._filled), "link")
        self.form.setProperty("flush", True)
        self._filled = ""
        self.line.setContentsMargins(0, 10, 0, 8)  # the words are lower than the dots
        words = QVBoxLayout()
        words.setSpacing(2)
        for each in (self.said, self.also):
            each.setMinimumWidth(NARROWEST)
            words.addWidget(each)
        words.addWidget(self.form, 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        top = Qt.AlignmentFlag.AlignTop
        self.line.addWidget(self.day, 0, top)
        self.line.addLayout(words, 1)
        self.line.addWidget(self.more, 0, top)
        self.line.addWidget(self.distress, 0, top)
        self.more.clicked.connect(self._open_menu)

    def show_practice(self, practice: Practice, today: date, filled: FilledForm | None) -> None:
        """Show one practice, and the form that was filled in for it."""
        self.key = practice.id
        day = practice_words.day_words(practice.day, today)
        also = practice_words.more_words(practice)
        distress = practice_words.distress_words(practice)
        is_skipped = practice.done is Done.NONE
        self.day.setText(day)
        self.said.setText(practice_words.main_words(practice))
        set_property(self.said, "kind", "quiet" if is_skipped else "")
        self.also.setText(also)
        self.also.setVisible(bool(also))
        self.distress.setText(distress)
        self.distress.setVisible(bool(distress))
        self.more.tell_about(f"{day}, {self.said.text()}")
        self._show_form(day, filled)

    def _show_form(self, day: str, filled: FilledForm | None) -> None:
        name = filled.name if filled else ""
        self._filled = filled.id if filled else ""
        self.form.setText(name)
        self.form.setAccessibleName(self.tr("Open: {form}, {day}").format(form=name, day=day))
        self.form.setVisible(filled is not None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.edit_requested.emit(self.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        del event
        self._open_menu()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.more.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.more.update()

    def make_menu(self) -> QMenu:
        """Return what can be done with the practice; gone once closed."""
        menu = PassingMenu(self)
        menu.addAction(self.tr("Edit"), lambda: self.edit_requested.emit(self.key))
        menu.addAction(self.tr("Delete"), lambda: self.delete_requested.emit(self.key))
        return menu

    def _open_menu(self) -> None:
        open_below(self.make_menu(), self.more)
