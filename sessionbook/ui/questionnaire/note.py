"""What is said above the questions of a sheet that was begun, and what can be done about it."""

from PySide6.QtCore import Signal

from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label, set_property


class Note(Flow):
    """A sentence and a link; not there without a sentence."""

    followed = Signal()

    def __init__(self) -> None:
        self.words = label(kind="muted")
        self.link = button("", lambda: self.followed.emit(), "link")
        set_property(self.link, "flush", "true")
        super().__init__(self.words, self.link, gap=8)
        self.hide()

    def say(self, words: str, link: str = "") -> None:
        """Say this, with a link where it has words."""
        self.words.setText(words)
        self.link.setText(link)
        self.link.setVisible(bool(link))
        self.setVisible(bool(words))
