"""The first start: make a notebook or open one that is there already."""

from PySide6.QtCore import Qt, Signal

from sessionbook import paths
from sessionbook.ui.ask import Ask
from sessionbook.ui.locked import LockedScreen, across
from sessionbook.ui.widgets.plain import button, label


class WelcomeScreen(LockedScreen):
    """Two ways to go on: a new notebook, or the folder of one."""

    new_requested = Signal()
    folder_chosen = Signal(object)

    def __init__(self, ask: Ask) -> None:
        super().__init__(
            self.tr("A private notebook"),
            self.tr(
                "For the days around your sessions. Encrypted, on this computer only; "
                "nobody is watching what you write."
            ),
        )
        self._ask = ask
        make = button(self.tr("Make a notebook"), self.new_requested.emit, "primary")
        self.create_button = across(make)
        self.open_button = across(button(self.tr("Open a notebook…"), self._open))
        self.column.addWidget(self.create_button)
        self.column.addWidget(self.open_button)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.help_link(), 0, Qt.AlignmentFlag.AlignHCenter)
        words = self.tr("Not a medical device, diagnosis, treatment or emergency service.")
        duty = label(words, "muted", wraps=True)
        duty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(duty)
        self.setFocusProxy(self.create_button)

    def _open(self) -> None:
        self.say("")
        start = paths.default_notebook().parent
        self._ask.folder(self, self.tr("Open a notebook"), start, self.folder_chosen.emit)
