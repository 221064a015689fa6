"""The arrow of what opens something."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.choice import paint_arrow


class Field(QWidget):
    """Nothing but an arrow."""

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_arrow(self)


def arrow_width(qtbot: QtBot, pixels: int) -> int:
    """Return how many columns the arrow of a field with letters of a size takes."""
    field = Field()
    qtbot.addWidget(field)
    field.setStyleSheet(f"font-size: {pixels}px;")  # whatever the program's own says
    field.resize(60, 40)
    picture = field.grab().toImage()
    ground, height = picture.pixel(0, 0), range(picture.height())
    return sum(any(picture.pixel(x, y) != ground for y in height) for x in range(picture.width()))


def test_the_arrow_grows_with_the_letters(qtbot: QtBot) -> None:
    usual = arrow_width(qtbot, BASE_PIXELS)
    assert usual > 0
    assert arrow_width(qtbot, BASE_PIXELS // 2) == usual
    assert usual * 1.7 < arrow_width(qtbot, BASE_PIXELS * 2) < usual * 2.2
