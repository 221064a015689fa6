"""Where the notebook lies."""

from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.widgets.plain import label


class NotebookCard(SettingsCard):
    """The folder to copy, and to keep whole."""

    holds_words = True

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("This notebook"))
        self.place = label(kind="quiet", wraps=True)
        self.place.setText(self.tr("It lies in {place}").format(place=context.vault.folder))
        self.body.addWidget(self.place)

    def refresh(self) -> None:
        """Nothing here is of the notebook's words."""
