"""The person's own forms, and forms filled in, as rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.forms import FilledForm, FormAnswer, OwnForm
from sessionbook.store.attachments import Attachments
from sessionbook.store.database import Database
from sessionbook.store.ordered import Ordered
from sessionbook.store.records import Records
from sessionbook.store.rows import span


class OwnForms(Ordered[OwnForm]):
    """Every query and write on the own_forms table; a form's key is its record's id."""

    kind = OwnForm
    table = "own_forms"
    area = Area.FORMS

    def all(self) -> list[OwnForm]:
        """Return the person's forms, in their order."""
        return self.where("1 ORDER BY position, created")


class FormAnswers(Records[FormAnswer]):
    """Every query and write on the form_answers table."""

    kind = FormAnswer
    table = "form_answers"
    area = Area.FORMS
    searched = True

    def of(self, filled_id: str) -> list[FormAnswer]:
        """Return the answers of a filled form, in the form's order."""
        return self.where("filled_id = ? ORDER BY position, created", filled_id)

    def first_words(self, filled_ids: Iterable[str]) -> dict[str, str]:
        """Return how each of these filled forms begins, where anything is in it."""
        ids = tuple(filled_ids)
        query = (  # of the row with the least position, SQLite takes the value too
            "SELECT filled_id, value, min(position) FROM form_answers "
            f"WHERE filled_id IN ({', '.join('?' * len(ids))}) "
            "AND deleted IS NULL AND value <> '' GROUP BY filled_id"
        )
        return {row["filled_id"]: row["value"] for row in self._db.tuples(query, *ids)}


class FilledForms(Records[FilledForm]):
    """Every query and write on the filled_forms table."""

    kind = FilledForm
    table = "filled_forms"
    area = Area.FORMS

    def __init__(self, database: Database, attachments: Attachments) -> None:
        super().__init__(database)
        self.answers = FormAnswers(database)
        self._attachments = attachments

    def holding(self, record_id: str) -> FilledForm | None:
        """Return the filled form with this id, or the one that an answer or attachment is of."""
        if answer := self.answers.get(record_id):
            return self.get(answer.filled_id)
        return self.get(record_id) or self.get(self._attachments.holder(self.table, record_id))

    def of_homework(self, homework_id: str) -> list[FilledForm]:
        """Return what was filled in for a homework, newest first."""
        return self.where("homework_id = ? ORDER BY day DESC, created DESC", homework_id)

    def between(self, since: date | None, until: date) -> list[FilledForm]:
        """Return what was filled in after a day, or ever, up to another one, oldest first."""
        return self.where("day > ? AND day <= ? ORDER BY day, created", *span(since, until))

    def newest(self, limit: int, skip: int = 0) -> list[FilledForm]:
        """Return filled forms, newest first."""
        return self.where("1 ORDER BY day DESC, created DESC LIMIT ? OFFSET ?", limit, skip)

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return (self.answers, "filled_id"), self._attachments.part_of(self.table)
