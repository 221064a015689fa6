"""A questionnaire on screen: answered, taken up again, or looked at later; all of it is saved."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from sessionbook.domain.measures import (
    Measure,
    MeasureAnswers,
    MeasureResult,
    asks_for_support,
    score,
)
from sessionbook.services import answering
from sessionbook.services.progress import session_near
from sessionbook.ui import words as dates
from sessionbook.ui.focus import bring_into_view
from sessionbook.ui.page import Context
from sessionbook.ui.questionnaire import words
from sessionbook.ui.questionnaire.paper import Paper
from sessionbook.ui.widgets.autosave import Autosave

VIEW, ALL, SINGLE = "questionnaire_view", "all", "single"
"""The choice of how questions are shown, and its values: all on a page, or one at a time."""

ChangeWords = Callable[[Measure, MeasureResult], str]


class QuestionnaireSheet(Paper):
    """Every answer is saved when it is given; a sheet becomes a row with the first one.

    Nothing adds up before that is asked for, and where support is due it stands before any
    total. Escape leaves; what is answered is gone on with another time. A total that was typed
    in has no answers to show.
    """

    day_requested = Signal(int)
    change_requested = Signal(object)
    saved = Signal()

    def __init__(self, context: Context, change_words: ChangeWords) -> None:
        super().__init__(context)
        self._notebook = context.notebook
        self._change_words = change_words
        self.measure: Measure | None = None
        self.sheet: MeasureAnswers | None = None
        self.result: MeasureResult | None = None
        self.is_new = self.is_saving = False
        self._is_ended = False
        self._autosave = Autosave(self._save, self)
        self.day.dateChanged.connect(self._autosave.touch)
        self.items.answered.connect(self._answered)
        self.items.add_up_requested.connect(self.add_up)
        self.view.chosen.connect(self._choose_view)
        self.note.followed.connect(self._take_up_earlier)
        ending = self.ending
        ending.done_requested.connect(self.left)
        ending.answers_requested.connect(self._see_answers)
        ending.blank_requested.connect(self._go_to_blank)
        ending.change_requested.connect(lambda: self.change_requested.emit(self.result))
        ending.day_requested.connect(self._ask_for_day)

    def begin(self, measure: Measure, *, anew: bool = False) -> None:
        """Go on with what was begun in these days, or begin."""
        today = self._context.today()
        found = None if anew else answering.begun(self._notebook, measure, today)
        self._begin(measure, found or answering.blank(measure, today), is_new=found is None)

    def open_result(self, measure: Measure, result: MeasureResult) -> None:
        """Show a total with the answers that it was added up from, if there are any."""
        sheet = self._notebook.answer_sheets.of(result.id)
        known = sheet is not None and answering.given(measure, sheet) is not None
        self._show(measure, sheet if known else None, result)
        self._end(ended=True)
        self.note.say("")
        (self.ending.change if sheet is None else self.back).setFocus()

    def refresh(self) -> bool:
        """Show what changed elsewhere; return whether it is still there."""
        if self.measure is None or self._autosave.pending:
            return self.measure is not None
        if self.sheet is None:
            self.result = self._notebook.measures.get(self.result.id) if self.result else None
        elif not self.is_new:
            self.sheet = self._notebook.answer_sheets.get(self.sheet.id)
        if self.sheet is None and self.result is None:
            return False
        self._show_again()
        return True

    def is_begun(self) -> bool:
        """Return whether there are answers that do not add up yet."""
        is_open = self.sheet is not None and self.result is None and not self.is_new
        return is_open and any(value is not None for value in self.items.values())

    def flush(self) -> None:
        """Save what is only on screen: the day."""
        self._autosave.flush()

    def add_up(self) -> None:
        """Give the answers their total and show it, or say what is blank."""
        self.flush()
        if self.measure and self.sheet and not self.is_new:
            with self._saving():
                self.sheet = answering.add_up(self._notebook, self.measure, self.sheet)
        self._show_again()
        self._end(ended=True)
        self.ending.done.setFocus()
        if self.support is None or self.support.isHidden():
            QTimer.singleShot(0, self, lambda: bring_into_view(self.ending))  # once it has its size
        else:  # it is read first
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(0))
        self.ending.speak()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(
        self,
        measure: Measure,
        sheet: MeasureAnswers | None,
        result: MeasureResult | None = None,
        *,
        is_new: bool = False,
        single: bool = False,
    ) -> None:
        """Put another sheet on screen, or a total without one."""
        self.flush()
        self.measure, self.sheet, self.result, self.is_new = measure, sheet, result, is_new
        self._show_facts(measure)
        if sheet:
            given = answering.given(measure, sheet) or ()
            self.items.show_measure(measure, given, single=single)
        self._show_day()
        self.verticalScrollBar().setValue(0)

    def _show_again(self) -> None:
        if self.measure and self.sheet:
            key = self.sheet.result_id
            self.result = self._notebook.measures.get(key) if key else None
            self.items.show_values(answering.given(self.measure, self.sheet) or ())
        self._show_day()
        self._end(ended=self._is_ended or self.result is not None)

    def _show_day(self) -> None:
        record = self.sheet or self.result
        if record:
            self.day.blockSignals(True)
            self.day.setMaximumDate(dates.qdate(self._context.today()))
            self.day.setDate(dates.qdate(record.day))
            self.day.blockSignals(False)

    def _answered(self) -> None:
        self._autosave.touch()
        self.flush()
        self.note.say("")
        self._end(ended=self.result is not None)

    def _save(self) -> None:
        day = dates.from_qdate(self.day.date())
        if self.measure and self.sheet:
            self._save_sheet(self.measure, replace(self.sheet, day=day))
        elif self.result and self._notebook.measures.get(self.result.id):
            with self._saving():
                self.result = self._notebook.measures.save(replace(self.result, day=day))
                self._say_total()

    def _save_sheet(self, measure: Measure, sheet: MeasureAnswers) -> None:
        values = self.items.values()
        if self.is_new and all(value is None for value in values):
            self.sheet = sheet
            return
        if not self.is_new and self._notebook.answer_sheets.get(sheet.id) is None:
            return  # deleted meanwhile
        with self._saving():
            kept = answering.keep_answers(self._notebook, measure, sheet, values)
        self.sheet, self.is_new = kept.sheet, False
        key = kept.sheet.result_id
        self.result = self._notebook.measures.get(key) if key else None
        self.saved.emit()
        if kept.undo:
            said = self.tr("Without that answer there is no total, so it was taken away.")
            self._context.notices.undo(said, kept.undo)

    @contextmanager
    def _saving(self) -> Iterator[None]:
        self.is_saving = True
        try:
            yield
        finally:
            self.is_saving = False

    def _end(self, *, ended: bool) -> None:
        """Show the total, or what is missing for one; or ask on."""
        self._is_ended = ended
        sheet, is_total = self.sheet, self.result is not None
        stands_alone = ended and self.items.is_single
        self.items.setVisible(sheet is not None and not stands_alone)
        self.items.set_added_up(is_total)
        self.view.setVisible(sheet is not None and not is_total and not stands_alone)
        self.view.show_single(self.items.is_single)
        self.start_over.setVisible(not is_total and not self.is_new)
        self.delete.setVisible(is_total)
        self.ending.setVisible(ended)
        self._show_support(stands_alone and self._asks_for_support())
        if ended:
            self._say_total()
        self._say_above(stands_alone=stands_alone)
        self._bound()
        self._put_in_order()

    def _asks_for_support(self) -> bool:
        if self.measure is None or self.sheet is None:
            return False
        pairs = zip(self.measure.items, self.items.values(), strict=True)
        return any(asks_for_support(self.measure, item, value) for item, value in pairs)

    def _say_total(self) -> None:
        measure, result, ending = self.measure, self.result, self.ending
        if measure is None:
            return
        values = self.items.values() if self.sheet else None
        found = score(measure, values) if values is not None else None
        near = result is not None and session_near(self._notebook, result.day) is not None
        ending.day.setVisible(near)
        if result:
            lines = [*words.total_lines(measure, result.total, values, found)]
            lines += filter(None, [self._change_words(measure, result)])
            lines += [] if self.sheet else [self._why_no_answers(result)]
            quiet = self.tr("A total is something to talk about. It is no diagnosis.")
            ending.say(words.total_head(measure, result.total), lines, quiet)
            ending.offer(answers=self.items.isHidden() and values is not None, change=not values)
        elif found:
            ending.say(self.tr("No total"), words.missing_lines(measure, found))
            ending.offer(blank=True)

    def _say_above(self, *, stands_alone: bool) -> None:
        """Say the total above its answers too, unless support is to be read before it."""
        measure, result = self.measure, self.result
        if measure:
            has_total = result and not stands_alone and not self._asks_for_support()
            total = words.total_head(measure, result.total) if result and has_total else ""
            self._show_recall(measure, total if self.sheet else "")

    def _why_no_answers(self, result: MeasureResult) -> str:
        if self._notebook.answer_sheets.of(result.id):
            return self.tr("Its answers were to another version of this questionnaire.")
        return self.tr("Only the total was entered.")

    def _choose_view(self, single: bool) -> None:
        self._notebook.choices.choose(VIEW, SINGLE if single else ALL)
        self.items.set_single(single)
        self._end(ended=False)

    def _see_answers(self) -> None:
        self.items.set_single(False)
        self._end(ended=True)
        self.items.go_to(0)

    def _go_to_blank(self) -> None:
        self._end(ended=False)
        self.items.go_to_blank()

    def _say_what_was_begun(self, today: date) -> None:
        if self.measure is None or self.sheet is None:
            return
        earlier = answering.left_earlier(self._notebook, self.measure, today)
        if not self.is_new:
            said = self.tr("Begun on {day}; it goes on where you stopped.")
            self.note.say(said.format(day=dates.day_month(self.sheet.day)))
        elif earlier:
            said = self.tr("On {day} you left one without a total.")
            day = dates.long_date(earlier.day)
            self.note.say(said.format(day=day), self.tr("Go on with that one"))
        else:
            self.note.say("")

    def _take_up_earlier(self) -> None:
        today, measure = self._context.today(), self.measure
        earlier = answering.left_earlier(self._notebook, measure, today) if measure else None
        if measure and earlier:
            self._begin(measure, earlier)

    def _begin(self, measure: Measure, sheet: MeasureAnswers, *, is_new: bool = False) -> None:
        """Ask what is not answered on a sheet."""
        single = self._notebook.choices.read(VIEW) != ALL
        self._show(measure, sheet, is_new=is_new, single=single)
        self._end(ended=False)
        self._say_what_was_begun(self._context.today())
        self.items.take_focus()

    def _start_over(self) -> None:
        """Put a blank sheet in place of what was begun, which can be undone."""
        self.flush()
        measure, gone = self.measure, self.sheet
        if measure and gone and not self.is_new:
            with self._saving():
                undo = answering.throw_away(self._notebook, gone)
            self.begin(measure, anew=True)
            said = self.tr("These answers were put away.")
            self._context.notices.undo(said, lambda: self._bring_back(undo, measure, gone))

    def _bring_back(self, undo: Callable[[], None], measure: Measure, gone: MeasureAnswers) -> None:
        undo()
        if self.isVisible() and self.measure is measure and self.is_new:
            self._begin(measure, gone)

    def _delete(self) -> None:
        """Delete the total with its answers, and leave; undo brings both back."""
        self.flush()
        if self.result:
            with self._saving():
                undo = answering.throw_result_away(self._notebook, self.result.id)
            self.left.emit()
            self._context.notices.undo(self.tr("The result was deleted."), undo)

    def _ask_for_day(self) -> None:
        if self.result:
            self.day_requested.emit(self.result.day.toordinal())
