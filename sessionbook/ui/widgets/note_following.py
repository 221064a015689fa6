"""Keeps the line being written in sight where the page scrolls, not the field."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QTextEdit


class Following(QObject):
    """Scrolls the page around an editor; done after each key, so it looks for the page once."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._page: QScrollArea | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)

    def follow_soon(self) -> None:
        """Follow the caret once what it does to the layout is done."""
        self._soon.start()

    def _follow(self) -> None:
        editor, page = self._editor, self._page
        if not (page and page.isAncestorOf(editor)):
            page = self._page = self._find_page()
        if page and (inner := page.widget()):
            place = editor.viewport().mapTo(inner, editor.cursorRect().center())
            page.ensureVisible(place.x(), place.y(), 0, 2 * editor.fontMetrics().height())

    def _find_page(self) -> QScrollArea | None:
        parent = self._editor.parentWidget()
        while parent and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent if isinstance(parent, QScrollArea) else None
