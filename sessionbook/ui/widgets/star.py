"""The star of a line that is to be revisited."""

from sessionbook.ui.widgets.tool_button import ToolButton


class Star(ToolButton):
    """Full or empty, and named with the words that it stands beside."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "star")
        self.setCheckable(True)
        self.setToolTip(self.tr("Revisit this"))

    def show_starred(self, *, starred: bool) -> None:
        """Be full or empty."""
        self.setChecked(starred)
        self.setText("★" if starred else "☆")

    def tell_about(self, words: str) -> None:
        """Tell screen readers whose star it is."""
        self.setAccessibleName(self.tr("Revisit: {words}").format(words=words))
