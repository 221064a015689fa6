"""The tabs of the first few pages; none is current while another page is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import Button, set_property


class PageTab(Button):
    """One tab, which a screen reader is told is one, and whether it is the current one."""

    stepped = Signal(int)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setAccessibleName(title)
        self.setProperty("kind", "tab")
        self.setProperty("current", False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def is_current(self) -> bool:
        """Return whether its page is the one on screen."""
        return bool(self.property("current"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        onward = -1 if self.isRightToLeft() else 1
        steps = {Qt.Key.Key_Left: -onward, Qt.Key.Key_Right: onward}
        if step := steps.get(Qt.Key(event.key())):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class PageTabs(Flow):
    """One stop for Tab, arrows from one to the next; on two lines where there is no room for one.

    A tab bar of Qt's has always a current tab, and tells of those it hides as of any other.
    """

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str]) -> None:
        self.tabs = tuple(PageTab(title) for title in titles)
        super().__init__(*self.tabs, gap=0)
        self.setAccessibleName(self.tr("Pages"))
        for row, tab in enumerate(self.tabs):
            tab.clicked.connect(partial(self.chosen.emit, row))
            tab.stepped.connect(partial(self._step, row))
        self._let_tab_stop_at(self.tabs[0])

    def show_current(self, row: int | None) -> None:
        """Mark one of the tabs as that of the page on screen, or none of them."""
        for place, tab in enumerate(self.tabs):
            set_property(tab, "current", place == row)
        if row is not None:
            had_focus = self.hasFocus()
            self._let_tab_stop_at(self.tabs[row])
            if had_focus:
                self.tabs[row].setFocus()

    def _step(self, row: int, step: int) -> None:
        if 0 <= row + step < len(self.tabs):
            self.chosen.emit(row + step)

    def _let_tab_stop_at(self, stop: QWidget) -> None:
        for tab in self.tabs:
            policy = Qt.FocusPolicy.TabFocus if tab is stop else Qt.FocusPolicy.NoFocus
            tab.setFocusPolicy(policy)
        self.setFocusProxy(stop)
