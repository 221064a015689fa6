"""The words of a pressed button, which are heavier, fit into it in every font."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton

from sessionbook.ui.pages.progress.ranges import RangeButtons


def advance(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def test_there_is_room_for_the_words_of_a_pressed_one(qtbot) -> None:
    buttons = RangeButtons()
    qtbot.addWidget(buttons)
    for each in buttons.group.buttons():
        text, heavy, usual = each.text(), QFont(each.font()), QPushButton(each.text())
        qtbot.addWidget(usual)
        heavy.setWeight(QFont.Weight.Black)  # wider than the look's in any font
        wider = advance(heavy, text) - advance(each.font(), text)
        assert wider >= 0
        assert each.sizeHint().width() > usual.sizeHint().width() or wider == 0
