"""Puts a questionnaire in the place of the chart, and the chart back."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QScrollArea, QWidget

from sessionbook.domain.measures import Measure, MeasureResult
from sessionbook.services.measures_due import ANSWER
from sessionbook.services.progress import Progress, changes, measure_key
from sessionbook.ui.change_words import change_words
from sessionbook.ui.focus import give_back
from sessionbook.ui.page import HELP, Page

if TYPE_CHECKING:
    from sessionbook.ui.questionnaire.sheet import QuestionnaireSheet

TODAY = "today"  # the page that asks for what is due
MEASURE = "measure:"  # how the key of a questionnaire's series begins


class Desk(QObject):
    """Makes the sheet when it is first asked for; leaving it leads back to where one came from."""

    def __init__(
        self,
        page: Page,
        ground: QScrollArea,
        read: Callable[[], Progress],
        open_day: Callable[[int], None],
    ) -> None:
        super().__init__(page)
        self._page, self.ground = page, ground
        self._read, self._open_day = read, open_day
        self._context = page.context
        self._came_from = page.key
        self._before: QWidget | None = None
        self._stood_at = 0
        self.is_open = False

    @cached_property
    def sheet(self) -> "QuestionnaireSheet":
        """What is answered; not there before it is asked for."""
        from sessionbook.ui.questionnaire.sheet import QuestionnaireSheet

        made = QuestionnaireSheet(self._context, self._change_words)
        made.hide()
        made.left.connect(self.leave)
        made.saved.connect(self._page.saved)
        made.day_requested.connect(self._open_day)
        made.plan_requested.connect(lambda: self._page.open_requested.emit(HELP, ""))
        made.change_requested.connect(self._change)
        if column := self._page.layout():
            column.addWidget(made)
        return made

    def open(self, record_id: str) -> bool:
        """Begin what Today asks for, or show the result with this id; return whether it is one."""
        if record_id.startswith(ANSWER):
            measure = self._measure(record_id.removeprefix(ANSWER))
            if measure:
                self.begin(measure, came_from=TODAY)
            return measure is not None
        result = self._context.notebook.measures.get(record_id)
        return result is not None and self._show(result)

    def begin(self, measure: Measure, *, came_from: str = "") -> None:
        """Ask the questions, or go on with them."""
        self._put_on(came_from)
        self.sheet.begin(measure)

    def open_point(self, series: str, number: int) -> bool:
        """Show a questionnaire's result of a day; return whether there is one."""
        if not series.startswith(MEASURE):
            return False
        day = date.fromordinal(number)
        results = self._context.notebook.measures.of(series.removeprefix(MEASURE))
        result = next((each for each in results if each.day == day), None)
        return result is not None and self._show(result)

    def _show(self, result: MeasureResult) -> bool:
        measure = self._measure(result.measure)
        if measure:
            self._put_on()
            self.sheet.open_result(measure, result)
        return measure is not None

    def refresh(self) -> bool:
        """Let the sheet show what changed; return whether it is on screen."""
        if self.is_open and not self.sheet.is_saving and not self.sheet.refresh():
            self.leave()
        return self.is_open

    def flush(self) -> None:
        """Save what is only on screen."""
        if self.is_open:
            self.sheet.flush()

    def leave(self) -> None:
        """Go back to where one came from; what was begun is kept, and said to be."""
        if not self.is_open:
            return
        self.put_away()
        if self.sheet.is_begun():
            said = QCoreApplication.translate("Desk", "Kept. It goes on where you stopped.")
            self._context.notices.say(said)
        if self._came_from != self._page.key:
            self._page.open_requested.emit(self._came_from, "")
        else:
            give_back(self._before)

    def put_away(self) -> None:
        """Show the chart again, wherever one goes then."""
        if self.is_open:
            self.sheet.flush()
            self.is_open = False
            self.ground.show()
            self.sheet.hide()
            self._page.refresh()
            self.ground.verticalScrollBar().setValue(self._stood_at)

    def _put_on(self, came_from: str = "") -> None:
        self.flush()
        if not self.is_open:
            self._before = self._page.window().focusWidget()
            self._stood_at = self.ground.verticalScrollBar().value()  # hiding it scrolls it
        self._came_from = came_from or self._page.key
        self.sheet.call_back(*self._way_back())
        self.sheet.show()
        self.ground.hide()
        self.is_open = True

    def _way_back(self) -> tuple[str, str]:
        """Return the name of the page that one came from, and words for going there."""
        translate = QCoreApplication.translate
        if self._came_from == TODAY:
            return translate("Pages", "Today"), translate("Desk", "Back to Today")
        return translate("Pages", "Progress"), translate("Desk", "Back to Progress")

    def _measure(self, key: str) -> Measure | None:
        return next((each for each in self._context.measures() if each.key == key), None)

    def _change(self, result: MeasureResult) -> None:
        """Ask for another total in place of one that was typed in."""
        from sessionbook.ui.pages.progress.change_total import ChangeTotalDialog

        measure = self._measure(result.measure)
        if measure:
            dialog = ChangeTotalDialog(self._page, measure, result)
            dialog.on_keep(lambda: self._save_total(dialog.result_changed()))
            dialog.open()

    def _save_total(self, result: MeasureResult) -> None:
        self._context.notebook.measures.save(result)
        self._page.saved.emit()

    def _change_words(self, measure: Measure, result: MeasureResult) -> str:
        """Return what the change up to this result amounts to, if it is the latest."""
        progress = self._read()
        series = progress.of(measure_key(measure))
        if series is None or series.points[-1].day != result.day.toordinal():
            return ""
        (change,) = changes(progress, (measure,))
        return change_words(change, self._context.today())
