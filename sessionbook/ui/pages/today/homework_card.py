"""How the homework went since the last session: shown, never judged."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from sessionbook.domain.homework import Homework, Practice, days_practised
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.pages.today.homework_words import (
    by_homework,
    days_aimed_at,
    days_to_count,
    first_day,
    said,
)
from sessionbook.ui.widgets.plain import Row, button, label, set_property
from sessionbook.ui.widgets.tab_order import as_laid_out

BAR_HEIGHT = 6
TITLE, BAR, COUNT = 49, 38, 17  # shares of a row


class HomeworkCard(TodayCard):
    """One row a homework: its title, a thin bar and the days it was practised."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Homework since last session"))
        self.rows: dict[str, HomeworkRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.obstacle = label(kind="muted", wraps=True)
        self.obstacle.setContentsMargins(0, 10, 0, 0)
        self.empty = label(
            self.tr("What you agree to practise between sessions will stand here."),
            "quiet",
            wraps=True,
        )
        self.empty.setContentsMargins(0, 0, 0, 4)
        self.add = button(self.tr("Add homework"), self._go, "link")
        self.body.addLayout(self._list)
        self.body.addWidget(self.obstacle)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.add)
        self.add.setProperty("flush", True)

    def show_day(self, day: Day) -> None:
        """Show the open homework and the newest thing that got in its way."""
        open_ones = self.notebook.homework.open()
        since = first_day(day)
        ids = [homework.id for homework in open_ones]
        practices = self.notebook.homework.practices.since(since, ids) if ids else []
        self._show_rows(open_ones, practices, since, day)
        self._show_agreed(ids, day)
        self._show_obstacle(practices)
        for place, row in enumerate(self.rows.values(), 1):
            ends = place == len(self.rows) and self.obstacle.isHidden()
            set_property(row, "last", ends)
        self.set_title(self._heading(day))
        self.empty.setVisible(not open_ones)
        self.add.setVisible(not open_ones)

    def _heading(self, day: Day) -> str:
        if day.last_day:
            return self.tr("Homework since last session")
        return self.tr("Homework in the last seven days")

    def _show_rows(
        self,
        open_ones: list[Homework],
        practices: Iterable[Practice],
        since: date,
        day: Day,
    ) -> None:
        tried = by_homework(practices)
        old, before, self.rows = self.rows, list(self.rows), {}
        for place, homework in enumerate(open_ones):
            row = old.pop(homework.id, None) or HomeworkRow()
            done = len(days_practised(tried.get(homework.id, ())))
            row.show_homework(homework, done, days_to_count(homework, since, day.today))
            row.show_count(bool(done) or not day.was_away)
            self._list.insertWidget(place, row)
            self.rows[homework.id] = row
        self._align()
        for row in old.values():
            row.hide()
            row.deleteLater()
        if before != list(self.rows):
            as_laid_out(self.body)

    def _show_agreed(self, ids: Sequence[str], day: Day) -> None:
        """Show what was said of each when it was last looked at, unless one was away for long."""
        looked_at = self.notebook.homework.reviews.newest(ids) if ids and not day.was_away else {}
        for key, row in self.rows.items():
            row.show_agreed(looked_at[key].note if key in looked_at else "")

    def _align(self) -> None:
        """Let the bars begin and end below one another, however long the counts are."""
        counts = [row.count for row in self.rows.values()]
        widest = max((count.sizeHint().width() for count in counts), default=0)
        for count in counts:
            count.setMinimumWidth(widest)

    def _show_obstacle(self, practices: list[Practice]) -> None:
        newest = next((each.obstacle for each in reversed(practices) if each.obstacle), "")
        quoted = QLocale().quoteString(newest)
        self.obstacle.setText(self.tr("What got in the way: {words}").format(words=quoted))
        self.obstacle.setVisible(bool(newest))

    def _go(self) -> None:
        self.open_requested.emit("homework", "")


class HomeworkRow(Row):
    """One homework."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label(wraps=True)
        self.bar = ThinBar()
        self.count = label()
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.agreed = label(kind="muted", wraps=True)
        self.agreed.hide()
        self.title.setContentsMargins(0, 2, 0, 2)
        self.line.setSpacing(18)
        words = QVBoxLayout()
        words.setSpacing(0)
        for each in (self.title, self.agreed):
            words.addWidget(each)
        self.line.addLayout(words, TITLE)
        self.line.addWidget(self.bar, BAR)
        self.line.addWidget(self.count, COUNT)

    def show_homework(self, homework: Homework, done: int, days: int) -> None:
        """Show on how many days something was done."""
        goal, count = days_aimed_at(homework, days), said(homework, done, days)
        self.title.setText(homework.title)
        self.count.setText(count)
        self.bar.setRange(0, max(1, goal))
        self.bar.setValue(min(done, goal))
        self.bar.setAccessibleName(homework.title)
        self.bar.setAccessibleDescription(count)

    def show_agreed(self, note: str) -> None:
        """Show what was said of it last time, if anything was."""
        said = self.tr("Last time: {words}").format(words=QLocale().quoteString(note))
        self.agreed.setText(said if note else "")
        self.agreed.setVisible(bool(note))

    def show_count(self, shown: bool) -> None:
        """Show how often, or the title alone."""
        self.bar.setVisible(shown)
        self.count.setVisible(shown)


class ThinBar(QProgressBar):
    """A progress bar without words, in the look's track and accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setFixedHeight(BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(self.rect(), BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        width = self.width() * self.value() / self.maximum()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - width if mirrored else 0
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        bar = QRectF(left, 0, width, self.height())
        painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
