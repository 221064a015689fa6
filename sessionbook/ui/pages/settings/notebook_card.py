"""Where the notebook lies."""

from sessionbook.services.watched_folder import watcher_of
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.watcher_words import watcher_words
from sessionbook.ui.widgets.plain import label


class NotebookCard(SettingsCard):
    """The folder to copy, and to keep whole."""

    holds_words = True

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("This notebook"))
        self.place = label(kind="quiet", wraps=True)
        self.place.setText(self.tr("It lies in {place}").format(place=context.vault.folder))
        self.watched = label(watcher_words(watcher_of(context.vault.folder)), "muted", wraps=True)
        self.watched.setContentsMargins(0, 6, 0, 0)
        self.watched.setVisible(bool(self.watched.text()))
        self.body.addWidget(self.place)
        self.body.addWidget(self.watched)

    def refresh(self) -> None:
        """Nothing here is of the notebook's words."""
