"""What can be done with an open goal."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sessionbook.ui.widgets.menu import PassingMenu


class GoalMenu(PassingMenu):
    """Built for one opening, gone afterwards."""

    def __init__(
        self,
        parent: QWidget,
        *,
        reached: Callable[[], object],
        pause: Callable[[], object],
        let_go: Callable[[], object],
        delete: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.reached = self.addAction(self.tr("Reached…"), lambda: reached())
        self.addSeparator()
        self.paused = self.addAction(self.tr("Pause…"), lambda: pause())
        self.let_go = self.addAction(self.tr("Let go…"), lambda: let_go())
        self.addSeparator()
        self.delete_goal = self.addAction(self.tr("Delete"), lambda: delete())
