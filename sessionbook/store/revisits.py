"""Meetings with insights as rows."""

from datetime import date, timedelta

from sessionbook.domain.areas import Area
from sessionbook.domain.insights import Insight
from sessionbook.domain.revisits import STAGES, Met, Revisit
from sessionbook.store import rows
from sessionbook.store.records import Records

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
            "ORDER BY day DESC, i.position"
        )
        found = self._db.tuples(query, since.isoformat(), since.isoformat())
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
