"""The crisis lines where the person can change them: add, correct, check again, delete."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from sessionbook.domain.crisis import CrisisLine
from sessionbook.services import crisis_lines
from sessionbook.ui.crisis_lines import CrisisLines, name_of
from sessionbook.ui.page import Context
from sessionbook.ui.pages.safety.crisis_dialog import CrisisLineDialog
from sessionbook.ui.widgets.menu import PassingMenu, open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Row, button, label
from sessionbook.ui.widgets.tab_order import chain


class CrisisList(CrisisLines):
    """The list that the locked window shows too, so it holds services and no person."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Crisis lines"))
        self._context = context
        self._settings = context.settings
        self._mores: list[MoreButton] = []
        self.add_button = button(self.tr("+ Add a line"), self._add, "add")
        self.shipped_button = button(self.tr("Back to the shipped list"), self._go_back, "link")
        self.shipped_button.setProperty("flush", True)
        said = self.tr(
            "Services only: this list can be read without the passphrase. "
            "The number of a friend belongs in your plan."
        )
        self.body.addWidget(self.add_button)
        self.body.addWidget(label(said, "muted", wraps=True))
        self.body.addSpacing(4)
        self.body.addWidget(self.shipped_button)
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept."""
        used = next((place for place, each in enumerate(self._mores) if each.hasFocus()), None)
        self.show_lines(crisis_lines.current(self._settings), self._context.today())
        self.shipped_button.setVisible(crisis_lines.is_own(self._settings))
        if used is not None:
            near = self._mores[used] if used < len(self._mores) else self.add_button
            near.setFocus()

    def show_lines(self, lines: Sequence[CrisisLine], today: date) -> None:
        before, self._mores = self._mores, []
        super().show_lines(lines, today)
        self._mores = self._mores or before  # unless nothing is new
        chain((self,))

    def _row(self, line: CrisisLine, today: date, *, last: bool) -> Row:
        row = super()._row(line, today, last=last)
        more = MoreButton(always=True)
        self._mores.append(more)
        more.tell_about(f"{name_of(line)}: {line.number}")
        more.clicked.connect(lambda: self._open_menu(line, more))
        row.line.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _open_menu(self, line: CrisisLine, more: MoreButton) -> None:
        menu = PassingMenu(self)
        menu.addAction(self.tr("Change…"), lambda: self._ask(line, self.tr("Change the line")))
        menu.addAction(self.tr("I checked it today"), lambda: self._check(line))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self._delete(line))
        open_below(menu, more)

    def _add(self) -> None:
        self._ask(CrisisLine("", self._context.today()), self.tr("Add a crisis line"))

    def _ask(self, line: CrisisLine, title: str) -> None:
        dialog = CrisisLineDialog(self, title, line)
        dialog.on_keep(lambda: self._put(line, dialog.line()))
        dialog.open()

    def _check(self, line: CrisisLine) -> None:
        self._put(line, replace(line, verified_on=self._context.today()))

    def _put(self, old: CrisisLine, new: CrisisLine) -> None:
        """Put a line in place of another, or after the last one."""
        lines = crisis_lines.current(self._settings)
        if old in lines:
            lines[lines.index(old)] = new
        else:
            lines.append(new)
        self._keep(lines)

    def _delete(self, line: CrisisLine) -> None:
        lines = crisis_lines.current(self._settings)
        if line not in lines:
            return
        place = lines.index(line)
        lines.remove(line)
        self._keep(lines, self.tr("Line deleted."), lambda: self._bring_back(line, place))

    def _bring_back(self, line: CrisisLine, place: int) -> None:
        lines = crisis_lines.current(self._settings)
        lines.insert(place, line)
        self._keep(lines)

    def _go_back(self) -> None:
        before = crisis_lines.current(self._settings)
        crisis_lines.go_back(self._settings)
        self.add_button.setFocus()  # the button pressed goes
        self.refresh()
        said = self.tr("The shipped list is back.")
        self._context.notices.undo(said, lambda: self._keep(before))

    def _keep(
        self,
        lines: Sequence[CrisisLine],
        said: str = "",
        undo: Callable[[], None] | None = None,
    ) -> None:
        is_kept = crisis_lines.keep(self._settings, lines)
        self.refresh()
        if not is_kept:
            self._context.notices.say(self.tr("This could not be written, so it is for now only."))
        elif undo:
            self._context.notices.undo(said, undo)
