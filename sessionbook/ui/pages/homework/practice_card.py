"""The homework chosen: why, its practice log, and what can be done now."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sessionbook.domain.homework import Done, Homework, Practice
from sessionbook.ui.attachments.strip import AttachmentStrip
from sessionbook.ui.form_words import form_name
from sessionbook.ui.page import Context
from sessionbook.ui.pages.homework.details_form import DetailsForm
from sessionbook.ui.pages.homework.practice_form import PracticeForm
from sessionbook.ui.pages.homework.practice_log import PracticeLog
from sessionbook.ui.pages.homework.practice_row import PracticeRow
from sessionbook.ui.pages.homework.practice_words import attempts_words, plan_words, why_words
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import Card, button, label, set_property
from sessionbook.ui.widgets.tab_order import chain

FIRST_ROWS, MORE_ROWS = 8, 50
NARROWEST = 40


class PracticeCard(Card):
    """Reads and writes one homework and its practices; at most one form is open in it."""

    saved = Signal()
    opened = Signal(QWidget)
    closed = Signal()
    form_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Practice"))
        self._context = context
        self._store = context.notebook.homework
        self.homework: Homework | None = None
        self._limit = FIRST_ROWS
        self._has_form = False
        self.name = label(kind="heading", wraps=True)
        self.why = label(kind="muted", wraps=True)
        self.plan = label(kind="muted", wraps=True)
        self.tried = label(kind="muted", wraps=True)
        self.edit_link = button(self.tr("Edit"), self.edit_details, "link")
        self.details = DetailsForm(context)
        self.form = PracticeForm(context)
        self.log = PracticeLog(self.form)
        self.attached = AttachmentStrip(context, self._store, lambda: None)
        self.fill_button = button("", self._fill_in, "primary")
        self.log_button = button(self.tr("Log a practice"), self.log_practice, "primary")
        self.obstacle_button = button(self.tr("Something got in the way"), self.log_obstacle)
        self.finish_button = button(self.tr("Done with this"), self.finish)
        self.resume_button = button(self.tr("Take it up again"), self.resume)
        self._buttons = (
            self.fill_button,
            self.log_button,
            self.obstacle_button,
            self.resume_button,
            self.finish_button,
        )
        self._lay_out()
        self._connect()
        self.details.hide()

    def show_homework(self, homework: Homework) -> None:
        """Show a homework; another one closes what was open."""
        if self.homework is None or self.homework.id != homework.id:
            self._close_forms()
            self._limit = FIRST_ROWS
        self.homework = homework
        if not self.details.isHidden():
            self.details.show_homework(homework)
        self.attached.show_record(homework.id)
        self._show_words(homework)
        self._show_log(homework)
        self._show_parts()

    def edit_details(self) -> None:
        """Open the fields of the homework."""
        if self.homework:
            self._close_forms()
            self.details.show_homework(self.homework)
            self.details.show()
            self._show_parts()
            self.details.fields["title"].field.put_caret_at_end()
            self.opened.emit(self.details)

    def log_practice(self) -> None:
        """Open an empty practice of today."""
        self._log(Done.ALL)

    def log_obstacle(self) -> None:
        """Open a practice of today that did not come about."""
        self._log(Done.NONE)

    def edit_practice(self, practice_id: str) -> None:
        """Open a practice in its place in the log."""
        if practice := self._store.practices.get(practice_id):
            self._open_form(practice)

    def delete_practice(self, practice_id: str) -> None:
        """Delete a practice and offer to undo it."""
        if self.form.practice and self.form.practice.id == practice_id:
            self.form.forget()
        if self._store.practices.get(practice_id):
            stamp = self._store.practices.delete(practice_id)
            self._offer_undo(self.tr("Deleted."), stamp)
        self._reread()
        self.log_button.setFocus()

    def row_of(self, practice_id: str) -> PracticeRow | None:
        """Return the row of a practice, reading as much of the log as it takes."""
        practice = self._store.practices.get(practice_id)
        if practice and self.homework:
            self._limit = max(self._limit, self._store.practices.newer(practice) + 1)
            self._reread()
        return self.log.rows.get(practice_id)

    def finish(self) -> None:
        """Put the homework to the finished ones and offer to undo it."""
        self.flush()
        self._change_finished(is_finished=True)

    def resume(self) -> None:
        """Put the homework to the open ones again and offer to undo it."""
        self._change_finished(is_finished=False)

    def delete_homework(self) -> None:
        """Delete the homework with its practices and offer to undo it."""
        homework = self.details.homework
        self.details.forget()
        self.details.hide()
        if homework and self._store.get(homework.id):
            stamp = self._store.delete(homework.id)
            undo = self._store.restore
            self._context.notices.undo(self.tr("Homework deleted."), lambda: undo(stamp))
        self._show_parts()
        self.closed.emit()

    def flush(self) -> None:
        """Save what is only on screen."""
        self.details.flush()
        self.form.flush()
        self.attached.flush()

    def _fill_in(self) -> None:
        if self.homework:
            self.form_requested.emit(self.homework.id)

    def _log(self, done: Done) -> None:
        if self.homework:
            today = self._context.today()
            self._open_form(Practice(homework_id=self.homework.id, day=today, done=done))

    def _open_form(self, practice: Practice) -> None:
        self._close_forms()
        self.form.practice = practice
        self._reread()
        self.form.edit(practice)
        self.opened.emit(self.form)

    def _close_forms(self) -> None:
        self.flush()
        self.details.hide()
        self.form.forget()
        self._show_parts()

    def _form_done(self) -> None:
        self.form.forget()
        self._reread()
        self.log_button.setFocus()

    def _details_done(self) -> None:
        self.details.hide()
        self._show_parts()
        self.edit_link.setFocus()
        self.closed.emit()

    def _change_finished(self, *, is_finished: bool) -> None:
        before = self.homework and self._store.get(self.homework.id)
        if not before:
            return
        day = self._context.today() if is_finished else None
        self._store.save(replace(before, finished_on=day))
        said = self.tr("Moved to the finished ones.") if is_finished else self.tr("Open again.")
        self._context.notices.undo(said, lambda: self._put_back(before))
        self.saved.emit()

    def _put_back(self, before: Homework) -> None:
        if now := self._store.get(before.id):
            self._store.save(replace(now, finished_on=before.finished_on))

    def _offer_undo(self, said: str, stamp: str) -> None:
        restore = self._store.practices.restore
        self._context.notices.undo(said, lambda: restore(stamp))

    def _show_more(self) -> None:
        self._limit += MORE_ROWS
        self._reread()

    def _reread(self) -> None:
        if self.homework:
            self._show_log(self.homework)
            self._show_parts()

    def _show_log(self, homework: Homework) -> None:
        self.form.refresh()
        found = self._store.practices.of(homework.id, self._limit + 1)
        shown, is_all = found[: self._limit], len(found) <= self._limit
        of_homework = self._context.notebook.filled.of_homework(homework.id)
        filled = {each.practice_id: each for each in of_homework if each.practice_id}
        self.log.show_practices(shown, filled, self._context.today(), is_all=is_all)
        tally = self._store.practices.tallies((homework.id,)).get(homework.id) if found else None
        self.tried.setText(attempts_words(tally, self._context.today()) if tally else "")
        chain((self.edit_link, self.details, self.log, *self._buttons, self.attached))

    def _show_words(self, homework: Homework) -> None:
        self.name.setText(homework.title)
        session = homework.session_id and self._context.notebook.sessions.get(homework.session_id)
        self.why.setText(why_words(homework, session or None))
        self.plan.setText(plan_words(homework))
        form = form_name(self._context.notebook, homework.form)
        self._has_form = bool(form)
        self.fill_button.setText(self.tr("Fill in: {form}").format(form=form))
        set_property(self.log_button, "kind", "" if form else "primary")

    def _show_parts(self) -> None:
        """Show what belongs to the card's present use: reading, or one of the forms."""
        editing, logging = not self.details.isHidden(), self.form.practice is not None
        is_finished = self.homework is not None and self.homework.finished_on is not None
        is_kept = self.homework is not None and bool(self.homework.created)
        self.attached.setVisible(is_kept and not editing)
        for part in (self.name, self.why, self.edit_link, self.log):
            part.setVisible(not editing)
        for part in (self.plan, self.tried):
            part.setVisible(bool(part.text()) and not editing)
        for part in (self.log_button, self.obstacle_button, self.finish_button):
            part.setVisible(not (editing or logging or is_finished))
        can_fill = self._has_form and not (editing or logging or is_finished)
        self.fill_button.setVisible(can_fill)
        self.resume_button.setVisible(is_finished and not (editing or logging))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self.body.removeWidget(self.heading)
        top.addWidget(self.heading, 1)
        top.addWidget(self.edit_link, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.edit_link.setProperty("flush", "end")
        self.name.setContentsMargins(0, 2, 0, 2)
        self.why.setContentsMargins(0, 0, 0, 4)
        self.plan.setContentsMargins(0, 0, 0, 4)
        self.tried.setContentsMargins(0, 0, 0, 4)
        self.log.setContentsMargins(0, 6, 0, 0)
        said: tuple[QWidget, ...] = (self.name, self.why, self.plan, self.tried)
        for part in (*said, self.details, self.log):
            part.setMinimumWidth(NARROWEST)
            self.body.addWidget(part)
        self.body.addSpacing(14)
        self.body.addWidget(Flow(*self._buttons, gap=16, last_at_end=True))
        self.body.addSpacing(14)
        self.body.addWidget(self.attached)

    def _connect(self) -> None:
        for form in (self.details, self.form):
            form.saved.connect(self.saved)
        self.details.done.connect(self._details_done)
        self.details.delete_requested.connect(self.delete_homework)
        self.form.done.connect(self._form_done)
        self.form.delete_requested.connect(self.delete_practice)
        self.log.edit_requested.connect(self.edit_practice)
        self.log.delete_requested.connect(self.delete_practice)
        self.log.form_requested.connect(self.form_requested)
        self.log.more_requested.connect(self._show_more)
