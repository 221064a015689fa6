"""Something to raise? An offer for each slider that is low or lower than usual."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.sessions import SLIDERS
from sessionbook.ui.widgets.clear_button import SIDE
from sessionbook.ui.widgets.plain import Row, button, label

NARROWEST = 40


class Offers(QWidget):
    """A quiet line for each; taken names the slider, and nothing asks again."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows = {name: OfferRow(topic_words(name)) for name in SLIDERS}
        column = QVBoxLayout(self)
        free = (SIDE, 0) if self.isRightToLeft() else (0, SIDE)
        column.setContentsMargins(free[0], 10, free[1], 4)
        column.setSpacing(0)
        column.addWidget(label(self.tr("Something to raise?"), "muted", wraps=True))
        for name, row in self.rows.items():
            column.addWidget(row)
            row.add.clicked.connect(lambda _=False, name=name: self.taken.emit(name))
        self.show_offers(())

    def show_offers(self, sliders: Collection[str]) -> None:
        """Offer these, or be away when there are none."""
        for name, row in self.rows.items():
            row.setVisible(name in sliders)
        self.setVisible(bool(sliders))


class OfferRow(Row):
    """The words of a topic, and what puts it on the list."""

    def __init__(self, words: str) -> None:
        super().__init__(last=True)
        self.words = label(words, wraps=True)
        self.words.setMinimumWidth(NARROWEST)
        self.add = button(self.tr("Add"), lambda: None, "link")
        self.add.setProperty("flush", "end")
        self.add.setAccessibleName(self.tr("Add to bring up: {words}").format(words=words))
        self.add.setToolTip(self.tr("Put it on the list to bring up next time"))
        self.line.setContentsMargins(0, 6, 0, 6)
        self.line.addWidget(self.words, 1)
        self.line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)


def topic_words(slider: str) -> str:
    """Return what to bring up about a slider, as a line of the person's list."""
    return {
        "being_myself": QCoreApplication.translate(
            "Offers", "Talk about what would help me be myself here"
        ),
        "what_matters": QCoreApplication.translate(
            "Offers", "Talk about how near we are to what matters"
        ),
        "way_of_working": QCoreApplication.translate(
            "Offers", "Talk about the way we work together"
        ),
        "said_it": QCoreApplication.translate("Offers", "Talk about what I did not get to say"),
    }[slider]
