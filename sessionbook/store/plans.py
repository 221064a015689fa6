"""The two plans as rows: their headings and the lines below each."""

from collections.abc import Iterable
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.store.database import Database
from sessionbook.store.ordered import Ordered
from sessionbook.store.records import Records


class PlanLines(Ordered[PlanLine]):
    """Every query and write on the plan_lines table."""

    kind = PlanLine
    table = "plan_lines"
    area = Area.PLANS
    searched = True

    def by_heading(self, heading_ids: Iterable[str]) -> dict[str, list[PlanLine]]:
        """Return the lines of each of these headings, in the person's order."""
        ids = tuple(heading_ids)
        holes = ", ".join("?" * len(ids))
        found: dict[str, list[PlanLine]] = {heading_id: [] for heading_id in ids}
        for line in self.where(f"heading_id IN ({holes}) ORDER BY position, created", *ids):
            found[line.heading_id].append(line)
        return found


class Plans(Ordered[PlanHeading]):
    """Every query and write on the plan_headings table."""

    kind = PlanHeading
    table = "plan_headings"
    area = Area.PLANS
    searched = True

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.lines = PlanLines(database)

    def of(self, plan: PlanKind) -> list[PlanHeading]:
        """Return a plan's headings, in the person's order."""
        return self.where("plan = ? ORDER BY position, created", plan)

    def holding(self, record_id: str) -> PlanHeading | None:
        """Return the heading with this id, or the one that the line with it stands under."""
        line = self.lines.get(record_id)
        return self.get(line.heading_id if line else record_id)

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return ((self.lines, "heading_id"),)
