"""What the Settings page expects of every card."""

from typing import ClassVar

from sessionbook.ui.widgets.plain import LEGIBLE, Card


class SettingsCard(Card):
    """Shows what holds now; explained names the section of the help that tells more.

    One that holds no word of the person's stays legible in discreet mode.
    """

    explained: ClassVar[str] = ""
    holds_words: ClassVar[bool] = False

    def __init__(self, title: str) -> None:
        super().__init__(title)
        if not self.holds_words:
            self.setObjectName(LEGIBLE)

    def refresh(self) -> None:
        """Show what holds now."""

    def leave(self) -> None:
        """Keep no secret on a page that is not looked at."""
