"""A small window whose words outlast a refusal to save them, and a lock."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from sessionbook.errors import SessionbookError
from sessionbook.ui.aloud import announce
from sessionbook.ui.messages import words_for
from sessionbook.ui.widgets.dialog import Dialog
from sessionbook.ui.widgets.plain import LEGIBLE, label


class KeptDialog(Dialog):
    """Closes when what it holds was saved; where that is refused it says why, and stays.

    What was changed in it is kept at a lock as its own Keep it would, if that is possible.
    Nothing changed means nothing decided: what it merely offers is not kept. Nor is what could
    not be kept by hand either, as a scale without a name.
    """

    _as_shown: tuple[object, ...] | None = None

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.wrong = label("", "problem", wraps=True)
        self.wrong.setObjectName(LEGIBLE)
        self.wrong.hide()
        self._save: Callable[[], object] | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._as_shown is None:
            self._as_shown = filled_in(self)

    def done(self, result: int) -> None:
        self._as_shown = None
        super().done(result)

    def on_keep(self, save: Callable[[], object]) -> None:
        """Let save be what keeping it means."""
        self._save = save

    def keep_it(self) -> None:
        """Save, and close if that went well."""
        try:
            self.save_it()
        except SessionbookError as error:
            self.say_wrong(words_for(error))
        else:
            self.accept()

    def save_it(self) -> None:
        """Do what keeping it means, or raise what refuses it."""
        if self._save:
            self._save()

    def say_wrong(self, words: str) -> None:
        """Say one sentence about what is wrong, or nothing."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        needed = self.heightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))  # it takes room from no field
        announce(self.wrong, words)

    def is_half_filled(self) -> bool:
        """Return whether something was changed that is not kept yet and can be."""
        is_changed = self._as_shown not in (None, filled_in(self))
        return is_changed and self.can_be_kept()

    def can_be_kept(self) -> bool:
        """Return whether keeping it keeps what it says."""
        return True


def filled_in(whole: QWidget) -> tuple[object, ...]:
    """Return what every field says; those of days and hours have lines in them."""
    return (
        *(line.text() for line in whole.findChildren(QLineEdit)),
        *(choice.currentIndex() for choice in whole.findChildren(QComboBox)),
        *(each.isChecked() for each in whole.findChildren(QAbstractButton)),
    )
