"""The plan for staying well: what helps, early signs, what one does then."""

from PySide6.QtWidgets import QWidget

from sessionbook.domain.plans import PlanKind
from sessionbook.ui.page import Context
from sessionbook.ui.pages.looking_back.back import BackPage
from sessionbook.ui.pages.looking_back.headings import first_headings
from sessionbook.ui.plan.plan_view import PlanView
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.widgets.tab_order import chain


class StayingWell(BackPage):
    """The same cards and lines as the safety plan has."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        empty = self.tr(
            "For the time after therapy, or for a long pause: what does you good, how you would "
            "notice early that it gets harder, and what you do then."
        )
        words = empty, self.tr("Begin with three headings")
        self.plan = PlanView(context, PlanKind.STAYING_WELL, words, first_headings())
        self.add_button = button(self.tr("Add a heading"), self.add, "primary")
        title = label(self.tr("Staying well"), "title")
        subtitle = label(self.tr("what helps, in your own words"), "quiet", wraps=True)
        self.column.addWidget(PageHead(title, subtitle, self.add_button))
        self.column.addWidget(self.plan)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what the notebook has."""
        self.plan.refresh()
        chain((self.back, self.add_button, self.plan))

    def flush(self) -> None:
        """Save what is only on screen."""
        self.plan.flush()

    def bring_to(self, record_id: str) -> None:
        """Put the caret into a heading or a line, and scroll to it."""
        self._show(self.plan.bring_to(record_id))

    def add(self) -> None:
        """Add a heading."""
        self._show(self.plan.add())

    def _show(self, found: QWidget | None) -> None:
        if found:
            self.ensureWidgetVisible(found)
