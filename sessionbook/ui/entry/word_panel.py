"""Offers a passphrase of words drawn by chance, large enough to be copied by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from sessionbook.services import word_passphrases
from sessionbook.ui.aloud import announce
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.words import counted

MILLION = 1_000_000
PADDING = 16


class WordPanel(QFrame):
    """Shows the words until they are used or the panel is closed; on no clipboard by itself."""

    used = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setAccessibleName(self.tr("A passphrase of words"))
        self.words = label("", "title", wraps=True)
        self.count = Choice()
        self.between = Choice()
        self.chance = label("", "muted", wraps=True)
        self.again = button(self.tr("Draw again"), self._draw_again)
        self.use = button(self.tr("Use these words"), self._use)
        self.close_button = button(self.tr("Close"), self.leave, "link")
        self._fill_choices()
        self._lay_out()

    def open(self) -> None:
        """Draw and show."""
        self._draw()
        self.show()
        self.again.setFocus()

    def leave(self) -> None:
        """Forget the words."""
        self.words.setText("")
        self.words.setAccessibleName("")
        self.closed.emit()  # the focus goes elsewhere before it would go anywhere
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _fill_choices(self) -> None:
        self.count.setAccessibleName(self.tr("How many words"))
        for number in range(word_passphrases.FEWEST, word_passphrases.MOST + 1):
            self.count.addItem(counted.tr("%n words", "", number), number)
        self.count.setCurrentIndex(self.count.findData(word_passphrases.USUAL))
        self.between.setAccessibleName(self.tr("Between the words"))
        names = self.tr("with spaces"), self.tr("with dashes"), self.tr("with full stops")
        for name, separator in zip(names, word_passphrases.SEPARATORS, strict=True):
            self.between.addItem(name, separator)
        for each in (self.count, self.between):
            each.activated.connect(lambda _: self._draw_again())

    def _lay_out(self) -> None:
        advice = self.tr("Write it down or learn it before you go on: it is kept nowhere.")
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addWidget(Flow(self.again, self.count, self.between))
        column.addWidget(self.chance)
        column.addWidget(label(advice, wraps=True))
        column.addWidget(Flow(self.use, self.close_button))

    def _draw_again(self) -> None:
        self._draw()
        announce(self.words, self.words.text())

    def _draw(self) -> None:
        count, separator = self.count.currentData(), self.between.currentData()
        drawn = word_passphrases.draw(count, separator)
        self.words.setText(drawn)
        self.words.setAccessibleName(self.tr("Drawn: {words}").format(words=drawn))
        number = in_millions(word_passphrases.possibilities(count), self.tr("million"))
        said = self.tr("Drawn by chance, one of about {number} possibilities.")
        self.chance.setText(said.format(number=number))

    def _use(self) -> None:
        drawn = self.words.text()
        self.leave()
        self.used.emit(drawn)


def in_millions(number: int, million: str) -> str:
    """Return a large number with two digits that count, as in 28 million million million.

    Nobody agrees what a quintillion is, in one language or between two.
    """
    from PySide6.QtCore import QLocale

    times = 0
    while number >= MILLION:
        number, times = number // MILLION, times + 1
    scale = 10 ** max(0, len(str(number)) - 2)
    return " ".join((QLocale().toString(number // scale * scale), *[million] * times))
