"""Measures' totals as rows."""

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

    def of(self, measure: str) -> list[MeasureResult]:
        """Return a measure's results, newest first."""
        return self.where("measure = ? ORDER BY day DESC, created DESC", measure)
