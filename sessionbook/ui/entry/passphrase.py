"""A field for a passphrase, hidden until the person asks to see it."""

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from sessionbook.ui.widgets.plain import button


class PassphraseField(QWidget):
    """One line with a show button inside; was_cut: what was put in is longer than it takes."""

    entered = Signal()
    edited = Signal()
    was_cut = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.field.setMinimumHeight(44)
        self._show = button(self.tr("show"), self._toggle, "link")
        self._say_what_show_does()
        self._lay_out()
        self._make_room()
        self.field.returnPressed.connect(self.entered)
        self.field.textEdited.connect(lambda _: self.edited.emit())
        self.field.inputRejected.connect(self.was_cut)

    def setFocus(self, *reason: Any) -> None:
        """Let it be typed; with a focus proxy Qt would not let Tab go on to what comes after."""
        self.field.setFocus(*reason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def text(self) -> str:
        """Return what was typed."""
        return self.field.text()

    def clear(self) -> None:
        """Empty the field, and hide what is typed next."""
        self.field.clear()
        self._show_words(shown=False)

    def put_in(self, words: str) -> None:
        """Write words that the program made, for everybody to see."""
        self.field.setText(words)
        self._show_words(shown=True)

    def _lay_out(self) -> None:
        """Lay the button over the field; in it, the keys it has no use for would be typed there."""
        over = QHBoxLayout()
        over.setContentsMargins(0, 0, 10, 0)
        over.addStretch(1)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.field, 0, 0)
        over.addWidget(self._show)
        whole.addLayout(over, 0, 0)

    def _make_room(self) -> None:
        """Keep the words from the button, which stands at the line's end."""
        beside = self._show.sizeHint().width() + 8
        left, right = (beside, 4) if self.isRightToLeft() else (4, beside)
        self.field.setTextMargins(left, 0, right, 0)

    def _toggle(self) -> None:
        self._show_words(shown=self._is_hidden())

    def _show_words(self, *, shown: bool) -> None:
        if shown is not self._is_hidden():
            return
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        keep_from_keyboards(self.field)
        self._show.setText(self.tr("hide") if shown else self.tr("show"))
        self._say_what_show_does()
        self._make_room()

    def _is_hidden(self) -> bool:
        return self.field.echoMode() == QLineEdit.EchoMode.Password

    def _say_what_show_does(self) -> None:
        form = self.tr("Show: {name}") if self._is_hidden() else self.tr("Hide: {name}")
        self._show.setAccessibleName(form.format(name=self.field.accessibleName()))


def keep_from_keyboards(field: QLineEdit) -> None:
    """Let no keyboard learn or guess it; Qt asks for that only while it is hidden."""
    from PySide6.QtCore import Qt

    field.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
        | Qt.InputMethodHint.ImhHiddenText
    )
