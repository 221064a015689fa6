"""A line of the timeline: when, what, how far; and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.menu import open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Row, label

WHEN_WIDTH, NARROWEST, CLOSE = 104, 40, 2

Action = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says: of a benchmark, or of a goal that was reached."""

    record: str
    when: str
    title: str
    details: tuple[str, ...] = ()
    is_goal: bool = False


class BenchmarkRow(Row):
    """The day stands in a column of its own, so that the rows read as a timeline."""

    def __init__(self, line: Line, actions: Callable[[], list[Action]], *, last: bool) -> None:
        super().__init__(last=last)
        self.record = line.record
        self._actions = actions
        self.when = label(line.when, "muted", wraps=True)
        self.when.setAlignment(Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(CLOSE)
        for text, kind in ((line.title, ""), *((each, "muted") for each in line.details)):
            part = label(text, kind, wraps=True)
            part.setMinimumWidth(NARROWEST)
            said.addWidget(part)
        said.addStretch(1)
        self.more = MoreButton(always=True)
        self.more.tell_about(line.title)
        self.more.setAccessibleDescription(" · ".join((line.when, *line.details)))
        self.more.clicked.connect(self.ask)
        self.line.addWidget(self.when, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addLayout(said, 1)
        self.line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._take_size()

    def ask(self) -> None:
        """Open the menu of what can be done."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, done in self._actions():
            menu.addAction(words).triggered.connect(lambda _=False, done=done: done())
        open_below(menu, self.more)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "when"):
            self._take_size()

    def _take_size(self) -> None:
        self.when.setFixedWidth(round(WHEN_WIDTH * self.fontInfo().pixelSize() / BASE_PIXELS))


def row_of(rows: list[BenchmarkRow], focused: QWidget | None) -> str:
    """Return the record of the row in which the focus is, or nothing."""
    return next((row.record for row in rows if focused and row.isAncestorOf(focused)), "")
