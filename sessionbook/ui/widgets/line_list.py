"""An editable list of lines: type to add, empty a line to remove it."""

from PySide6.QtCore import QMetaMethod, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sessionbook.domain.record import new_id
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.line import Line
from sessionbook.ui.widgets.line_row import LineRow
from sessionbook.ui.widgets.plain import set_property
from sessionbook.ui.widgets.row_drag import RowDrag
from sessionbook.ui.widgets.tab_order import as_laid_out

__all__ = ["NEW", "Line", "LineList", "LineRow"]

NEW = ""


class LineList(QWidget):
    """Lines that are typed in place; the last, empty one adds.

    With shows_most there are always as many rows as there can be lines, the rest empty.
    The page shows lines with set_lines and saves on the signals, each of which carries
    the line's key. Words the person is in are never replaced; words that were announced
    but do not come back with set_lines are announced again, for the save may have failed.
    A new line has its id from here, and keeps it where it is added anew: a save that was said
    to have failed may have come to stand.
    Where somebody hears moved, lines are dragged too.
    """

    added = Signal(str, str)
    edited = Signal(str, str)
    removed = Signal(str)
    checked = Signal(str, bool)
    starred = Signal(str, bool)
    moved = Signal(str, int)
    menu_requested = Signal(str, QWidget)

    def __init__(
        self,
        item_name: str,
        placeholder: str,
        *,
        most: int | None = None,
        numbered: bool = False,
        has_menu: bool = False,
        shows_most: bool = False,
    ) -> None:
        super().__init__()
        self.item_name = item_name
        self.placeholder = placeholder
        self.numbered = numbered
        self._has_menu = has_menu
        self._most = most
        self._shows_most = shows_most
        self._blank = Line(NEW, "")
        self._rows: list[LineRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._autosave = Autosave(self._save_touched, self)
        self._touched: set[LineRow] = set()
        self._given_back: set[str] = set()
        self._ids: dict[LineRow, str] = {}  # of what was given back
        self._drag = RowDrag(self, self._movable)
        self._drag.dropped.connect(lambda row, delta: self._announce(row, self.moved, delta))
        self.set_lines([])

    def set_lines(self, lines: list[Line]) -> None:
        """Show these lines, reusing the rows that show one of them already."""
        self._ids = {row: key for row, key in self._ids.items() if row.field.text()}
        lines = [line for line in lines if line.key not in self._ids.values()]
        before = self._rows
        old = {row.shown.key: row for row in before if row.shown.key}
        count = self._count_of_blanks(len(lines))
        blanks = [*self._blanks_to_keep(count), *[None] * count][:count]
        self._rows = [self._row_of(line, old.pop(line.key, None)) for line in lines]
        self._rows += [self._row_of(self._blank, row) for row in blanks]
        if self._rows != before:
            self._put_in_order()
        for place, row in enumerate(before):
            if row not in self._rows:
                self._drop(row, place)

    def rows(self) -> list[LineRow]:
        """Return the rows on screen, the adding one last."""
        return self._rows

    def row(self, key: str) -> LineRow | None:
        """Return the row that shows a line, or None."""
        return next((row for row in self._rows if row.shown.key == key), None)

    def start_adding(self) -> None:
        """Put the caret into the adding line."""
        if adding := self.row(NEW):
            adding.take_focus()

    def give_back(self, key: str, text: str) -> None:
        """Put words that could not be saved into an adding line again, and try again later."""
        free = (row for row in self._rows if not row.shown.key and not row.field.text())
        if adding := next(free, None):
            adding.field.set_text(text)
            self._ids[adding] = key
            self._given_back.add(text)
            self._autosave.keep_trying()

    def flush(self) -> None:
        """Announce what is only on screen: a half-typed new line, an emptied one too."""
        if self._autosave.pending:
            self._autosave.flush()
        else:
            self._save_touched()
        for row in list(self._rows):
            if not row.shown.key or row in self._touched:
                self._take(row)

    def _count_of_blanks(self, lines: int) -> int:
        if self._most is None:
            return 1
        free = max(0, self._most - lines)
        return free if self._shows_most else min(1, free)

    def _blanks_to_keep(self, count: int) -> list[LineRow]:
        """Return the empty rows to use again; the one the person is in stays the next one."""
        blanks = [row for row in self._rows if not row.shown.key]
        while len(blanks) > count:
            is_used = blanks[0].field.hasFocus() or blanks[0].field.text()
            blanks.pop(-1 if is_used else 0)
        return blanks

    def _row_of(self, line: Line, row: LineRow | None) -> LineRow:
        if row is None:
            return self._make_row(line)
        if row in self._touched and row.field.text() == line.text:
            self._touched.discard(row)
        if not line.key:
            row.show_line(line, keep_words=True)
        elif row.shown != line or row.field.text() != line.text or not row.is_as_shown():
            row.show_line(line, keep_words=row in self._touched)
        return row

    def _make_row(self, line: Line) -> LineRow:
        row = LineRow(line, self.item_name, self.placeholder, has_menu=self._has_menu)
        row.field.drag = self._drag
        row.edited.connect(lambda: self._touch(row))
        row.entered.connect(lambda: self._enter(row))
        row.left.connect(lambda: self._take(row))
        row.checked.connect(lambda on: self._announce(row, self.checked, on))
        row.starred.connect(lambda on: self._announce(row, self.starred, on))
        row.shifted.connect(lambda delta: self._announce(row, self.moved, delta))
        row.menu_requested.connect(lambda: self._announce(row, self.menu_requested, row.more))
        row.stepped.connect(lambda delta: self._step(row, delta))
        return row

    def _movable(self) -> list[LineRow]:
        is_ordered = self.isSignalConnected(QMetaMethod.fromSignal(self.moved))
        return [row for row in self._rows if row.shown.key] if is_ordered else []

    def _put_in_order(self) -> None:
        """Order the rows for the eye and for Tab, and number them."""
        last: QWidget | None = None
        for index, row in enumerate(self._rows):
            if self._column.indexOf(row) != index:
                self._column.insertWidget(index, row)
            set_property(row, "last", row is self._rows[-1])
            row.tell_place(index + 1)
            if self.numbered:
                row.show_number(self.locale().toString(index + 1))
            for target in row.focus_targets():
                if last:
                    QWidget.setTabOrder(last, target)
                last = target
        as_laid_out(self._column)

    def _drop(self, row: LineRow, place: int) -> None:
        self._touched.discard(row)
        self._ids.pop(row, None)
        focused = QApplication.focusWidget()
        if focused and row.isAncestorOf(focused) and self._rows:
            self._rows[min(place, len(self._rows) - 1)].take_focus(focused)
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()

    def _touch(self, row: LineRow) -> None:
        if row.shown.key:
            self._touched.add(row)
            self._autosave.touch()

    def _enter(self, row: LineRow) -> None:
        """Take a finished line and go to the next; the adding line keeps the caret."""
        self._take(row)
        if row.shown.key:
            self._step(row, 1)

    def _step(self, row: LineRow, delta: int) -> None:
        place = self._rows.index(row) + delta if row in self._rows else -1
        if 0 <= place < len(self._rows):
            self._rows[place].take_focus(row.focusWidget())

    def _announce(self, row: LineRow, signal: SignalInstance, value: object) -> None:
        """Announce something about a line, its newest words before."""
        if row.shown.key:
            self._autosave.flush()
            signal.emit(row.shown.key, value)

    def _take(self, row: LineRow) -> None:
        text = row.field.text()
        if row not in self._rows or row.is_masked():
            return
        if row.shown.key:
            self._autosave.flush()
            if not text:
                self.removed.emit(row.shown.key)
            return
        key = self._ids.pop(row, "")
        if text:
            row.field.set_text("")
            with self._autosave.watched():
                self.added.emit(key or new_id(), text)

    def _save_touched(self) -> None:
        for row in list(self._touched):
            text = row.field.text()
            if text and not row.is_masked():
                self.edited.emit(row.shown.key, text)
        self._add_given_back()

    def _add_given_back(self) -> None:
        """Add anew what was refused, unless the person is at it again."""
        refused, self._given_back = self._given_back, set()
        for row in [row for row in self._rows if not row.shown.key]:
            if row.field.text() in refused:
                self._take(row)
