"""The unlocked window: a bar of tabs, a stack of pages, and nothing about any page.

Every page is a tab of the bar; those after the first few are hidden there and in a menu instead.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from sessionbook.domain.areas import Area
from sessionbook.ui.notice_bar import NoticeBar
from sessionbook.ui.page import HELP, Context, Page, Tab
from sessionbook.ui.search.box import SearchBox
from sessionbook.ui.widgets.hint_button import HintButton
from sessionbook.ui.widgets.more_pages import MorePages
from sessionbook.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from sessionbook.ui.bring_up import BringUpPanel

MOST_TABS = 5


class Shell(QWidget):
    """Shows one page at a time; builds it when first shown, refreshes it when stale."""

    lock_requested = Signal()
    cover_requested = Signal()

    def __init__(self, context: Context, pages: Sequence[Tab]) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._context = context
        self._pages = tuple(pages)
        self._built: dict[str, Page] = {}
        self._stale: set[Page] = set()
        self.tabs = self._make_tabs()
        self.more = MorePages()
        self.search = SearchBox(context.notebook.search, self)
        self.stack = QStackedWidget()
        self.panel: BringUpPanel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self.stack, 1)
        self.notice_bar = NoticeBar(self)
        self.setFocusProxy(self.tabs)
        self._connect()
        self._show(0)

    @property
    def page(self) -> Page:
        """The page on screen."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - nothing else is put there
        return page

    def flush(self) -> None:
        """Save what is only on screen."""
        self.page.flush()
        if self.panel:
            self.panel.flush()

    def show_page(self, key: str, record_id: str = "") -> None:
        """Go to a page and, if an id is given, to one of its records."""
        row = [tab.key for tab in self._pages].index(key)
        if row == self.tabs.currentIndex():
            self.page.flush()
        else:
            self.tabs.setCurrentIndex(row)
        if record_id:
            self.page.open(record_id)

    def bring_up(self) -> None:
        """Ask for one line to bring up, over whatever is on screen."""
        if self.panel is None:  # made when first asked for: the first paint is not to wait
            from sessionbook.ui.bring_up import BringUpPanel

            self.panel = BringUpPanel(self, self._context)
        self.panel.ask()

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setAccessibleName(self.tr("Pages"))
        for tab in self._pages:
            row = tabs.addTab(tab.title())
            tabs.setTabVisible(row, row < MOST_TABS)
        return tabs

    def _make_bar(self) -> QWidget:
        self.help = HintButton(self.tr("Help"), "F1", lambda: self.show_page(HELP))
        if not self._has_help():
            self.help.hide()
        cover = HintButton(self.tr("Cover"), "F9", self.cover_requested.emit)
        lock = HintButton(self.tr("Lock"), "Ctrl L", self.lock_requested.emit)
        return TopBar(self.tabs, self.more, self.search, self.help, cover, lock)

    def _has_help(self) -> bool:
        return any(tab.key == HELP for tab in self._pages)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show)
        self.search.open_requested.connect(self.show_page)
        self._context.notices.offered.connect(self.notice_bar.offer)
        self._context.notebook.database.listen(self._mark_stale)
        for row, tab in enumerate(self._pages):
            keys, opened = f"Ctrl+{row + 1}", partial(self.tabs.setCurrentIndex, row)
            if row < MOST_TABS:
                self._shortcut(keys, opened)
            else:
                self.more.add_page(tab.title(), keys, opened)
        self._shortcut("Ctrl+K", self.search.ask)
        self._shortcut("Ctrl+B", self.bring_up)
        if self._has_help():
            self._shortcut("F1", lambda: self.show_page(HELP))
        self._shortcut("Ctrl+N", lambda: self.page.add())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape, where nothing else wants it, close what was said."""
        if event.key() == Qt.Key.Key_Escape and self.notice_bar.isVisible():
            self.notice_bar.hide()
        else:
            super().keyPressEvent(event)

    def _shortcut(self, keys: str, pressed: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: pressed())

    def _show(self, row: int) -> None:
        if self.stack.currentWidget():
            self.page.flush()
        tab = self._pages[row]
        self.more.show_current(row - MOST_TABS if row >= MOST_TABS else None)
        if tab.key not in self._built:
            self._built[tab.key] = self._build(tab.page())
        self.stack.setCurrentWidget(self._built[tab.key])
        self._refresh_if_stale()

    def _build(self, kind: type[Page]) -> Page:
        page = kind(self._context)
        page.open_requested.connect(self.show_page)
        self.stack.addWidget(page)
        self._stale.add(page)
        return page

    def _mark_stale(self, touched: frozenset[Area]) -> None:
        self._stale.update(page for page in self._built.values() if page.shows & touched)
        self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self.page in self._stale:
            self._stale.discard(self.page)
            self.page.refresh()
