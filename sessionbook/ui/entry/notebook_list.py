"""The notebooks whose place is remembered, one below another: each opened with a click."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QVBoxLayout

from sessionbook.ui.widgets.menu import open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Card, Row, clear, press_by_enter

PADDING, SIDE, BETWEEN, CORNER = 8, 12, 3, 8
LARGE, QUIET = 17 / 14, 13 / 14  # the sizes of the two lines beside the usual text
NARROWEST, USUAL = 80, 300


class NotebookList(Card):
    """Says of each whether it is there: one on a stick may come back, and is kept."""

    chosen = Signal(object)
    forget_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Notebooks on this computer"))
        self.rows: list[NotebookButton] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)

    def show_notebooks(self, folders: Sequence[Path]) -> None:
        """Show these, in this order."""
        clear(self._column)
        self.rows = [NotebookButton(folder) for folder in folders]
        for place, pressed in enumerate(self.rows):
            row = Row(last=place + 1 == len(self.rows))
            row.line.setContentsMargins(0, 0, 0, 0)
            row.line.addWidget(pressed, 1)
            row.line.addWidget(self._more_about(pressed.folder))
            self._column.addWidget(row)
            pressed.clicked.connect(lambda _=False, folder=pressed.folder: self.chosen.emit(folder))

    def _more_about(self, folder: Path) -> MoreButton:
        more = MoreButton(always=True)
        more.tell_about(_name_of(folder))
        menu = QMenu(more)
        menu.addAction(self.tr("Forget where it lies"), lambda: self.forget_requested.emit(folder))
        more.clicked.connect(lambda: open_below(menu, more))
        return more


class NotebookButton(QAbstractButton):
    """The folder's name large, its place muted below it, cut in the middle where it is long."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.is_there = folder.is_dir()
        whole = str(folder)
        gone = self.tr("{place}, not there now").format(place=whole)
        self.setText(_name_of(folder))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(whole if self.is_there else gone)
        self.setToolTip(whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        large, quiet = (QFontMetrics(font).height() for font in self._fonts())
        return QSize(USUAL, large + BETWEEN + quiet + 2 * PADDING)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        room = self.rect().adjusted(SIDE, PADDING, -SIDE, -PADDING)
        large, quiet = self._fonts()
        role = QPalette.ColorRole
        strong = role.WindowText if self.is_there else role.PlaceholderText
        self._paint_line(painter, room, self.text(), large, strong)
        room.setTop(room.top() + QFontMetrics(large).height() + BETWEEN)
        self._paint_line(painter, room, self._place(), quiet, role.PlaceholderText)

    def _place(self) -> str:
        place = str(self.folder.parent)
        return place if self.is_there else self.tr("Not there now · {place}").format(place=place)

    def _paint_ground(self, painter: QPainter) -> None:
        role = QPalette.ColorRole
        ring = QPen(self.palette().color(role.Highlight), 2)
        painter.setPen(ring if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
        if self.underMouse() or self.isDown():
            painter.setBrush(self.palette().color(role.Light))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), CORNER, CORNER)

    def _paint_line(
        self, painter: QPainter, room: QRect, words: str, font: QFont, role: QPalette.ColorRole
    ) -> None:
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(self.palette().color(role))
        flags = side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, int(flags) | int(Qt.TextFlag.TextSingleLine), cut)

    def _fonts(self) -> tuple[QFont, QFont]:
        large, quiet = QFont(self.font()), QFont(self.font())
        size = self.fontInfo().pixelSize()
        large.setPixelSize(max(1, round(size * LARGE)))
        large.setWeight(QFont.Weight.DemiBold)
        quiet.setPixelSize(max(1, round(size * QUIET)))
        return large, quiet


def _name_of(folder: Path) -> str:
    return folder.name or str(folder)
