"""The chart's facts as a table, for screen readers and for copying."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from sessionbook.domain.series import day
from sessionbook.ui.chart.model import ChartModel, RowKind
from sessionbook.ui.chart.rows import weekly
from sessionbook.ui.chart.words import mark_words, number, session_word, week_words
from sessionbook.ui.words import short_date

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEIGHT = 360


@dataclass(frozen=True, slots=True)
class Fact:
    """One row; words only for a flag, which has no value."""

    day: int
    name: str
    value: float | None = None
    band: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the row as it is read."""
        value = "" if self.value is None else number(self.value)
        return short_date(day(self.day)), self.name, value, self.band


class Facts(QAbstractTableModel):
    """All that the chart shows, newest first until it is sorted; a row becomes words when seen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Fact] = []
        self._found: list[Fact] = []
        self._order = (0, Qt.SortOrder.DescendingOrder)
        self._heads = self.tr("Date"), self.tr("What"), self.tr("Value"), self.tr("Band")

    def show_model(self, model: ChartModel) -> None:
        """Take everything that the chart shows."""
        self.beginResetModel()
        self._found = [*_measured(model), *_beside(model)]
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        column, order = self._order
        self.rows = sorted(self._found, key=lambda fact: fact.day, reverse=True)
        if column or order is not Qt.SortOrder.DescendingOrder:
            is_down = order is Qt.SortOrder.DescendingOrder
            self.rows.sort(key=KEYS[column], reverse=is_down)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.rows[index.row()].cells()[index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._heads[section]


KEYS: tuple[Callable[[Fact], Any], ...] = (
    lambda fact: fact.day,
    lambda fact: fact.name.casefold(),
    lambda fact: -inf if fact.value is None else fact.value,
    lambda fact: fact.band.casefold(),
)
"""What each column is sorted by; of what is alike, the newest stands first."""


def _measured(model: ChartModel) -> Iterator[Fact]:
    for series in model.series:
        for point in model.visible(series):
            yield Fact(point.day, series.name, point.value, series.band_name(point.value))
    for flag in model.flags:
        if model.first <= flag.day <= model.last:
            yield Fact(flag.day, flag.words)


def _beside(model: ChartModel) -> Iterator[Fact]:
    """Yield events, sessions, and what the rows below show: practice by the week."""
    for mark in model.shown_marks():
        yield Fact(mark.first, mark_words(mark))
    for held_on in model.session_days:
        if model.first <= held_on <= model.last:
            yield Fact(held_on, session_word())
    for row in model.rows:
        start, end = row.points.between(model.first, model.last)
        points = row.points[start:end]
        if row.kind is RowKind.BARS:
            for monday, days in weekly(points):
                yield Fact(int(monday), week_words(row.name), days)
        else:
            for point in points:
                yield Fact(point.day, row.name, point.value)


class FactsTable(QTableView):
    """Rows that are chosen and copied whole; Tab leaves it.

    A click on a head sorts, and so does the menu, which the keyboard opens too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.facts = Facts()
        self.setModel(self.facts)
        self.setAccessibleName(self.tr("The chart as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumHeight(HEIGHT)
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, 140)
        self.setColumnWidth(3, 180)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copied = menu.addAction(self.tr("Copy the rows chosen"))
        copied.setEnabled(self.selectionModel().hasSelection())
        copied.triggered.connect(self.copy)
        menu.addSeparator()
        for column in range(self.facts.columnCount()):
            head = self.facts.headerData(column, Qt.Orientation.Horizontal)
            said = self.tr("Sort by {column}").format(column=head)
            menu.addAction(said).triggered.connect(partial(self._sort_by, column))
        menu.popup(event.globalPos())

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, a line each, with tabs between."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = ("\t".join(self.facts.rows[row].cells()) for row in chosen)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _sort_by(self, column: int) -> None:
        """Sort by a column; by the same one again, the other way round."""
        head, down = self.horizontalHeader(), Qt.SortOrder.DescendingOrder
        same = head.sortIndicatorSection() == column
        is_down = (same and head.sortIndicatorOrder() is not down) or (not same and not column)
        self.sortByColumn(column, down if is_down else Qt.SortOrder.AscendingOrder)
