"""The floor: a bare Qt window that says when it was painted."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Says so at its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        print("painted", flush=True)
        QTimer.singleShot(0, QApplication.quit)


application = QApplication([])
window = Bare()
window.resize(1180, 760)
window.show()
application.exec()
