"""The page How it works: the help pages, beside the open notebook."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.areas import Area
from sessionbook.ui.help_pages.reader import HelpReader
from sessionbook.ui.page import HELP_PAGES, Context, Page


class HelpPagesPage(Page):
    """Nothing of the notebook is on it."""

    key = HELP_PAGES
    shows: ClassVar[frozenset[Area]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.reader = HelpReader()
        self.reader.page_requested.connect(lambda key: self.open_requested.emit(key, ""))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.reader)

    def open(self, record_id: str) -> None:
        """Go to a section, which is named as links name it."""
        self.reader.go_to(record_id)

    def add(self) -> None:
        """Ask what to look for: there is nothing to make here."""
        self.reader.ask()
