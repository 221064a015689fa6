"""What turns a chart into the table of the same facts, and back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from sessionbook.ui.widgets.plain import Button


class TableButton(Button):
    """Puts the table in the chart's place while pressed; the focus goes to what is seen.

    The table is asked for when it is to be shown or hidden.
    """

    def __init__(self, chart: QWidget, table: Callable[[], QWidget]) -> None:
        super().__init__(self.tr("Table"))
        self._chart, self._table = chart, table
        self.setProperty("kind", "link")
        self.setCheckable(True)
        self.setToolTip(self.tr("The same facts as a table (Ctrl+T)"))
        self.setShortcut("Ctrl+T")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._switch)

    def _switch(self, on: bool) -> None:
        table = self._table()
        table.setVisible(on)
        self._chart.setVisible(not on)
        (table if on else self._chart).setFocus(Qt.FocusReason.OtherFocusReason)
