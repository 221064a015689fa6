"""What stands beside an answer that may be a heavy one: one's own plan first, then numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from sessionbook.domain.crisis import CrisisLine
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.services import crisis_lines
from sessionbook.ui.aloud import announce
from sessionbook.ui.crisis_lines import CrisisLines
from sessionbook.ui.page import Context
from sessionbook.ui.plan.headings import first_headings
from sessionbook.ui.widgets.plain import Row, button, clear, label, set_property

MOST_PARTS = 2
FOR_PEOPLE = slice(3, 5)  # of the headings that a plan can begin with
PADDING, GAP = 16, 6

Part = tuple[PlanHeading, list[PlanLine]]


class SupportPanel(QFrame):
    """Calm and in its place in the reading; it holds nobody up, and what it shows is read anew.

    People and services with a number stand first, then other lines of the plan, then the crisis
    lines of the person's country, or all of them where none is known to be near.
    """

    plan_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        set_property(self, "kind", "banner")
        self._context = context
        self.heading = label(self.tr("Here if you want it"), "strong")
        self.sentence = label(
            self.tr(
                "Go on whenever you like; nobody is told what you answer. This notebook is not "
                "an emergency service: if you are in danger, call your local emergency number."
            ),
            wraps=True,
        )
        self.setAccessibleName(self.heading.text())
        self.link = button("", self.plan_requested.emit, "link")
        set_property(self.link, "flush", "true")
        self.crisis_lines = CrisisLines(self.tr("Crisis lines"))
        set_property(self.crisis_lines, "kind", "bare")
        self.crisis_lines.body.setContentsMargins(0, 4, 0, 0)
        self._shown: list[Part] | None = None
        self._parts = QVBoxLayout()
        self._parts.setSpacing(GAP)
        self._lay_out()
        self._refresh()

    def speak(self) -> None:
        """Let screen readers say that it is there, without taking the focus."""
        below = self.tr("Your safety plan and numbers to call stand below the question.")
        announce(self, f"{self.heading.text()}. {self.sentence.text()} {below}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        """Show what the plan and the list of numbers are now."""
        lines = _near(crisis_lines.current(self._context.settings))
        self.crisis_lines.show_lines(lines, self._context.today())
        parts = _first_parts(self._context)
        if parts == self._shown:
            return
        self._shown = parts
        clear(self._parts)
        for heading, said in parts:
            self._parts.addWidget(label(heading.title, "muted", wraps=True))
            for line in said:
                self._parts.addWidget(_row(line, last=line is said[-1]))
        open_it, write_it = self.tr("Open the whole plan"), self.tr("Write a safety plan")
        self.link.setText(open_it if parts else write_it)
        for each in (self.link, self.crisis_lines):
            each.raise_()  # screen readers meet them after the plan

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING - 2)
        column.setSpacing(GAP)
        column.addWidget(self.heading)
        column.addWidget(self.sentence)
        column.addWidget(label(self.tr("From your safety plan"), "section"))
        column.addLayout(self._parts)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.crisis_lines)


def _first_parts(context: Context) -> list[Part]:
    """Return what is read first of the safety plan: whom one can reach, or how it begins."""
    plans = context.notebook.plans
    headings = plans.of(PlanKind.SAFETY)
    by_heading = plans.lines.by_heading(each.id for each in headings)
    parts = [(each, by_heading[each.id]) for each in headings if by_heading[each.id]]
    return [part for part in parts if _is_for_people(part)] or parts[:MOST_PARTS]


def _is_for_people(part: Part) -> bool:
    """Return whether a number stands there, or the heading is one of ours for people."""
    heading, lines = part
    names = first_headings()[FOR_PEOPLE]
    return heading.title in names or any(line.phone for line in lines)


def _near(lines: Sequence[CrisisLine]) -> list[CrisisLine]:
    """Return the lines of the person's country and their own, or all if there is none."""
    here = QLocale.territoryToCode(QLocale().territory())
    return [line for line in lines if here in line.countries or line.name] or list(lines)


def _row(line: PlanLine, *, last: bool) -> Row:
    row = Row(last=last)
    row.line.setContentsMargins(0, 4, 0, 4)
    row.line.addWidget(label(line.text, wraps=True), 3)
    if line.phone:
        number = label(line.phone, "strong", wraps=True)
        number.setAccessibleName(f"{line.text}: {line.phone}")
        row.line.addWidget(number, 2)
    return row
