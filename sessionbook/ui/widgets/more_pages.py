"""The button after the tabs that opens the pages for which there is no tab."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy

from sessionbook.ui.widgets.choice import paint_arrow
from sessionbook.ui.widgets.plain import Button, set_property

ROOM = "\N{EM SPACE}"  # for the arrow: as a letter, which few fonts have, it would load one more


class MorePages(Button):
    """Looks like a tab, opens a menu; it is the current one while one of its pages is open."""

    def __init__(self) -> None:
        super().__init__(self.tr("More") + ROOM)
        self.setProperty("kind", "tab")
        self.setProperty("current", False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setShortcut("Alt+M")
        self.setToolTip(self.tr("More pages (Alt+M)"))
        self._group = QActionGroup(self)
        self.pages = QMenu(self)
        self.setMenu(self.pages)
        self._place: int | None = None
        self.setAccessibleName(self.tr("More pages"))
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)

    def add_page(self, title: str, keys: str, opened: Callable[[], object]) -> None:
        """Offer a page; its keys open it from everywhere in the window."""
        action = QAction(title, self, checkable=True)
        action.setShortcut(keys)
        action.triggered.connect(lambda: opened())
        self._group.addAction(action)
        self.pages.addAction(action)
        self.window().addAction(action)
        self.show()

    def show_current(self, place: int | None) -> None:
        """Mark one of the pages as the one on screen, or none of them."""
        if place == self._place:
            return
        self._place = place
        set_property(self, "current", place is not None)
        self.setAccessibleName(self.tr("More pages"))
        for row, action in enumerate(self._group.actions()):
            action.setChecked(row == place)
            if row == place:
                name = self.tr("More pages, {title} is open").format(title=action.text())
                self.setAccessibleName(name)
