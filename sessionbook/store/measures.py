"""Measures' totals as rows."""

from datetime import date

from sessionbook.domain.areas import Area
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.series import Points
from sessionbook.store.records import Records
from sessionbook.store.sessions import ORDINAL


class MeasureResults(Records[MeasureResult]):
    """Every query and write on the measure_results table."""

    kind = MeasureResult
    table = "measure_results"
    area = Area.MEASURES

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
