"""A small window whose words outlast a lock."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from sessionbook.ui.widgets.dialog import Dialog


class KeptDialog(Dialog):
    """What was changed in it is kept at a lock as its own Keep it would, if that is possible.

    Nothing changed means nothing decided: what it merely offers is not kept. Nor is what could
    not be kept by hand either, as a scale without a name.
    """

    _as_shown: tuple[object, ...] | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._as_shown is None:
            self._as_shown = filled_in(self)

    def done(self, result: int) -> None:
        self._as_shown = None
        super().done(result)

    def is_half_filled(self) -> bool:
        """Return whether something was changed that is not kept yet and can be."""
        is_changed = self._as_shown not in (None, filled_in(self))
        return is_changed and self.can_be_kept()

    def can_be_kept(self) -> bool:
        """Return whether accepting it keeps what it says."""
        return True


def filled_in(whole: QWidget) -> tuple[object, ...]:
    """Return what every field says; those of days and hours have lines in them."""
    return (
        *(line.text() for line in whole.findChildren(QLineEdit)),
        *(choice.currentIndex() for choice in whole.findChildren(QComboBox)),
        *(each.isChecked() for each in whole.findChildren(QAbstractButton)),
    )
