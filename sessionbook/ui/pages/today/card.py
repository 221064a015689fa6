"""What every card of Today has: the notebook, and two signals for the page."""

from PySide6.QtCore import Signal

from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.widgets.plain import Card


class TodayCard(Card):
    """A card that reads and writes the notebook itself; show_day gives it the day's facts."""

    saved = Signal()
    open_requested = Signal(str, str)

    def __init__(self, context: Context, title: str = "") -> None:
        super().__init__(title)
        self.context = context
        self.notebook = context.notebook

    def show_day(self, day: Day) -> None:
        """Show what the notebook has for this card."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is still only on screen."""
