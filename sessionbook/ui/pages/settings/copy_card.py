"""Whether a part of the safety plan opens without the passphrase, and which."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.plans import PlanHeading, PlanKind
from sessionbook.errors import SessionbookError
from sessionbook.services.safety_copy import SafetyCopy
from sessionbook.ui import messages
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.widgets.plain import button, clear, label
from sessionbook.ui.widgets.tab_order import chain
from sessionbook.ui.widgets.ticked import Ticked

INDENT = 28


class CopyCard(SettingsCard):
    """Off unless the person switches it on, and then only what is ticked; off is off at once."""

    explained = "leaving#plan"
    holds_words = True

    plan_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Safety plan without the passphrase"))
        self._context = context
        self._plans = context.notebook.plans
        self._copy = SafetyCopy(context.notebook, context.vault.folder)
        self.switch = Ticked(self.tr("Keep a copy that opens without the passphrase"))
        self.headings: dict[str, Ticked] = {}
        self.state = label(kind="muted", wraps=True)
        self.to_plan = button(self.tr("Go to the safety plan"), self.plan_requested.emit, "link")
        self.to_plan.setProperty("flush", True)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(INDENT, 0, 0, 0)
        self._column.setSpacing(0)
        self.body.addWidget(label(self._about(), "quiet", wraps=True))
        self.body.addSpacing(10)
        self.body.addWidget(self.switch)
        self.body.addWidget(self._list)
        self.body.addSpacing(4)
        self.body.addWidget(self.state)
        self.body.addWidget(self.to_plan)
        self.switch.ticked.connect(self._switch)

    def refresh(self) -> None:
        """Show the headings of the plan, those in the copy ticked."""
        chosen = self._copy.chosen()
        headings = self._plans.of(PlanKind.SAFETY)
        self.switch.check.setChecked(chosen is not None)
        self._list.setVisible(chosen is not None and bool(headings))
        self._show_headings(headings, chosen or frozenset())
        self.state.setText(self._state(headings, chosen))
        self.to_plan.setVisible(not headings)

    def _show_headings(self, headings: list[PlanHeading], chosen: frozenset[str]) -> None:
        if list(self.headings) != [heading.id for heading in headings]:
            clear(self._column)
            self.headings = {heading.id: Ticked() for heading in headings}
            for row in self.headings.values():
                self._column.addWidget(row)
                row.ticked.connect(self._choose)
            chain((self.switch, self._list))
        for heading in headings:
            self.headings[heading.id].set_words(heading.title)
            self.headings[heading.id].check.setChecked(heading.id in chosen)

    def _switch(self, on: bool) -> None:
        self._try(self._choose_none if on else self._copy.switch_off)

    def _choose_none(self) -> None:
        self._copy.choose(())

    def _choose(self) -> None:
        ticked = [key for key, row in self.headings.items() if row.check.isChecked()]
        self._try(lambda: self._copy.choose(ticked))

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except SessionbookError as error:
            self._context.notices.say(messages.sentence(error))
            self.refresh()

    def _state(self, headings: list[PlanHeading], chosen: frozenset[str] | None) -> str:
        if not headings:
            return self.tr("There is no safety plan yet.")
        if chosen is None:
            return self.tr("There is no copy.")
        if not any(heading.id in chosen for heading in headings):
            return self.tr("There is no copy yet: tick what it is to show.")
        return self.tr(
            "Shown by “Help in a crisis” on the locked window; it follows every change of the plan."
        )

    def _about(self) -> str:
        return self.tr(
            "In a hard moment the passphrase may be in the way. A copy is there at once, but it "
            "is not encrypted: anybody at this computer can read it, and could alter it. "
            "Switched off, it is deleted."
        )
