"""One heading of a plan with its lines; all of it is typed in place."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from sessionbook.domain.plans import PlanHeading, PlanLine
from sessionbook.ui.page import Context
from sessionbook.ui.plan.plan_lines import PlanLineList
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.menu import PassingMenu, open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Card
from sessionbook.ui.widgets.steps import shift_of


class HeadingCard(Card):
    """Never saves an empty title: it comes back when the field is left."""

    def __init__(self, context: Context, heading: PlanHeading) -> None:
        super().__init__()
        self._context = context
        self._plans = context.notebook.plans
        self._heading = heading
        self.title = GrowingText(self.tr("Heading"))
        self.title.setProperty("look", "heading")
        self.more = MoreButton()
        self.lines = PlanLineList(context, heading)
        self._autosave = Autosave(self._save, self)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 4)
        top.addWidget(self.title, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self.lines)
        margins = self.body.contentsMargins()
        margins.setBottom(margins.bottom() // 2)  # the last row brings its own room
        self.body.setContentsMargins(margins)
        self.title.edited.connect(self._autosave.touch)
        self.title.entered.connect(self.lines.start_adding)
        self.title.left.connect(self._put_title_back)
        self.more.clicked.connect(self._open_menu)

    def show_heading(self, heading: PlanHeading, lines: Sequence[PlanLine]) -> None:
        """Show a heading; the words in use and those not saved yet stay."""
        self._heading = heading
        if not (self._autosave.pending or self.title.hasFocus()):
            self.title.set_text(heading.title)
        self.setAccessibleName(heading.title)
        self.title.setAccessibleName(self.tr("Heading: {title}").format(title=heading.title))
        self.more.tell_about(heading.title)
        self.lines.show_lines(heading.title, lines)

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()
        self.lines.flush()

    def rename(self) -> None:
        """Put the caret into the title, all of which the next word replaces."""
        self.title.setFocus()
        self.title.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.title.hasFocus() and (step := shift_of(event)):
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        stored = self._plans.get(self._heading.id)
        if stored and (title := self.title.text()):
            self._plans.save(replace(stored, title=title))

    def _put_title_back(self) -> None:
        self._autosave.flush()
        if not self.title.text():
            self.title.set_text(self._heading.title)

    def _open_menu(self) -> None:
        menu = PassingMenu(self)
        menu.addAction(self.tr("Rename"), self.rename)
        menu.addAction(self.tr("Move up"), lambda: self._move(-1))
        menu.addAction(self.tr("Move down"), lambda: self._move(1))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), self._delete)
        open_below(menu, self.more)

    def _move(self, step: int) -> None:
        self.flush()
        self._plans.shift(self._plans.of(self._heading.plan), self._heading.id, step)

    def _delete(self) -> None:
        self.flush()
        stamp = self._plans.delete(self._heading.id)
        restore = self._plans.restore
        said = self.tr("The heading and its lines were deleted.")
        self._context.notices.undo(said, lambda: restore(stamp))
