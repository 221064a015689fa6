"""The lines under one heading of a plan; on the safety plan each with a number to call."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.errors import SessionbookError
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.pair_list import Pair, PairList, PairWords


class PlanLineList(PairList):
    """Saves each line at once; deleting can be undone."""

    def __init__(self, context: Context, heading: PlanHeading) -> None:
        super().__init__(_words(heading.title, heading.plan))
        self._context = context
        self._store = context.notebook.plans.lines
        self._heading = heading
        self._lines: list[PlanLine] = []
        self.added.connect(self._add)
        self.edited.connect(self._edit)
        self.removed.connect(self._remove)
        self.moved.connect(self._shift)

    def show_lines(self, title: str, lines: Sequence[PlanLine]) -> None:
        """Show what is under the heading, and read the heading's present title aloud."""
        self.call(_words(title, self._heading.plan))
        self._lines = list(lines)
        self.set_pairs([Pair(line.id, line.text, line.phone) for line in lines])

    def _add(self, key: str, text: str, phone: str) -> None:
        place = self._store.next_position()
        line = PlanLine(id=key, heading_id=self._heading.id, text=text, phone=phone, position=place)
        try:
            self._store.save(line)
        except SessionbookError:
            self.give_back(key, text, phone)
            raise

    def _edit(self, key: str, text: str, phone: str) -> None:
        if line := self._store.get(key):
            self._store.save(replace(line, text=text, phone=phone))

    def _remove(self, key: str) -> None:
        stamp = self._store.delete(key)
        restore = self._store.restore
        self._context.notices.undo(self.tr("Line deleted."), lambda: restore(stamp))

    def _shift(self, key: str, step: int) -> None:
        self._store.shift(self._lines, key, step)


def _words(title: str, plan: PlanKind) -> PairWords:
    return PairWords(
        QCoreApplication.translate("PlanLineList", "{title}, line {number}").replace(
            "{title}", _safe(title)
        ),
        QCoreApplication.translate("PlanLineList", "{title}, line {number}, phone").replace(
            "{title}", _safe(title)
        ),
        QCoreApplication.translate("PlanLineList", "+ Add a line"),
        QCoreApplication.translate("PlanLineList", "Phone"),
        wants_second=plan is PlanKind.SAFETY,
    )


def _safe(title: str) -> str:
    """Return a title that can stand in a sentence with places to fill."""
    return title.replace("{", "{{").replace("}", "}}")
