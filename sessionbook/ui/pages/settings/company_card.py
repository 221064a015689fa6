"""What keeps the notebook from the eyes of those nearby; every choice is in force at once."""

from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.widgets.hint_button import written
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.widgets.ticked import Ticked

COVER, VEIL = "F9", "Shift+F9"


class CompanyCard(SettingsCard):
    """Two ticks for the cover, one for discreet mode, which its keys turn on and off as well."""

    explained = "locking#cover"

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("When others are near"))
        self._settings, self._appearance = context.settings, context.appearance
        self.left = Ticked(self.tr("Cover it when I turn to another program"))
        self.opened = Ticked(self.tr("Open covered"))
        self.discreet = Ticked(
            self.tr("Discreet: blur what I wrote until I point at it or edit it")
        )
        cover = self.tr("{keys} covers everything at once; {keys}, Escape or a click lifts it.")
        veil = self.tr(
            "{keys} turns it on and off. It is for the eyes of others only: screen readers read "
            "everything as before."
        )
        self.body.addWidget(label(cover.format(keys=written(COVER)), "quiet", wraps=True))
        self.body.addSpacing(8)
        self.body.addWidget(self.left)
        self.body.addWidget(self.opened)
        self.body.addSpacing(8)
        self.body.addWidget(self.discreet)
        self.body.addWidget(label(veil.format(keys=written(VEIL)), "quiet", wraps=True))
        self.left.ticked.connect(lambda on: self._settings.change(covers_left=on))
        self.opened.ticked.connect(lambda on: self._settings.change(opens_covered=on))
        self.discreet.ticked.connect(lambda on: self._appearance.be_discreet(on=on))
        self._appearance.veiled.connect(self.discreet.check.setChecked)

    def refresh(self) -> None:
        """Show what is chosen."""
        chosen = self._settings.preferences
        self.left.check.setChecked(chosen.covers_left)
        self.opened.check.setChecked(chosen.opens_covered)
        self.discreet.check.setChecked(chosen.is_discreet)
