"""A view of the page that was gone to, and what leads back from it."""

from PySide6.QtCore import Signal

from sessionbook.ui.widgets.plain import ScrollPage, button, set_property

BACK_KEYS = "Alt+Left"


class BackPage(ScrollPage):
    """Scrolls; the way back stands first."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = button("‹ " + self.tr("All of looking back"), self.left.emit, "link")
        self.back.setShortcut(BACK_KEYS)
        set_property(self.back, "flush", "true")
        self.column.setSpacing(10)
        self.column.addWidget(self.back)

    def refresh(self) -> None:
        """Show what the notebook has."""

    def flush(self) -> None:
        """Save what is only on screen."""

    def add(self) -> None:
        """Do the one thing of this view: Ctrl+N."""
