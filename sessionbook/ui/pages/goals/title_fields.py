"""A goal's title, why it matters and where it starts, typed in place and saved while typing."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from sessionbook.domain.goals import Goal
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import label

FIELD_TOP = 2  # pixels above the first line of a growing text


class TitleFields(QWidget):
    """Never saves a goal without a title; an emptied title comes back when it is left."""

    saved = Signal()
    start_shown = Signal(bool)

    def __init__(self, context: Context, more: MoreButton) -> None:
        super().__init__()
        self._notebook = context.notebook
        self._goal: Goal | None = None
        self._autosave = Autosave(self._save, self)
        self.title = GrowingText(self.tr("Goal"), self.tr("What you want to move towards"))
        self.title.setProperty("look", "heading")
        self.why = GrowingText(self.tr("Why it matters"), self.tr("in your own words"))
        self.why.setProperty("look", "muted")
        self.start = GrowingText(self.tr("Where it starts"), self.tr("how it is now"))
        self.start.setProperty("look", "muted")
        self.pill = label(kind="pill")
        self._lay_out(more)
        for field in (self.title, self.why, self.start):
            field.edited.connect(self._autosave.touch)
            field.focused.connect(more.update)
            field.left.connect(more.update)
        self.title.left.connect(self._put_title_back)
        self.title.entered.connect(self.why.put_caret_at_end)
        self.why.entered.connect(self.flush)
        self.start.entered.connect(self.flush)
        self.start.left.connect(self._leave_start)

    def show_goal(self, goal: Goal, nearness: str) -> None:
        """Show a goal; the words in use and those not saved yet stay."""
        self._goal = goal
        self.pill.setText(nearness)
        self.pill.setVisible(bool(nearness))
        if self._autosave.pending:
            return
        shown = (self.title, goal.title), (self.why, goal.why), (self.start, goal.start)
        for field, text in shown:
            if not field.hasFocus():
                field.set_text(text)
        self._show_start(self.shows_start())

    def shows_start(self) -> bool:
        """Return whether it is said where the goal starts, or being said."""
        return bool(self.start.text()) or self.start.hasFocus()

    def ask_start(self) -> None:
        """Ask where the goal starts; left empty, the question goes again."""
        self._show_start(True)
        self.start.put_caret_at_end()

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()

    def _save(self) -> None:
        if self._goal is None:
            return
        why, start = self.why.text(), self.start.text()
        title = self.title.text() or self._goal.title
        if not (title or why or start):
            return
        title = title or self.tr("Goal without a title")
        # the newest version: another card or a menu may have changed the goal's state
        stored = self._notebook.goals.get(self._goal.id)
        if self._goal.created and stored is None:
            return
        goal = stored or self._goal
        self._goal = self._notebook.goals.save(replace(goal, title=title, why=why, start=start))
        self.saved.emit()

    def _put_title_back(self) -> None:
        self.flush()
        if self._goal and not self.title.text():
            self.title.set_text(self._goal.title)

    def _lay_out(self, more: MoreButton) -> None:
        top = Qt.AlignmentFlag.AlignTop
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title, 1)
        first.addWidget(more, 0, top)
        first.addWidget(self.pill, 0, top)
        self._start_line = _line(self.tr("Where it starts:"), self.start)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addLayout(first, 0, 0)
        grid.addWidget(_line(self.tr("Why it matters:"), self.why), 1, 0)
        grid.addWidget(self._start_line, 2, 0)

    def _leave_start(self) -> None:
        self.flush()
        self._show_start(self.shows_start())

    def _show_start(self, shown: bool) -> None:
        self._start_line.setVisible(shown)
        self.start_shown.emit(shown)


def _line(caption: str, field: GrowingText) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    asked = label(caption, "muted")
    asked.setContentsMargins(0, FIELD_TOP, 0, 0)
    row.addWidget(asked, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(field, 1)
    return line
