"""What the person chose for this notebook: kept inside it, not in the settings."""

from dataclasses import dataclass

from sessionbook.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Record):
    """A choice; its id is its name, the same in every notebook, so that copies merge."""

    value: str
