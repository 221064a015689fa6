"""The quiet row of buttons above a note; shown while the note is being written or pointed at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QFont, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from sessionbook.ui.widgets.note_actions import words
from sessionbook.ui.widgets.note_editor import NoteEditor

SIDE = 18
LEAVE_MS = 250
BUTTONS = ("bold", "italic", "heading", "bullets", "numbers", "checkbox", "quote")
HEADINGS = ("heading 1", "heading 2", "heading 3")
_RESTYLED = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class NoteToolbar(QWidget):
    """Buttons for an editor's forms; its room is kept while it is hidden, so nothing jumps."""

    def __init__(self, editor: NoteEditor) -> None:
        super().__init__()
        self._editor = editor
        self.setAccessibleName(self.tr("Formatting"))
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.buttons = {name: self._button(name) for name in BUTTONS}
        for made in self.buttons.values():
            row.addWidget(made)
        self._draw()
        self._hide_soon = QTimer(self, singleShot=True, interval=LEAVE_MS)
        self._hide_soon.timeout.connect(self._hide_unless_used)
        editor.came.connect(self._show_if_used)
        editor.went.connect(self._show_if_used)
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_if_used()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_if_used()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLED and hasattr(self, "buttons"):
            self._draw()

    def _is_used(self) -> bool:
        editor = self._editor
        return not editor.isReadOnly() and (
            editor.hasFocus() or editor.underMouse() or self.underMouse()
        )

    def _show_if_used(self) -> None:
        if self._is_used():
            self._hide_soon.stop()
            self.show()
        else:
            self._hide_soon.start()

    def _hide_unless_used(self) -> None:
        if not self._is_used():
            self.hide()

    def _button(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        made.setAutoRaise(True)
        made.setProperty("kind", "form")
        # The words keep the focus; every form has its key.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(words(name))
        if name == "heading":
            self._make_menu(made)
        else:
            action = self._editor.forms[name]
            made.setToolTip(action.toolTip())
            made.setChecked(action.isChecked())
            action.toggled.connect(made.setChecked)
            made.clicked.connect(action.trigger)
        return made

    def _make_menu(self, made: QToolButton) -> None:
        menu = QMenu(made)
        for name in HEADINGS:
            action = self._editor.forms[name]
            menu.addAction(action)
            action.toggled.connect(self._show_heading)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        keys = ", ".join([self._editor.forms[name].shortcut().toString() for name in HEADINGS])
        made.setToolTip(f"{words('heading')} ({keys})")

    def _show_heading(self) -> None:
        on = any(self._editor.forms[name].isChecked() for name in HEADINGS)
        self.buttons["heading"].setChecked(on)

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * 1.05)
        for name, made in self.buttons.items():
            made.setIconSize(QSize(side, side))
            made.setIcon(_icon(SIGNS[name], self.palette(), self.devicePixelRatioF() * side / SIDE))


def _icon(sign: Callable[[QPainter], None], palette: QPalette, ratio: float) -> QIcon:
    """Return a sign in the quiet colour, and in the accent for when it is on."""
    icon = QIcon()
    for role, state in (
        (QPalette.ColorRole.PlaceholderText, QIcon.State.Off),
        (QPalette.ColorRole.Highlight, QIcon.State.On),
    ):
        icon.addPixmap(_picture(sign, palette.color(role), ratio), state=state)
    return icon


def _picture(sign: Callable[[QPainter], None], colour: QColor, ratio: float) -> QPixmap:
    picture = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.scale(picture.width() / SIDE, picture.height() / SIDE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6, c=Qt.PenCapStyle.RoundCap))
    sign(painter)
    painter.end()
    return picture


def _letter(letter: str, *, bold: bool = False, italic: bool = False) -> Callable[[QPainter], None]:
    def draw(painter: QPainter) -> None:
        font = QFont(painter.font())
        font.setPixelSize(SIDE - 4)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
        font.setItalic(italic)
        painter.setFont(font)
        centre = int(Qt.AlignmentFlag.AlignCenter.value)
        painter.drawText(QRectF(0, 0, SIDE, SIDE), centre, letter)

    return draw


def _lines(painter: QPainter, left: float = 7.5) -> None:
    for y in (4.5, 9, 13.5):
        painter.drawLine(QPointF(left, y), QPointF(15.5, y))


def _bullets(painter: QPainter) -> None:
    _lines(painter)
    painter.setBrush(painter.pen().color())
    for y in (4.5, 9, 13.5):
        painter.drawEllipse(QPointF(3.5, y), 0.7, 0.7)


def _numbers(painter: QPainter) -> None:
    _lines(painter)
    font = QFont(painter.font())
    font.setPixelSize(6)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    for number, y in (("1", 6.7), ("2", 11.2), ("3", 15.7)):
        painter.drawText(QPointF(1.5, y), number)


def _checkbox(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(2.8, 2.8, 12.4, 12.4), 3, 3)
    painter.drawPolyline([QPointF(5.8, 9.2), QPointF(8.1, 11.5), QPointF(12.2, 6.6)])


def _quote(painter: QPainter) -> None:
    painter.drawLine(QPointF(3, 3.5), QPointF(3, 14.5))
    _lines(painter)


SIGNS = {
    "bold": _letter("B", bold=True),
    "italic": _letter("I", italic=True),
    "heading": _letter("H"),
    "bullets": _bullets,
    "numbers": _numbers,
    "checkbox": _checkbox,
    "quote": _quote,
}
