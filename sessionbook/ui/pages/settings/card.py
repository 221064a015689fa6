"""What the Settings page expects of every card."""

from typing import ClassVar

from sessionbook.ui.widgets.plain import Card


class SettingsCard(Card):
    """Shows what holds now; explained names the section of the help that tells more."""

    explained: ClassVar[str] = ""

    def refresh(self) -> None:
        """Show what holds now."""

    def leave(self) -> None:
        """Keep no secret on a page that is not looked at."""
