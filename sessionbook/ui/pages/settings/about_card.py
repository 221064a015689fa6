"""What this program is, which version, how a newer one is found, and what it is made of."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from sessionbook import __version__
from sessionbook.services.origin import Way, way
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.widgets.plain import button, label, selectable

NEWER = "https://github.com/sessionbook/sessionbook/releases"
SPACE = 10


class AboutCard(SettingsCard):
    """Nothing here opens a page or asks anybody: an address is there to be read and copied."""

    explained = "trouble#newer"

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("About"))
        self._notices = context.notices
        version = self.tr("Sessionbook {version}").format(version=__version__)
        self.address = selectable(NEWER)
        self.copy = button(self.tr("Copy"), self._copy)
        self.copy.setAccessibleName(self.tr("Copy the address"))
        self.parts = button(self.tr("Parts and licences…"), self._open_parts)
        self.body.addWidget(label(version, "strong"))
        self.body.addSpacing(4)
        self.body.addWidget(label(self._about(), "quiet", wraps=True))
        self.body.addSpacing(SPACE)
        self.body.addWidget(label(self._newer(), wraps=True))
        self.body.addSpacing(4)
        self.body.addLayout(self._line())
        self.body.addSpacing(4)
        self.body.addWidget(label(self._upgraded(), "quiet", wraps=True))
        self.body.addSpacing(SPACE)
        self.body.addWidget(self.parts)

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.address, 1)
        line.addWidget(self.copy)
        return line

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(NEWER)
        self._notices.say(self.tr("The address was copied."))

    def _open_parts(self) -> None:
        from sessionbook.ui.pages.settings.parts_dialog import PartsDialog

        PartsDialog(self).open()

    def _about(self) -> str:
        return self.tr(
            "A private notebook. Not a medical device, diagnosis, treatment or emergency service; "
            "nobody is watching what you write."
        )

    def _newer(self) -> str:
        never = self.tr("Sessionbook never looks for updates by itself.")
        known = {
            Way.PACKAGE: self.tr(
                "If it came from a package source of your system, newer versions come with the "
                "updates of the system."
            ),
            Way.FLATPAK: self.tr("Newer versions come with the updates of Flatpak."),
        }
        compare = self.tr(
            "To see whether there is a newer version, compare this one with the newest on the "
            "page of the project:"
        )
        return " ".join(filter(None, (never, known.get(way()), compare)))

    def _upgraded(self) -> str:
        return self.tr(
            "A newer version keeps notebooks and settings. An older version may refuse a "
            "notebook that a newer one has written; then it changes nothing in it."
        )
