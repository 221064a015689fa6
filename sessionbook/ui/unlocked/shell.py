"""The unlocked window: a bar of tabs, a stack of pages, and nothing about any page.

The first few pages are tabs of the bar; those after them are in a menu instead.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sessionbook.domain.areas import Area
from sessionbook.errors import SessionbookError
from sessionbook.services import crisis_lines
from sessionbook.ui.messages import words_for
from sessionbook.ui.notice_bar import NoticeBar
from sessionbook.ui.page import ANOTHER, CARD, HELP, NEW_KEY, REPORT, Context, Page, Tab
from sessionbook.ui.search.box import SearchBox
from sessionbook.ui.unlocked.ahead import Ahead
from sessionbook.ui.unlocked.reached import Reached
from sessionbook.ui.unlocked.unsaved import Unsaved
from sessionbook.ui.widgets.hint_button import HintButton
from sessionbook.ui.widgets.more_pages import MorePages
from sessionbook.ui.widgets.page_tabs import PageTabs
from sessionbook.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from sessionbook.ui.unlocked.bring_up import BringUpPanel

MOST_TABS = 5
MOST_DIGITS = 9
SOON = "sessionbook.ui.words", "sessionbook.services.benchmarks", "sessionbook.ui.entry.crisis_help"
"""What a write needs beyond the first paint, and help where it is refused: loaded soon, for an
update or a stick pulled out might take it away."""


class Shell(QWidget):
    """Shows one page at a time; builds it when first shown, refreshes it when stale.

    Pages that take long are built and refreshed ahead of the visit, while nobody needs the
    program; one that cannot be says why when it is visited.
    """

    lock_requested = Signal()
    cover_requested = Signal()
    card_requested = Signal()
    report_requested = Signal(str)
    new_key_requested = Signal()
    another_requested = Signal()
    copy_requested = Signal()

    def __init__(self, context: Context, pages: Sequence[Tab]) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._context = context
        self._pages = tuple(pages)
        self._built: dict[str, Page] = {}
        self._stale: set[Page] = set()
        self._failed: set[str] = set()
        self._ahead = Ahead(self, self._work_ahead)
        self._reached = Reached(context)
        self.row = -1
        self.unsaved = Unsaved(self, context.notebook.database, self._refresh_page, self._say)
        self.tabs = PageTabs([tab.title() for tab in self._pages[:MOST_TABS]])
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
        self.go_to(0)

    @property
    def page(self) -> Page:
        """The page on screen."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - nothing else is put there
        return page

    def flush(self) -> None:
        """Save what is only on screen, on every page, or raise why some of it could not be."""
        self.unsaved.last = None
        first: SessionbookError | None = None
        keep = [page.keep for page in self._built.values()]
        for save in (*keep, self.panel.flush) if self.panel else keep:
            try:
                save()
            except SessionbookError as error:
                first = first or error
        if reason := first or self.unsaved.last:  # a signal lets no error through
            raise reason

    def tell(self, error: BaseException, more: str = "") -> None:
        """Say a sentence about an error, unless it was said; more is said after it."""
        if not more and self.unsaved.is_known(error):
            return
        self.unsaved.was_said(error)
        words = " ".join(filter(None, (words_for(error), more)))
        if error is self.unsaved.last and self._context.notebook.database.can_be_copied:
            name = self.tr("Save a copy elsewhere…")
            self.notice_bar.tell(words, name, self.copy_requested.emit)
        else:
            self.notice_bar.tell(words)

    def show_page(self, key: str, record_id: str = "") -> None:
        """Go to a page and, if an id is given, to one of its records."""
        row = [tab.key for tab in self._pages].index(key)
        if row == self.row:
            self.page.flush()
        else:
            self.go_to(row)
        if record_id:
            self.page.open(record_id)

    def go_to(self, row: int) -> None:
        """Show the page of a row; what is on screen is saved before, or waits there.

        Nobody is kept from the safety plan because a disk is full.
        """
        if row == self.row:
            return
        if self.stack.currentWidget():
            self._leave_page()
        self.row = row
        tab = self._pages[row]
        self.tabs.show_current(row if row < MOST_TABS else None)
        self.more.show_current(row - MOST_TABS if row >= MOST_TABS else None)
        self._ahead.stop()
        if tab.key not in self._built:
            self._take_in(tab, tab.page()(self._context))
        self._failed.discard(tab.key)
        self.stack.setCurrentWidget(self._built[tab.key])
        self._refresh_if_stale()
        self._ahead.begin()

    def _leave_page(self) -> None:
        try:
            self.page.flush()
        except SessionbookError as error:
            self.tell(error)

    def bring_up(self) -> None:
        """Ask for one line to bring up, over whatever is on screen."""
        if self.panel is None:  # made when first asked for: the first paint is not to wait
            from sessionbook.ui.unlocked.bring_up import BringUpPanel

            self.panel = BringUpPanel(self, self._context)
        self.panel.ask()

    def _make_bar(self) -> QWidget:
        self.help = HintButton(self.tr("Help"), "F1", lambda: self.show_page(HELP))
        if not self._has_help():
            self.help.hide()
        cover = HintButton(self.tr("Cover"), "F9", self.cover_requested.emit)
        lock = HintButton(self.tr("Lock"), "Ctrl+L", self.lock_requested.emit)
        return TopBar(self.tabs, self.more, self.search, self.unsaved.sign, self.help, cover, lock)

    def _has_help(self) -> bool:
        return any(tab.key == HELP for tab in self._pages)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.go_to)
        self.search.open_requested.connect(self.show_page)
        self._context.notices.offered.connect(self.notice_bar.offer)
        self._context.notices.suggested.connect(self.notice_bar.suggest)
        self._context.notices.added.connect(self.notice_bar.add)
        self._context.notebook.database.listen(self._mark_stale)
        self._context.appearance.changed.connect(self._wear)
        for row, tab in enumerate(self._pages):
            keys, opened = _keys(tab, row), partial(self.go_to, row)
            if row < MOST_TABS:
                self._shortcut(keys, opened)
            else:
                self.more.add_page(tab.title(), keys, opened)
        self._shortcut("Ctrl+K", self.search.ask)
        self._shortcut("Ctrl+B", self.bring_up)
        self._shortcut("Ctrl+Shift+C", self._ask_for_card)
        if self._has_help():
            self._shortcut("F1", lambda: self.show_page(HELP))
        self._shortcut("Ctrl+N", lambda: self.page.add())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape, where nothing else wants it, close what was said."""
        if event.key() == Qt.Key.Key_Escape and self.notice_bar.isVisible():
            self.notice_bar.hide()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ahead.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ahead.stop()

    def _shortcut(self, keys: str, pressed: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: pressed())

    def _take_in(self, tab: Tab, page: Page) -> None:
        page.open_requested.connect(self._open)
        self.stack.addWidget(page)
        self._built[tab.key] = page
        self._stale.add(page)

    def _open(self, key: str, record_id: str) -> None:
        if key == CARD:
            self._ask_for_card()
        elif key == ANOTHER:
            self.another_requested.emit()
        elif key == REPORT:
            self.page.flush()  # what is half typed may be on it
            self.report_requested.emit(record_id)
        elif key == NEW_KEY:
            self.page.flush()
            self.new_key_requested.emit()
        else:
            self.show_page(key, record_id)

    def _ask_for_card(self) -> None:
        self.page.flush()  # a line half typed may be one to say
        self.card_requested.emit()

    def _mark_stale(self, touched: frozenset[Area]) -> None:
        self._stale.update(page for page in self._built.values() if page.shows & touched)
        self._refresh_if_stale()
        self._ahead.begin()

    def _wear(self) -> None:
        """Let every page draw itself anew: colours and text may be others now."""
        self._stale.update(self._built.values())
        self._refresh_if_stale()
        self._ahead.begin()

    def _refresh_page(self) -> None:
        self.page.refresh()

    def _say(self, words: str) -> None:
        self.notice_bar.tell(words)

    def _refresh_if_stale(self) -> None:
        if self.page in self._stale:
            self._stale.discard(self.page)
            self.page.refresh()

    def _work_ahead(self) -> Iterator[None]:
        for part in SOON:
            import_module(part)
            yield
        crisis_lines.shipped()
        yield
        for tab in self._pages:
            if tab.ahead and tab.key not in self._failed:
                try:
                    yield from self._build_ahead(tab)
                    yield from self._refresh_ahead(self._built[tab.key])
                except Exception:
                    self._failed.add(tab.key)

    def _build_ahead(self, tab: Tab) -> Iterator[None]:
        if tab.key in self._built:
            return
        for part in tab.ahead:
            import_module(part)
            yield
        page = tab.page()(self._context)
        yield
        self._take_in(tab, page)
        yield

    def _refresh_ahead(self, page: Page) -> Iterator[None]:
        if page in self._stale:  # so it is not the one on screen
            yield from page.refresh_ahead()
            self._stale.discard(page)


def _keys(tab: Tab, row: int) -> str:
    """Return the keys that open a page; there are no more digits after the ninth."""
    return tab.keys or (f"Ctrl+{row + 1}" if row < MOST_DIGITS else "")
