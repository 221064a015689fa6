"""What stays in view while the rest of a form is filled in: the first thought, as it came."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QVBoxLayout

from sessionbook.domain.forms import FormField
from sessionbook.ui.widgets.plain import CARD_PADDING, clear, label, set_property

LONGEST = 240  # letters: it is to be recognised, not read again


class Pinned(QFrame):
    """A strip above the form; empty and away while its questions are themselves in view."""

    def __init__(self) -> None:
        super().__init__()
        set_property(self, "kind", "bar")
        self.setAccessibleName(self.tr("Stays in view"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(CARD_PADDING + 28, 8, CARD_PADDING + 28, 10)
        self._column.setSpacing(2)
        self._said: list[tuple[str, str]] = []
        self.hide()

    def show_answers(self, fields: Sequence[FormField], values: Mapping[str, str]) -> None:
        """Show what these questions were answered with, if anything."""
        said = [(each.label, values[each.key]) for each in fields if values.get(each.key)]
        if said != self._said:
            self._said = said
            clear(self._column)
            for asked, words in said:
                self._column.addWidget(label(asked, "muted", wraps=True))
                self._column.addWidget(label(_quoted(words), wraps=True))
        self.setVisible(bool(said))


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    return QLocale().quoteString(flat if len(flat) <= LONGEST else f"{flat[:LONGEST].rstrip()}…")
