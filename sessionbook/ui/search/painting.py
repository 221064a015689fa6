"""The list of results, which paints all its rows in one go."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import count
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QStaticText,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sessionbook.domain.excerpts import CLOSE_MARK, ELLIPSIS, OPEN_MARK
from sessionbook.store.search import Hit
from sessionbook.ui import words
from sessionbook.ui.search.results import Index, ResultModel

BESIDE, ABOVE, BETWEEN = 12, 8, 2
MOST_HEADS = 100


class ResultList(QListView):
    """A hit on two lines: its day and kind, then the excerpt with the words strong.

    No delegate paints: it would be asked for each row, and ask for each colour, anew. That takes
    twice the time, and typing waits for it.
    """

    def __init__(self, model: ResultModel) -> None:
        super().__init__()
        self._results = model
        self._rows: RowPainter | None = None
        self.setModel(model)
        self.setItemDelegate(RowSize(self))
        self.setUniformItemSizes(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the rows: another hit moves none of them, but QListView lays them all out."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._rows = None  # it was made for another font, theme or direction

    def paintEvent(self, event: QPaintEvent) -> None:
        self._rows = self._rows or RowPainter(self)
        area = event.rect()
        index = self.indexAt(area.topLeft())
        painter = QPainter(self.viewport())
        painter.fillRect(area, QGuiApplication.palette().color(QPalette.ColorRole.Base))
        if index.isValid():
            rect, first = self.visualRect(index), index.row()
            last = first + (area.bottom() - rect.top()) // rect.height()
            hits = self._results.hits(first, last + 1)
            self._rows.paint(painter, rect, hits, self.currentIndex().row() - first)
        painter.end()


class RowSize(QStyledItemDelegate):
    """Says how high a row is, which is all that the list asks of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(200, 2 * option.fontMetrics.lineSpacing() + 2 * ABOVE + BETWEEN)


class RowPainter(QObject):
    """Paints rows one below the other; made anew when the look of the list changes."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        palette, metrics = view.palette(), view.fontMetrics()
        self._font, self._mirrored = view.font(), view.isRightToLeft()
        self._tint = palette.color(QPalette.ColorRole.Light)
        self._muted = palette.color(QPalette.ColorRole.PlaceholderText)
        self._text = palette.color(QPalette.ColorRole.Text)
        self._letter_width = max(1, metrics.averageCharWidth())
        self._second_line = ABOVE + metrics.lineSpacing() + BETWEEN
        self._dots, self._dots_width = QStaticText(ELLIPSIS), metrics.horizontalAdvance(ELLIPSIS)
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)
        self._heads: dict[tuple[date, str], QStaticText] = {}

    def paint(self, painter: QPainter, first: QRect, hits: Sequence[Hit], chosen: int) -> None:
        """Paint hits from the place of the first one on; chosen counts from it too."""
        high, left, width = first.height(), first.left() + BESIDE, first.width() - 2 * BESIDE
        painter.fillRect(first.translated(0, chosen * high), self._tint)
        painter.setPen(self._muted)
        for top, hit in zip(count(first.top() + ABOVE, high), hits, strict=False):
            self._paint_head(painter, left, top, width, self._head(hit))
        painter.setPen(self._text)
        for top, hit in zip(count(first.top() + self._second_line, high), hits, strict=False):
            self._paint_excerpt(painter, left, top, width, hit.excerpt)

    def _paint_head(
        self, painter: QPainter, left: int, top: int, width: int, head: QStaticText
    ) -> None:
        if self._mirrored:
            left += width - round(head.size().width())
        painter.drawStaticText(left, top, head)

    def _head(self, hit: Hit) -> QStaticText:
        """Return the first line of a hit; many have the same one."""
        made = self._heads.get((hit.day, hit.kind))
        if made is None:
            if len(self._heads) >= MOST_HEADS:
                self._heads.clear()
            kind = self._kinds.get(hit.kind) or self.tr("note")
            made = QStaticText(f"{words.short_date(hit.day)} · {kind}")
            made.setTextFormat(Qt.TextFormat.PlainText)
            self._heads[hit.day, hit.kind] = made
        return made

    def _paint_excerpt(
        self, painter: QPainter, left: int, top: int, width: int, marked: str
    ) -> None:
        plain = marked.replace(OPEN_MARK, "").replace(CLOSE_MARK, "")
        most = width * 4 // (3 * self._letter_width)  # hardly ever is more seen
        layout = QTextLayout(plain[:most], self._font)
        layout.setCacheEnabled(True)  # else drawing would shape it again
        layout.setFormats(self._strong_ranges(marked))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width - self._dots_width)
        layout.endLayout()
        taken, fits = round(line.naturalTextWidth()), line.textLength()
        is_cut = fits < _units(plain)
        if self._mirrored:
            left += width - taken - is_cut * self._dots_width
        if is_cut and not plain.isascii() and _reads_backwards(line, fits):
            painter.drawStaticText(left, top, self._dots)
            left += self._dots_width
        elif is_cut:
            painter.drawStaticText(left + taken, top, self._dots)
        layout.draw(painter, QPointF(left, top))

    def _strong_ranges(self, marked: str) -> list[QTextLayout.FormatRange]:
        """Return the marked stretches, counted in the text without its marks."""
        ranges, position = [], 0
        for number, part in enumerate(marked.replace(CLOSE_MARK, OPEN_MARK).split(OPEN_MARK)):
            length = _units(part)
            if number % 2:
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = position, length, self._strong
                ranges.append(one)
            position += length
        return ranges

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {
            "sessions": self.tr("session"),
            "insights": self.tr("insight"),
            "gratitude": self.tr("thankful for"),
            "topics": self.tr("to bring up"),
            "homework": self.tr("homework"),
            "practices": self.tr("practice"),
            "goals": self.tr("goal"),
            "goal_steps": self.tr("step"),
            "events": self.tr("event"),
            "benchmarks": self.tr("benchmark"),
            "entries": self.tr("journal"),
            "form_answers": self.tr("form"),
            "details": self.tr("people and facts"),
            "plan_headings": self.tr("plan"),
            "plan_lines": self.tr("plan"),
            "attachments": self.tr("picture or PDF"),
            "reviews": self.tr("looking back"),
        }


def _reads_backwards(line: QTextLine, end: int) -> bool:
    """Return whether the line ends on the left."""
    first, last = (cast("tuple[float, int]", line.cursorToX(place)) for place in (0, end))
    return first > last


def _units(text: str) -> int:
    """Return the length as Qt counts it, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
