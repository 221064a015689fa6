"""What is laid over the pages when one of them asks for it: the card, the summary."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sessionbook.ui.page import Context
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.window import Window

if TYPE_CHECKING:
    from sessionbook.ui.card.sheet import CardSheet
    from sessionbook.ui.report.sheet import ReportSheet


class Sheets(QObject):
    """Each is loaded when it is first asked for, and takes the focus until it is left."""

    def __init__(self, window: Window, shell: Shell, context: Context) -> None:
        super().__init__(shell)
        self._window, self._context = window, context
        shell.card_requested.connect(self._show_card)
        shell.report_requested.connect(self._show_report)

    def _show_card(self) -> None:
        from sessionbook.ui.card.sheet import CardSheet

        self._lay_over(CardSheet(self._context))

    def _show_report(self, wanted: str) -> None:
        from sessionbook.ui.report.sheet import ReportSheet
        from sessionbook.ui.report.wanted import read_wanted

        self._lay_over(ReportSheet(self._context, read_wanted(wanted)))

    def _lay_over(self, sheet: "CardSheet | ReportSheet") -> None:
        sheet.left.connect(lambda: self._window.take_off(sheet))
        self._window.lay_over(sheet)
        sheet.take_focus()
