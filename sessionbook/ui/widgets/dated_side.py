"""The side of a page of dated records."""

from sessionbook.ui.widgets.dated_list import Dated, DatedList
from sessionbook.ui.widgets.list_side import ListSide
from sessionbook.ui.widgets.two_lines import TwoLines


class DatedSide(ListSide):
    """Reads the list again at every change."""

    def __init__(self, new: str, name: str, model: DatedList) -> None:
        super().__init__(new, name, model)
        self.list = model
        self.view.setItemDelegate(TwoLines(self.view))

    def show_entries(self, chosen: Dated | None, *, is_new: bool = False) -> None:
        """Read the list again and mark an entry, which may not be in the notebook yet."""
        with self.quietly():
            self.list.reload(chosen if is_new else None)
        self.choose(chosen)

    def update_entry(self, entry: Dated) -> None:
        """Show an entry as it was just saved."""
        with self.quietly():
            self.list.update_entry(entry)
        self.choose(entry)

    def choose(self, entry: Dated | None) -> None:
        """Mark an entry as the one on screen, without announcing it."""
        self.mark(self.list.reach(entry) if entry else None)
