"""Asks input methods to learn nothing from what is typed into an open notebook."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TYPED_IN = (QLineEdit, QTextEdit, QPlainTextEdit)
SENSITIVE = Qt.InputMethodHint.ImhSensitiveData
"""Keep it out of dictionaries that are stored; under fcitx also: is not sent the words around.

Chinese, Japanese and Korean are composed as ever. ImhNoPredictiveText is not asked for: it
stores nothing less, and on-screen keyboards take their candidates away where it is set.
"""


class Fields(QObject):
    """Every field is told so when it takes the focus, which none can do without."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        application.focusChanged.connect(self._tell)
        self._tell(None, application.focusWidget())

    def stop(self) -> None:
        """Leave the fields of the locked window to themselves."""
        self._application.focusChanged.disconnect(self._tell)

    def _tell(self, before: QWidget | None, now: QWidget | None) -> None:
        del before
        if isinstance(now, QComboBox):
            now = now.lineEdit()  # it is asked in its place; none where only a list is chosen from
        if isinstance(now, TYPED_IN) and not now.inputMethodHints() & SENSITIVE:
            now.setInputMethodHints(now.inputMethodHints() | SENSITIVE)
