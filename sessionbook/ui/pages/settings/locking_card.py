"""When the notebook locks by itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.widgets.caption_field import captioned
from sessionbook.ui.widgets.choice import Choice, turn_inside
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.widgets.ticked import Ticked
from sessionbook.ui.words import counted

NEVER = 0
MINUTES = (1, 2, 5, 10, 15, 30, 60)


class LockingCard(SettingsCard):
    """After how long without anybody, and whether when minimised; the rest always locks."""

    explained = "locking#when"

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Locking"))
        self._settings = context.settings
        self.after = AfterField()
        self.minimised = Ticked(self.tr("Also when the window is minimised"))
        self.never = label("", "quiet", wraps=True)
        self.body.addWidget(captioned(self.tr("Lock when nobody uses it"), self.after))
        self.body.addWidget(self.never)
        self.body.addSpacing(8)
        self.body.addWidget(self.minimised)
        self.body.addSpacing(8)
        self.body.addWidget(label(self._always(), "quiet", wraps=True))
        self._fill()
        self.after.activated.connect(self._choose)
        self.minimised.ticked.connect(lambda on: self._settings.change(locks_minimised=on))

    def refresh(self) -> None:
        """Show what was chosen."""
        chosen = self._settings.preferences
        if self.after.findData(chosen.idle_minutes) < 0:  # written into the file by hand
            self.after.addItem(_minutes(chosen.idle_minutes), chosen.idle_minutes)
        self.after.setCurrentIndex(self.after.findData(chosen.idle_minutes))
        self.minimised.check.setChecked(chosen.locks_minimised)
        self._show_never()

    def _fill(self) -> None:
        for minutes in MINUTES:
            self.after.addItem(_minutes(minutes), minutes)
        self.after.addItem(self.tr("never"), NEVER)

    def _choose(self) -> None:
        self._settings.change(idle_minutes=self.after.currentData())
        self._show_never()

    def _show_never(self) -> None:
        """Say what it means that nothing locks, while that is so."""
        self.never.setText(
            self.tr("Whoever comes to this computer after you can then read what is open.")
        )
        self.never.setVisible(self.after.currentData() == NEVER)

    def _always(self) -> str:
        return self.tr(
            "It always locks with the screen, before sleep, and when another user takes over, "
            "where the desktop tells of it; and with Ctrl+L. What is on the screen is saved "
            "first, and time asleep counts."
        )


class AfterField(Choice):
    """The wheel scrolls the page, unless the person is in the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_inside(self, event, super().wheelEvent)


def _minutes(minutes: int) -> str:
    return counted.tr("after %n minutes", "", minutes)
