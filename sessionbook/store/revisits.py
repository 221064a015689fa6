"""Meetings with insights as rows."""

from collections.abc import Sequence
from datetime import date, timedelta

from sessionbook.domain.areas import Area
from sessionbook.domain.insights import Insight
from sessionbook.domain.revisits import STAGES, Met, Revisit
from sessionbook.store import rows
from sessionbook.store.records import Records
from sessionbook.store.rows import span
from sessionbook.vault.driver import Row

LATE = timedelta(days=90)
"""How long after its last stage an unanswered insight still comes back."""


class Revisits(Records[Revisit]):
    """Every query and write on the revisits table."""

    kind = Revisit
    table = "revisits"
    area = Area.INSIGHTS
    searched = True

    def of(self, insight_id: str) -> list[Revisit]:
        """Return every meeting with an insight, oldest first."""
        return self.where("insight_id = ? ORDER BY day, created", insight_id)

    def met(self, today: date) -> list[Met]:
        """Return the starred insights that may come back, with their meetings.

        One that went unanswered for long after its last stage has had its time.
        """
        since = today - timedelta(days=STAGES[-1]) - LATE
        query = (
            "SELECT i.*, coalesce(s.day, substr(i.created, 1, 10)) AS day FROM insights i "
            "LEFT JOIN sessions s ON s.id = i.session_id AND s.deleted IS NULL "
            "WHERE i.deleted IS NULL AND i.starred AND i.created >= ? "
            "AND (i.session_id IS NULL OR i.session_id IN ("
            "SELECT id FROM sessions WHERE deleted IS NULL AND day >= ?)) "
            "ORDER BY day DESC, i.position, i.created"
        )
        return self._with_meetings(self._db.tuples(query, since.isoformat(), since.isoformat()))

    def met_between(self, since: date | None, until: date) -> list[Met]:
        """Return the insights from after a day up to another one, and those answered then."""
        day = "coalesce(s.day, substr(i.created, 1, 10))"
        query = (
            f"SELECT i.*, {day} AS day FROM insights i "
            "LEFT JOIN sessions s ON s.id = i.session_id AND s.deleted IS NULL "
            f"WHERE i.deleted IS NULL AND (({day} > ?1 AND {day} <= ?2) OR i.id IN ("
            "SELECT insight_id FROM revisits WHERE deleted IS NULL AND answer <> 'later' "
            f"AND day > ?1 AND day <= ?2)) ORDER BY {day} DESC, i.position, i.created"
        )
        return self._with_meetings(self._db.tuples(query, *span(since, until)))

    def _with_meetings(self, found: Sequence[Row]) -> list[Met]:
        ids = [row["id"] for row in found]
        holes = ", ".join("?" * len(ids))
        meetings: dict[str, list[Revisit]] = {insight_id: [] for insight_id in ids}
        for revisit in self.where(f"insight_id IN ({holes}) ORDER BY day, created", *ids):
            meetings[revisit.insight_id].append(revisit)
        return [
            Met(
                rows.read(Insight, row),
                date.fromisoformat(row["day"]),
                tuple(meetings[row["id"]]),
            )
            for row in found
        ]
