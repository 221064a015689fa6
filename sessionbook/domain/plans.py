"""Two plans in the person's own words: for staying safe, and for staying well."""

from dataclasses import dataclass
from enum import StrEnum

from sessionbook.domain.record import Record


class PlanKind(StrEnum):
    """Which plan a heading belongs to."""

    SAFETY = "safety"
    STAYING_WELL = "staying_well"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHeading(Record):
    """A part of a plan."""

    plan: PlanKind
    title: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine(Record):
    """A line under a heading; a person or a service may have a number to call."""

    heading_id: str
    text: str
    phone: str = ""
    position: int = 0
