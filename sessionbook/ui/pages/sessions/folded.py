"""A part of the write-up as one line: its name, which opens it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from sessionbook.ui.widgets.plain import Button, label


class FoldedLine(Button):
    """A quiet button as wide as its place, whose words wrap."""

    def __init__(self, name: str, pressed: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "link")
        self.setAccessibleName(name)
        words = label(f"+ {name}", "quiet", wraps=True)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(3, 3, 3, 3)
        inside.addWidget(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: pressed())

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return inside.minimumSize() if inside else super().minimumSizeHint()
