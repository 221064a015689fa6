"""An editable list of lines with two fields: type in the last one to add, empty one to remove."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.record import new_id
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.pair_row import Pair, PairRow, PairWords
from sessionbook.ui.widgets.plain import set_property
from sessionbook.ui.widgets.row_drag import RowDrag
from sessionbook.ui.widgets.tab_order import as_laid_out, chain

__all__ = ["Pair", "PairList", "PairWords"]

NEW = Pair("", "")


class PairList(QWidget):
    """Announces what the page is to save; shows it when the page gives it back.

    Words the person is in, or that are not saved yet, are never replaced. A line is taken
    when both of its fields are left, on Enter, and by flush. Lines are dragged too. A new line
    has its id from here, and keeps it where it is added anew, as in a LineList.
    """

    added = Signal(str, str, str)
    edited = Signal(str, str, str)
    removed = Signal(str)
    moved = Signal(str, int)

    def __init__(self, said: PairWords) -> None:
        super().__init__()
        self._said = said
        self._touched: set[PairRow] = set()
        self._given_back: tuple[str, str] | None = None
        self._id = ""  # of what was given back
        self._autosave = Autosave(self._save_touched, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[PairRow] = []
        self._drag = RowDrag(self, lambda: self._rows)
        self._drag.dropped.connect(self._move)
        self._adding = self._make_row(NEW)
        self.set_pairs([])

    def rows(self) -> list[PairRow]:
        """Return the rows on screen, the adding one last."""
        return [*self._rows, self._adding]

    def set_pairs(self, pairs: list[Pair]) -> None:
        """Show these lines, reusing the rows that show one of them already."""
        self._id = "" if self._adding.pair().is_blank() else self._id
        pairs = [pair for pair in pairs if pair.key != self._id]
        before, old = self._rows, {row.shown.key: row for row in self._rows}
        self._rows = [self._row_of(pair, old.pop(pair.key, None)) for pair in pairs]
        if self._rows != before or self._column.count() == 0:
            self._put_in_order()
        for row in old.values():
            self._drop(row)

    def call(self, said: PairWords) -> None:
        """Call the fields by other names when they are read aloud."""
        if said != self._said:
            self._said = said
            for place, row in enumerate(self.rows()):
                row.call(said, place + 1)

    def start_adding(self) -> None:
        """Put the caret into the adding line."""
        self._adding.first.put_caret_at_end()

    def give_back(self, key: str, first: str, second: str) -> None:
        """Put words that could not be saved into the adding line again, and try again later."""
        if self._adding.pair().is_blank():
            self._adding.first.set_text(first)
            self._adding.second.set_text(second)
            self._id, self._given_back = key, (first, second)
            self._autosave.keep_trying()

    def bring_to(self, key: str) -> PairRow | None:
        """Put the caret into a line; return it, or None if it is not here."""
        row = next((row for row in self._rows if row.shown.key == key), None)
        if row:
            row.first.put_caret_at_end()
        return row

    def flush(self) -> None:
        """Announce what is only on screen: a half-typed new line, an emptied one too."""
        for row in self.rows():
            self._take(row)

    def _row_of(self, pair: Pair, row: PairRow | None) -> PairRow:
        if row is None:
            return self._make_row(pair)
        if row.pair() == pair:
            self._touched.discard(row)
        if row not in self._touched:
            row.show_pair(pair)
        return row

    def _make_row(self, pair: Pair) -> PairRow:
        row = PairRow(pair, self._said)
        if pair.key:
            row.drag_by(self._drag)
        row.edited.connect(lambda: self._touch(row))
        row.entered.connect(lambda: self._enter(row))
        row.left.connect(lambda: self._take(row))
        row.moved.connect(lambda step: self._move(row, step))
        row.removed.connect(lambda: self.removed.emit(row.shown.key))
        return row

    def _put_in_order(self) -> None:
        """Order the rows for the eye, for Tab and for screen readers."""
        for place, row in enumerate(self.rows()):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            set_property(row, "last", row is self._adding)
            row.call(self._said, place + 1)
        chain([target for row in self.rows() for target in row.focus_targets()])
        as_laid_out(self._column)

    def _drop(self, row: PairRow) -> None:
        self._touched.discard(row)
        had_focus = row.has_focus()
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()
        if had_focus:
            self.start_adding()

    def _touch(self, row: PairRow) -> None:
        if row.shown.key:
            self._touched.add(row)
            self._autosave.touch()

    def _move(self, row: PairRow, step: int) -> None:
        self._autosave.flush()
        self.moved.emit(row.shown.key, step)

    def _enter(self, row: PairRow) -> None:
        """Take a finished line and go to the next; the adding line keeps the caret."""
        rows = self.rows()
        below = rows[min(rows.index(row) + 1, len(rows) - 1)]
        self._take(row)
        below.first.put_caret_at_end()

    def _take(self, row: PairRow) -> None:
        pair = row.pair()
        if row not in self.rows():
            return
        if row is self._adding:
            key, self._id = self._id, ""
            if not pair.is_blank():
                row.empty()
                with self._autosave.watched():
                    self.added.emit(key or new_id(), pair.first, pair.second)
        elif pair.is_blank():
            self._touched.discard(row)
            self.removed.emit(pair.key)
        else:
            self._autosave.flush()

    def _save_touched(self) -> None:
        for row in list(self._touched):
            pair = row.pair()
            if not pair.is_blank():
                self.edited.emit(pair.key, pair.first, pair.second)
        self._add_given_back()

    def _add_given_back(self) -> None:
        """Add anew what was refused, unless the person is at it again."""
        refused, self._given_back = self._given_back, None
        pair = self._adding.pair()
        if refused == (pair.first, pair.second):
            self._take(self._adding)
