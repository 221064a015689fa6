"""The head of a page: its title, quiet words beside it and what can be done, at the end."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from sessionbook.ui.widgets.plain import LEGIBLE

GAP, CLOSE = 20, 4


class PageHead(QWidget):
    """One line; where there is less room the words go below the title, then the actions too."""

    def __init__(self, title: QLabel, subtitle: QLabel, *actions: QWidget) -> None:
        super().__init__()
        self._title, self._subtitle = title, subtitle
        self._actions = QWidget()
        self._actions.setObjectName(LEGIBLE)
        done = QHBoxLayout(self._actions)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(GAP)
        for action in actions:
            done.addWidget(action)
        done.addStretch(1)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.addWidget(title)
        self._said.addWidget(subtitle, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(self._said, 1)
        self._line.addWidget(self._actions)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more room than the parts need below one another."""
        parts = self._title, self._subtitle, self._actions
        widest = max(part.minimumSizeHint().width() for part in parts)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        title, subtitle, actions = (
            part.sizeHint().width() for part in (self._title, self._subtitle, self._actions)
        )
        room = self.width()
        _stand(self._said, title + GAP + subtitle + GAP + actions <= room)
        _stand(self._line, max(title, subtitle) + GAP + actions <= room, CLOSE + GAP // 2)


def _stand(line: QBoxLayout, fits: bool, below: int = CLOSE) -> None:
    """Let the parts stand beside one another if they fit, or below one another."""
    direction = QBoxLayout.Direction
    line.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
    line.setSpacing(GAP if fits else below)
