"""The bar above every page: tabs and tools on one line, on two where the window is narrow."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from sessionbook.ui.widgets.page_tabs import PageTabs
from sessionbook.ui.widgets.plain import LEGIBLE, set_property

MARGIN, GAP = 20, 8
SPARED = 16  # pixels of a tab that is tight, as the style sheet has it


class TopBar(QFrame):
    """Tabs and what is after them at the start, tools at the end, the first as wide as it can."""

    def __init__(self, tabs: PageTabs, more: QWidget, *tools: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setObjectName(LEGIBLE)
        self._tabs, self._more = tabs, more
        self._is_tight = False
        self._tools = QWidget()
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(0, GAP, 0, GAP)
        line.setSpacing(GAP)
        for number, tool in enumerate(tools):
            line.addWidget(tool, 0 if number else 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._line.setSpacing(0)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(tabs, 0, Qt.AlignmentFlag.AlignBottom)
        pages.addWidget(more, 0, Qt.AlignmentFlag.AlignBottom)
        pages.addStretch(1)
        self._line.addLayout(pages)
        self._line.addStretch(1)
        self._line.addWidget(self._tools)
        self.setMinimumWidth(1)  # never what keeps the window wide

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # not when the font changes: a button
            self._arrange()  # asked for its size while it is being polished keeps the wrong one
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _parts(self) -> list[QWidget]:
        return [*self._tabs.tabs, *([] if self._more.isHidden() else [self._more])]

    def _stand(self, *, tight: bool) -> None:
        """Let the tabs stand nearer to one another where they would take two lines."""
        if tight != self._is_tight:
            self._is_tight = tight
            for part in (*self._tabs.tabs, self._more):
                set_property(part, "tight", tight)

    def _arrange(self) -> None:
        """Put the tools above the tabs where both do not fit beside one another."""
        more = 0 if self._more.isHidden() else self._more.sizeHint().width()
        pages, room = self._tabs.sizeHint().width() + more, self.width() - 2 * MARGIN
        pages += SPARED * len(self._parts()) if self._is_tight else 0
        fits = pages + GAP + self._tools.minimumSizeHint().width() <= room
        self._stand(tight=pages > room)
        widest = room - pages - GAP if fits else room
        self._tools.setMaximumWidth(max(1, widest))  # or the tabs would be what gives way
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if fits else direction.BottomToTop)
