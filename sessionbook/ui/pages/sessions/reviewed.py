"""The homework of last time, looked at again: kept, changed or let go."""

from dataclasses import replace
from datetime import date

from sessionbook.domain.homework import Done, Homework, HomeworkReview, Practice, Verdict
from sessionbook.domain.sessions import Session
from sessionbook.errors import SessionbookError
from sessionbook.services.raising import is_recent
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.review_row import ReviewRow
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.plain import set_property
from sessionbook.ui.widgets.tab_order import as_laid_out, chain


class ReviewedSection(Section):
    """What was agreed before this session; an old one shows only what was reviewed in it."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("Homework since last time"))
        self.hold_rows()
        self._store = context.notebook.homework
        self._reviews: dict[str, HomeworkReview] = {}
        self.rows: dict[str, ReviewRow] = {}

    def refresh(self) -> None:
        session = self.sheet.session
        found = self._store.reviews.of_session(session.id)
        self._reviews = {review.homework_id: review for review in found}
        homeworks = self._homeworks(session)
        self._keep_rows(homeworks)
        attempts = self._attempts(session)
        for homework in homeworks:
            review = self._reviews.get(homework.id)
            said = self._attempt_words(attempts.get(homework.id, []))
            verdict, note = (review.verdict, review.note) if review else (None, "")
            self.rows[homework.id].show_review(homework, verdict, note, said)

    def flush(self) -> None:
        for row in self.rows.values():
            row.flush()

    def bring_to(self, record_id: str) -> ReviewRow | None:
        """Put the caret into the line about a review; return its row, or None if it is not here."""
        found = (key for key, review in self._reviews.items() if review.id == record_id)
        row = self.rows.get(next(found, ""))
        if row:
            row.note.put_caret_at_end()
        return row

    def holds_something(self) -> bool:
        return bool(self._reviews)

    def is_of_use(self) -> bool:
        return bool(self.rows)

    def _homeworks(self, session: Session) -> list[Homework]:
        """Return what was reviewed in the session, and what may be."""
        found = {key: homework for key in self._reviews if (homework := self._store.get(key))}
        if is_recent(session, self.context.today()) and not session.missed:
            for homework in self._store.open():
                if homework.started_on < session.day and homework.session_id != session.id:
                    found[homework.id] = homework
        return sorted(found.values(), key=lambda each: (each.position, each.created))

    def _keep_rows(self, homeworks: list[Homework]) -> None:
        """Have a row for each, using again the rows there are."""
        if list(self.rows) == [homework.id for homework in homeworks]:
            return
        old, self.rows = self.rows, {}
        for place, homework in enumerate(homeworks):
            row = old.pop(homework.id, None) or self._row(homework)
            self.rows[homework.id] = row
            self.body.insertWidget(place, row)
        for row in old.values():
            row.hide()
            self.body.removeWidget(row)
            row.deleteLater()
        for row in self.rows.values():
            set_property(row, "last", row.homework.id == homeworks[-1].id)
        as_laid_out(self.body)
        chain(list(self.rows.values()))

    def _row(self, homework: Homework) -> ReviewRow:
        row = ReviewRow(homework)
        row.chosen.connect(self._choose)
        row.reworded.connect(self._reword)
        row.noted.connect(self._note)
        return row

    def _attempts(self, session: Session) -> dict[str, list[Practice]]:
        """Return each homework's attempts from the session before to this one."""
        if not self.rows:
            return {}
        last = self.notebook.sessions.latest_before(session.day)
        found: dict[str, list[Practice]] = {}
        for practice in self._store.practices.since(last.day if last else date.min, self.rows):
            if practice.day <= session.day and practice.done is not Done.NONE:
                found.setdefault(practice.homework_id, []).append(practice)
        return found

    def _attempt_words(self, attempts: list[Practice]) -> str:
        if not attempts:
            return self.tr("Nothing noted since last time")
        day = words.since(attempts[-1].day, self.context.today())
        if len(attempts) == 1:
            return self.tr("One attempt: {day}").format(day=day)
        return self.tr("%n attempts, the last: {day}", "", len(attempts)).format(day=day)

    def _choose(self, key: str, verdict: Verdict | None) -> None:
        try:
            with self.notebook.database.write():
                session = self.sheet.keep()
                taken_back = self._reviews.get(key) if verdict is None else None
                before = self._agree(session, key, verdict)
        except SessionbookError:
            self.refresh()
            raise
        if verdict is Verdict.LET_GO:
            self.context.notices.undo(
                self.tr("Let go. It stands with what is finished."),
                lambda: self._agree(session, key, before),
            )
        elif taken_back and taken_back.note:
            self.context.notices.undo(
                self.tr("Taken back, with what you wrote about it."),
                lambda: self._put_back(session, taken_back),
            )
        elif verdict is Verdict.CHANGE and key in self.rows:
            self.rows[key].field.put_caret_at_end()
        self.saved.emit()

    def _agree(self, session: Session, key: str, verdict: Verdict | None) -> Verdict | None:
        """Save what was agreed, or that nothing was; return what it was before."""
        reviews = self._store.reviews
        with self.notebook.database.write():
            found = (each for each in reviews.of_session(session.id) if each.homework_id == key)
            review = next(found, None)
            before = review.verdict if review else None
            if review and verdict is None:
                reviews.delete(review.id)
            elif review and verdict:
                reviews.save(replace(review, verdict=verdict))
            elif verdict:
                new = HomeworkReview(homework_id=key, session_id=session.id, verdict=verdict)
                reviews.save(new)
            self._finish(key, session.day, was=before, now=verdict)
        return before

    def _put_back(self, session: Session, review: HomeworkReview) -> None:
        """Agree on it again, with the words about it."""
        with self.notebook.database.write():
            self._agree(session, review.homework_id, review.verdict)
            self._note_in(session, review.homework_id, review.note)

    def _note(self, key: str, words: str) -> None:
        self._note_in(self.sheet.session, key, words)
        self.saved.emit()

    def _note_in(self, session: Session, key: str, words: str) -> None:
        for review in self._store.reviews.of_session(session.id):
            if review.homework_id == key and review.note != words:
                self._store.reviews.save(replace(review, note=words))

    def _finish(self, key: str, day: date, *, was: Verdict | None, now: Verdict | None) -> None:
        """Finish what is let go; open it again when it was let go here before."""
        homework = self._store.get(key)
        if homework and now is Verdict.LET_GO:
            self._store.save(replace(homework, finished_on=day))
        elif homework and was is Verdict.LET_GO:
            self._store.save(replace(homework, finished_on=None))

    def _reword(self, key: str, text: str) -> None:
        if homework := self._store.get(key):
            self._store.save(replace(homework, title=text))
            self.saved.emit()
