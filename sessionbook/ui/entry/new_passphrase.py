"""Where a new passphrase is chosen: typed twice or drawn, and how long it would hold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.entry.strength_line import StrengthLine
from sessionbook.ui.entry.word_panel import WordPanel
from sessionbook.ui.widgets.plain import button, set_property
from sessionbook.ui.widgets.tab_order import chain

BETWEEN = 12


class NewPassphrase(QWidget):
    """Two fields that must say the same; said: what keeps it from being taken, or nothing more."""

    entered = Signal()
    said = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.passphrase = PassphraseField(name)
        self.again = PassphraseField(self.tr("The same once more"))
        self.strength = StrengthLine(self.passphrase.field, self.passphrase.text)
        self.suggest = button(self.tr("Suggest some words…"), self._open_panel, "link")
        set_property(self.suggest, "flush", "true")
        self.panel: WordPanel | None = None
        self._was_refused = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(BETWEEN)
        for each in (self.passphrase, self.strength, self.suggest, self.again):
            self._column.addWidget(each)
        self.passphrase.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self.passphrase.field.textChanged.connect(lambda _: self.strength.follow())
        for field in (self.passphrase, self.again):
            field.was_cut.connect(lambda: self.said.emit(self._too_long()))
            field.field.textChanged.connect(lambda _: self._follow())

    def take_focus(self) -> None:
        """Let it be typed."""
        self.passphrase.setFocus()

    def text(self) -> str:
        """Return what was chosen."""
        return self.passphrase.text()

    def is_taken(self) -> bool:
        """Say what keeps it from being taken, and return whether nothing does."""
        problem = self._find_problem()
        self._was_refused = bool(problem)
        self.said.emit(problem)
        return not problem

    def clear(self) -> None:
        """Keep nothing of what was typed or drawn."""
        if self.panel:
            self.panel.leave()
        self.passphrase.clear()
        self.again.clear()

    def _find_problem(self) -> str:
        if not self.text():
            return self.tr("Choose a passphrase first; it cannot be empty.")
        if self.text() != self.again.text():
            return self.tr("The two are not the same yet.")
        return ""

    def _too_long(self) -> str:
        most = self.locale().toString(self.passphrase.field.maxLength())
        said = self.tr("That is longer than {number} characters; the end was left out.")
        return said.format(number=most)

    def _follow(self) -> None:
        if self._was_refused and not self._find_problem():
            self._was_refused = False
            self.said.emit("")

    def _open_panel(self) -> None:
        if self.panel is None:  # the list of words is read when it is asked for
            self.panel = WordPanel()
            self.panel.used.connect(self._use)
            self.panel.closed.connect(self._show_suggest)
            self._column.insertWidget(self._column.indexOf(self.again), self.panel)
            self.again.raise_()  # for screen readers, too, it comes after the panel
            chain((self.passphrase, self.suggest, self.panel, self.again))
        self.suggest.hide()
        self.panel.open()

    def _show_suggest(self) -> None:
        self.suggest.show()
        if self.panel and self.panel.isVisible():
            self.suggest.setFocus()

    def _use(self, words: str) -> None:
        for field in (self.passphrase, self.again):
            field.put_in(words)
        self.passphrase.setFocus()
