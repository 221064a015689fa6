"""Whether the place of a notebook that is made or opened for the first time is remembered."""

from sessionbook.settings import Settings
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.widgets.tab_order import as_laid_out, chain
from sessionbook.ui.widgets.ticked import Ticked


class RememberTick(Ticked):
    """Put into a screen before its problem, where Tab and screen readers meet it."""

    def __init__(self, screen: LockedScreen, settings: Settings) -> None:
        super().__init__(
            self.tr("Remember in this program's folder where it lies")
            if settings.stick
            else self.tr("Remember on this computer where it lies")
        )
        self.check.setChecked(settings.preferences.remembers_notebooks)
        screen.column.insertWidget(screen.column.indexOf(screen.problem), self)
        as_laid_out(screen.column)
        if whole := self.parentWidget():
            chain([whole])
