"""The page as it will be on paper, beside the lines that can be ticked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from sessionbook.ui import theme
from sessionbook.ui.card.layout import Look
from sessionbook.ui.report.content import Content
from sessionbook.ui.report.layout import Block, lay_out
from sessionbook.ui.report.painting import paint
from sessionbook.ui.report.paper import Paper, on_paper, pages_of, sheet
from sessionbook.ui.words import counted

GAP, EDGE = 12, 1
SMALLEST = 0.5  # of the size on paper: smaller is not read any more


class PageView(QWidget):
    """The pages below one another, on paper: light, whatever the window wears."""

    def __init__(self) -> None:
        super().__init__()
        self._paper = Paper.A4
        self._pages: list[list[Block]] = []
        self._scale = 1.0
        self._theme = theme.load("light")
        self._has_focus = False

    def show_content(self, content: Content, look: Look, paper: Paper) -> int:
        """Show what would be printed; return how many pages that takes."""
        self._paper = paper
        _, room = sheet(paper)
        self._pages = pages_of(lay_out(content, room, on_paper(look)))
        said = self.tr("As on paper, one page")
        if len(self._pages) > 1:
            said = counted.tr("As on paper, %n pages", "", len(self._pages))
        self.setAccessibleName(said)
        self.update()
        return len(self._pages)

    def fit(self, room: QSize, *, whole: bool) -> None:
        """Take the size at which a page fits into the room; only its width, unless whole."""
        page, _ = sheet(self._paper)
        wide = (room.width() - 2 * EDGE) / page.width()
        high = (room.height() - 2 * EDGE) / page.height()
        self._scale = min(wide, max(high, SMALLEST)) if whole else wide
        height = len(self._pages) * (page.height() * self._scale + GAP) - GAP
        self.setFixedSize(round(page.width() * self._scale) + 2 * EDGE, round(height) + 2 * EDGE)

    def show_focus(self, has_focus: bool) -> None:
        """Say by the pages' edges whether the keys go here."""
        self._has_focus = has_focus
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(EDGE, EDGE)
        painter.scale(self._scale, self._scale)
        page, _ = sheet(self._paper)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for blocks in self._pages:
            edge = self._theme.accent if self._has_focus else self._theme.hairline
            painter.setPen(QPen(QColor(edge), (1 + self._has_focus) / self._scale))
            painter.setBrush(QColor(self._theme.card))
            painter.drawRect(QRectF(0, 0, page.width(), page.height()))
            paint(painter, blocks, self._theme, mirrored=mirrored)
            painter.translate(0, page.height() + GAP / self._scale)


class Preview(QScrollArea):
    """Shows a page whole where there is a place of its own for it, else as wide as it can."""

    def __init__(self) -> None:
        super().__init__()
        self.page = PageView()
        self._whole = True
        self.setWidget(self.page)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll it
        self.setAccessibleName(self.tr("Preview"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_content(self, content: Content, look: Look, paper: Paper) -> int:
        """Show what would be printed; return how many pages that takes."""
        pages = self.page.show_content(content, look, paper)
        self._fit()
        return pages

    def set_whole(self, whole: bool) -> None:
        """Say whether it has a place of its own, or stands below the lines."""
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if whole else policy.ScrollBarAlwaysOff
        )
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(420, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.page.show_focus(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.page.show_focus(has_focus=False)

    def _fit(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if self._whole else 0
        room = self.size() - QSize(2 * self.frameWidth() + bar, 2 * self.frameWidth())
        self.page.fit(room, whole=self._whole)
        if self._whole:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
        else:
            self.setFixedHeight(self.page.height() + 2 * self.frameWidth())
