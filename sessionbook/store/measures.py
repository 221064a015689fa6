"""Questionnaires' totals, their answers, and those that the person added, as rows."""

from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.measures import MeasureAnswers, MeasureResult, OwnMeasure
from sessionbook.domain.series import Points
from sessionbook.store.database import Database
from sessionbook.store.ordered import Ordered
from sessionbook.store.records import Records
from sessionbook.store.rows import ORDINAL, span


class MeasureAnswerSheets(Records[MeasureAnswers]):
    """Every query and write on the measure_answers table."""

    kind = MeasureAnswers
    table = "measure_answers"
    area = Area.MEASURES

    def of(self, result_id: str) -> MeasureAnswers | None:
        """Return what a total was added up from, or None where only the total was typed in."""
        found = self.where("result_id = ?", result_id)
        return found[0] if found else None

    def between(self, since: date | None, until: date) -> list[MeasureAnswers]:
        """Return what has a total, after a day, or ever, up to another one, oldest first."""
        condition = "result_id IS NOT NULL AND day > ? AND day <= ? ORDER BY day, created"
        return self.where(condition, *span(since, until))

    def begun(self, measure: str) -> MeasureAnswers | None:
        """Return the newest answers of a questionnaire that have no total yet."""
        begun = "measure = ? AND result_id IS NULL ORDER BY day DESC, created DESC LIMIT 1"
        found = self.where(begun, measure)
        return found[0] if found else None


class MeasureResults(Records[MeasureResult]):
    """Every query and write on the measure_results table."""

    kind = MeasureResult
    table = "measure_results"
    area = Area.MEASURES

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._sheets = MeasureAnswerSheets(database)

    def points(self, measure: str) -> Points:
        """Return a measure's totals, oldest first."""
        query = (
            f"SELECT {ORDINAL} AS number, total AS value FROM measure_results "
            "WHERE deleted IS NULL AND measure = ? ORDER BY day, created"
        )
        return self._db.points(query, measure)

    def latest(self) -> dict[str, date]:
        """Return the day of each measure's last result, jumping from measure to measure."""
        living = "FROM measure_results WHERE deleted IS NULL AND measure"
        query = (
            f"WITH RECURSIVE used (name) AS (SELECT min(measure) {living} > '' UNION ALL "
            f"SELECT (SELECT min(measure) {living} > name) FROM used WHERE name IS NOT NULL) "
            f"SELECT name, (SELECT max(day) {living} = name) FROM used WHERE name IS NOT NULL"
        )
        return {name: date.fromisoformat(day) for name, day in self._db.tuples(query)}

    def of(self, measure: str) -> list[MeasureResult]:
        """Return a measure's results, newest first."""
        return self.where("measure = ? ORDER BY day DESC, created DESC", measure)

    def on_day(self, day: date) -> list[MeasureResult]:
        """Return every questionnaire's results of a day, in the order they were entered."""
        return self.where("day = ? ORDER BY created", day.isoformat())

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return ((self._sheets, "result_id"),)


class OwnMeasures(Ordered[OwnMeasure]):
    """Every query and write on the own_measures table."""

    kind = OwnMeasure
    table = "own_measures"
    area = Area.MEASURES

    def in_order(self) -> list[OwnMeasure]:
        """Return the added questionnaires, in the person's order."""
        return self.where("1 ORDER BY position, created")
