"""The floor: a bare Qt window.

bare_window.py         says that it was painted, and ends
bare_window.py memory  says its MB a second later
bare_window.py stay    takes the focus, and says whether it got it
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Says so at its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        if len(sys.argv) == 1:
            print("painted", flush=True)
            QTimer.singleShot(0, QApplication.quit)


application = QApplication([])
window = Bare()
window.resize(1180, 760)
window.show()
if len(sys.argv) > 1:
    from seen import say, say_memory_and_end

    if sys.argv[1] == "memory":
        QTimer.singleShot(1000, say_memory_and_end)
    else:
        window.activateWindow()
        QTimer.singleShot(500, lambda: say(window.isActiveWindow()))
application.exec()
