"""The search field of the bar and its list of results."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from sessionbook.store.search import Search
from sessionbook.ui.aloud import announce
from sessionbook.ui.focus import give_back
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.hint_button import written
from sessionbook.ui.widgets.plain import label

if TYPE_CHECKING:
    from sessionbook.ui.search.popup import Results

PAGE_OF = {
    "sessions": "sessions",
    "insights": "sessions",
    "gratitude": "sessions",
    "topics": "today",
    "homework": "homework",
    "practices": "homework",
    "goals": "goals",
    "goal_steps": "goals",
    "events": "progress",
    "benchmarks": "progress",
    "entries": "journal",
    "filled_forms": "forms",
    "form_answers": "forms",
    "details": "details",
    "plan_headings": "safety",
    "plan_lines": "safety",
    "reviews": "looking_back",
}
"""Which page shows a kind of record: everything that is found leads somewhere."""

WIDTH, PADDING = 230, 10


class SearchBox(QLineEdit):
    """Searches at every key; Up, Down and Enter choose, Escape leaves."""

    open_requested = Signal(str, str)

    def __init__(self, search: Search, over: QWidget) -> None:
        super().__init__()
        self._before: QWidget | None = None
        self.setProperty("kind", "search")
        self.setPlaceholderText(self.tr("Search everything"))
        self.setAccessibleName(self.tr("Search everything"))
        self.setAccessibleDescription(self.tr("Up and Down choose what was found, Enter opens it"))
        hint = label(written("Ctrl+K"), "key")
        hint.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._hint = hint
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, PADDING, 0)
        inside.addStretch(1)
        inside.addWidget(hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self._over, self._store = over, search
        self.textEdited.connect(self._search)
        self.textChanged.connect(self._show_hint)

    @cached_property
    def results(self) -> "Results":
        """The list of results; imported and built for the first search."""
        from sessionbook.ui.search.popup import Results

        made = Results(self._over, self._store)
        made.list.clicked.connect(self._open)
        return made

    def sizeHint(self) -> QSize:
        usual = round(WIDTH * self.fontInfo().pixelSize() / BASE_PIXELS)
        return QSize(max(usual, self.minimumSizeHint().width()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + 3 * PADDING, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        """Show the keys that lead here as long as nothing is written in their place."""
        self._hint.setVisible(not self.text() and self.width() >= self._width_with_hint())

    def _width_with_hint(self) -> int:
        return self.minimumSizeHint().width() + self._hint.sizeHint().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.results.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_results()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self._store.make_ready()  # now, and not when the first key asks
        if self.text():
            self._search(self.text())

    def ask(self) -> None:
        """Take the focus until Escape or a hit."""
        if not self.hasFocus():
            self._before = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def list_shown(self) -> QWidget | None:
        """Return the list of results while it is shown."""
        is_shown = "results" in self.__dict__ and self.results.isVisible()
        return self.results.list if is_shown else None

    def leave(self) -> None:
        """Empty the field and give the focus back to the page."""
        self.clear()
        self._hide_results()
        before, self._before = self._before, None
        if not give_back(before):
            self.clearFocus()

    def _search(self, wanted: str) -> None:
        if wanted.strip():
            self.results.look_for(wanted, self)
            self._say()
        else:
            self._hide_results()

    def _hide_results(self) -> None:
        if "results" in self.__dict__:
            self.results.hide()

    def _move(self, by: int) -> None:
        view = self.results.list
        row = view.currentIndex().row() + by
        if self.results.model.canFetchMore(QModelIndex()) and row >= view.model().rowCount():
            self.results.model.fetchMore(QModelIndex())
        if 0 <= row < view.model().rowCount():
            view.setCurrentIndex(self.results.model.index(row, 0))
            self._say()

    def _say(self) -> None:
        """Say what stands chosen: the focus stays in the field."""
        if QAccessible.isActive():
            announce(self, self.results.spoken())

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid() or self.results.isHidden():
            return
        hit = self.results.model.hit(index.row())
        self.leave()
        kind, record = self._store.place(hit)
        self.open_requested.emit(PAGE_OF[kind], record)
