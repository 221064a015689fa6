"""The chart's facts as a table, for screen readers and for copying."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sessionbook.domain.series import day
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.words import number
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
    """Every shown point and flag, newest first; a row becomes words only when seen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Fact] = []
        self._heads = self.tr("Date"), self.tr("What"), self.tr("Value"), self.tr("Band")

    def show_model(self, model: ChartModel) -> None:
        """Take the points and flags that the chart shows."""
        self.beginResetModel()
        rows = [
            Fact(point.day, series.name, point.value, series.band_name(point.value))
            for series in model.series
            for point in model.visible(series)
        ]
        rows += [
            Fact(flag.day, flag.words)
            for flag in model.flags
            if model.first <= flag.day <= model.last
        ]
        self.rows = sorted(rows, key=lambda fact: fact.day, reverse=True)
        self.endResetModel()

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


class FactsTable(QTableView):
    """Rows that are chosen and copied whole; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = Facts()
        self.setModel(self.facts)
        self.setAccessibleName(self.tr("The chart as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumHeight(HEIGHT)
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
            chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
            lines = ("\t".join(self.facts.rows[row].cells()) for row in chosen)
            QGuiApplication.clipboard().setText("\n".join(lines))
        else:
            super().keyPressEvent(event)
