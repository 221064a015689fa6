"""One of the two plans on screen, and what stands there before it has a heading."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.plans import PlanHeading, PlanKind
from sessionbook.ui.page import Context
from sessionbook.ui.plan.heading_card import HeadingCard
from sessionbook.ui.plan.heading_list import HeadingList
from sessionbook.ui.widgets.plain import empty_card
from sessionbook.ui.widgets.tab_order import chain


class PlanView(QWidget):
    """Reads and writes the headings; the titles it can begin with are the person's afterwards."""

    def __init__(
        self, context: Context, kind: PlanKind, words: tuple[str, str], titles: Sequence[str]
    ) -> None:
        super().__init__()
        self._database = context.notebook.database
        self._plans = context.notebook.plans
        self._kind, self._titles = kind, titles
        self.empty = empty_card(*words, self._begin)
        self._list = HeadingList(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self._list)

    @property
    def cards(self) -> dict[str, HeadingCard]:
        """The headings on screen, by their ids."""
        return self._list.cards

    def refresh(self) -> None:
        """Show what the notebook has."""
        headings = self._plans.of(self._kind)
        self._list.show_plan(headings, self._plans.lines.by_heading(each.id for each in headings))
        self.empty.setVisible(not headings)
        self._list.setVisible(bool(headings))
        chain((self.empty, self._list))

    def flush(self) -> None:
        """Save what is only on screen."""
        self._list.flush()

    def bring_to(self, record_id: str) -> QWidget | None:
        """Put the caret into a heading or a line; return it, or None if it is not here."""
        line = self._plans.lines.get(record_id)
        card = self.cards.get(line.heading_id if line else record_id)
        if card and line:
            return card.lines.bring_to(record_id)
        if card:
            card.title.put_caret_at_end()
        return card

    def add(self) -> HeadingCard:
        """Add a heading that waits for its title; return its card."""
        self.flush()
        place = self._plans.next_position()
        heading = PlanHeading(plan=self._kind, title=self.tr("New heading"), position=place)
        self._plans.save(heading)
        self.cards[heading.id].rename()
        return self.cards[heading.id]

    def _begin(self) -> None:
        """Write the first headings down."""
        with self._database.write():
            for place, title in enumerate(self._titles):
                self._plans.save(PlanHeading(plan=self._kind, title=title, position=place))
        next(iter(self.cards.values())).lines.start_adding()
