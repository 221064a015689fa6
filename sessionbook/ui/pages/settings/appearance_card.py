"""Light or dark, and the size of the text: worn by the whole window at once."""

from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from sessionbook.settings import LEGIBLE_PERCENT
from sessionbook.ui.aloud import announce
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.widgets.radio_buttons import as_radio_buttons
from sessionbook.ui.widgets.toggle import Toggle

STEP = 10
USUAL = 100


class AppearanceCard(SettingsCard):
    """Three buttons of which one is pressed, and two that make the text smaller or larger."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Appearance"))
        self._appearance = context.appearance
        self._settings = context.settings
        self.colours = {
            "desktop": Toggle(self.tr("As the desktop"), lambda: self._wear("desktop")),
            "light": Toggle(self.tr("Light"), lambda: self._wear("light")),
            "dark": Toggle(self.tr("Dark"), lambda: self._wear("dark")),
        }
        self.colours[context.settings.preferences.theme].setChecked(True)
        self._group = QButtonGroup(self)
        for each in self.colours.values():
            self._group.addButton(each)
        as_radio_buttons(self._group)
        self.smaller = button(self.tr("Smaller"), lambda: self._resize(-STEP))
        self.larger = button(self.tr("Larger"), lambda: self._resize(STEP))
        self.usual = button(self.tr("As usual"), lambda: self._resize(0), "link")
        self.percent = label()
        self.smaller.setAccessibleName(self.tr("Smaller text"))
        self.larger.setAccessibleName(self.tr("Larger text"))
        self.usual.setAccessibleName(self.tr("Text as usual"))
        self.body.addWidget(_said(self.tr("Colours")))
        self.body.addWidget(_group(self.tr("Colours"), *self.colours.values()))
        self.body.addSpacing(14)
        self.body.addWidget(_said(self.tr("Text size")))
        sizes = (self.smaller, self.percent, self.larger, self.usual)
        self.body.addWidget(_group(self.tr("Text size"), *sizes))

    def refresh(self) -> None:
        """Show what is worn."""
        chosen = self._settings.preferences
        self.colours[chosen.theme].setChecked(True)
        percent = chosen.text_percent
        self.percent.setText(self.tr("{number} %").format(number=self.locale().toString(percent)))
        self.usual.setVisible(percent != USUAL)

    def _wear(self, name: str) -> None:
        if name != self._settings.preferences.theme:
            self._appearance.choose(colours=name)

    def _resize(self, step: int) -> None:
        """Go a step, as far as it goes; none is the way back to the usual size."""
        wanted = self._settings.preferences.text_percent + step if step else USUAL
        percent = min(max(wanted, LEGIBLE_PERCENT[0]), LEGIBLE_PERCENT[-1])
        if percent == USUAL and self.usual.hasFocus():
            self.larger.setFocus()  # the one pressed goes
        self._appearance.choose(text_percent=percent)
        announce(self.percent, self.percent.text())


def _said(words: str) -> QLabel:
    made = label(words)
    made.setContentsMargins(0, 0, 0, 6)
    return made


def _group(name: str, *widgets: QWidget) -> QWidget:
    """Return a row that breaks where there is no room, with a name for screen readers."""
    row = Flow(*widgets, gap=8)
    row.setAccessibleName(name)
    return row
