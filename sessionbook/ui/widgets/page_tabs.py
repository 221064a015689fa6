"""The tabs of the first few pages; none is current while another page is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import Button
from sessionbook.ui.widgets.toggle import with_room_to_be_heavy


class PageTab(Button):
    """One tab, which a screen reader is told is one, and whether it is the current one.

    To be checked is to be current. The look of that is a state of the style sheet, not a
    property, and takes no more room: another page is shown with nothing measured anew.
    """

    stepped = Signal(int)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setAccessibleName(title)
        self.setProperty("kind", "tab")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Leave it: a click asks for the page, and the page that is shown says which is current."""

    def sizeHint(self) -> QSize:
        return with_room_to_be_heavy(self, super().sizeHint())

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
        self._stop: QWidget = self.tabs[0]
        self._let_tab_stop_at(self.tabs[0])

    def show_current(self, row: int | None) -> None:
        """Mark one of the tabs as that of the page on screen, or none of them."""
        for place, tab in enumerate(self.tabs):
            tab.setChecked(place == row)
        if row is not None:
            had_focus = self.hasFocus()
            self._let_tab_stop_at(self.tabs[row])
            if had_focus:
                self.tabs[row].setFocus()

    def _step(self, row: int, step: int) -> None:
        if 0 <= row + step < len(self.tabs):
            self.chosen.emit(row + step)

    def _let_tab_stop_at(self, stop: QWidget) -> None:
        self._stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop = stop
        self.setFocusProxy(stop)
