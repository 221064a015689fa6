"""What goes on beside the pages while a notebook is open: the plan's copy and the reminders."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sessionbook.domain.areas import Area
from sessionbook.errors import SessionbookError
from sessionbook.services.safety_copy import SafetyCopy
from sessionbook.ui import messages
from sessionbook.ui.notice_bar import NoticeBar
from sessionbook.ui.page import Context
from sessionbook.ui.unlocked.reminders import DueSign, Reminders


class Beside(QObject):
    """Begins with the open notebook; asks it nothing any more once it was stopped."""

    def __init__(self, context: Context, window: QWidget, bar: NoticeBar) -> None:
        super().__init__()
        self._copy = SafetyCopy(context.notebook, context.vault.folder)
        self._bar = bar
        self._keep_copy(frozenset({Area.PLANS}))  # another program may have altered it
        context.notebook.database.listen(self._keep_copy)
        self.reminders = Reminders(context.notebook, context.measures, context.now)
        self.sign = DueSign(window, bar)
        self.reminders.came_due.connect(self.sign.say)

    def stop(self) -> None:
        """Let the notebook be closed."""
        self.reminders.stop()

    def _keep_copy(self, touched: frozenset[Area]) -> None:
        """Let the copy outside the passphrase follow the plan; say so if it cannot."""
        try:
            if Area.PLANS in touched:
                self._copy.keep_up()
        except SessionbookError as error:
            self._bar.tell(messages.words_for(error))
