"""What was found, read a screenful at a time and painted without a widget a row."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sessionbook.domain.excerpts import CLOSE_MARK, OPEN_MARK
from sessionbook.store.search import Hit, Search
from sessionbook.ui import words

Index = QModelIndex | QPersistentModelIndex
AT_ONCE = 12
PADDING = 8
ELLIPSIS = "…"
MOST_BEFORE = 32  # letters before the first hit
HIT = Qt.ItemDataRole.UserRole


class ResultModel(QAbstractListModel):
    """The hits of one search, newest first; more are read when they come into view."""

    def __init__(self, search: Search) -> None:
        super().__init__()
        self._search = search
        self._words = ""
        self._hits: list[Hit] = []
        self._all_read = True

    def look_for(self, wanted: str) -> None:
        """Search anew."""
        self.beginResetModel()
        self._words = wanted
        self._hits = self._search.find(wanted, AT_ONCE)
        self._all_read = len(self._hits) < AT_ONCE
        self.endResetModel()

    def hit(self, index: Index) -> Hit:
        """Return the hit of a row."""
        return self._hits[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            plain = hit.excerpt.replace(OPEN_MARK, "").replace(CLOSE_MARK, "")
            return f"{words.short_date(hit.day)}: {plain}"
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._all_read

    def fetchMore(self, parent: Index) -> None:
        more = self._search.find(self._words, AT_ONCE, len(self._hits))
        self._all_read = len(more) < AT_ONCE
        if more:
            self.beginInsertRows(parent, len(self._hits), len(self._hits) + len(more) - 1)
            self._hits += more
            self.endInsertRows()


class ResultDelegate(QStyledItemDelegate):
    """Paints a hit on two lines: its day and kind, then the excerpt with the words strong."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(200, 2 * option.fontMetrics.lineSpacing() + 2 * PADDING + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        palette: QPalette = option.palette
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Light))
        inner = rect.adjusted(12, PADDING, -12, -PADDING)
        high = option.fontMetrics.lineSpacing()
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        head = f"{words.short_date(hit.day)} · {self._kind(hit.kind)}"
        top = QRect(inner.left(), inner.top(), inner.width(), high)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignLeading), head)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        below = top.translated(0, high + 2)
        self._paint_excerpt(painter, below, hit.excerpt, option.font)
        painter.restore()

    def _paint_excerpt(self, painter: QPainter, rect: QRect, excerpt: str, font: QFont) -> None:
        flat = from_near_hit(" ".join(excerpt.split()))
        layout = QTextLayout(flat.replace(OPEN_MARK, "").replace(CLOSE_MARK, ""), font)
        layout.setFormats(_strong_ranges(flat))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width() - painter.fontMetrics().horizontalAdvance(ELLIPSIS))
        layout.endLayout()
        layout.draw(painter, QPointF(rect.left(), rect.top()))
        if line.textLength() < len(layout.text()):
            rest = rect.adjusted(round(line.naturalTextWidth()), 0, 0, 0)
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeft), ELLIPSIS)

    def _kind(self, kind: str) -> str:
        return {
            "sessions": self.tr("session"),
            "insights": self.tr("insight"),
            "gratitude": self.tr("thankful for"),
            "topics": self.tr("to bring up"),
            "homework": self.tr("homework"),
            "practices": self.tr("practice"),
            "goals": self.tr("goal"),
            "goal_steps": self.tr("step"),
            "entries": self.tr("journal"),
            "details": self.tr("people and facts"),
            "plan_headings": self.tr("plan"),
            "plan_lines": self.tr("plan"),
            "reviews": self.tr("looking back"),
        }.get(kind, self.tr("note"))


def from_near_hit(marked: str) -> str:
    """Return the excerpt without the words so far before the first hit that it is not seen."""
    start = marked.find(OPEN_MARK) - MOST_BEFORE
    return ELLIPSIS + marked[marked.find(" ", start) + 1 :] if start > 0 else marked


def _strong_ranges(marked: str) -> list[QTextLayout.FormatRange]:
    """Return the marked stretches, counted in the text without its marks."""
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    ranges, position = [], 0
    for number, part in enumerate(marked.replace(CLOSE_MARK, OPEN_MARK).split(OPEN_MARK)):
        length = len(part.encode("utf-16-le")) // 2
        if number % 2:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = position, length, strong
            ranges.append(one)
        position += length
    return ranges
