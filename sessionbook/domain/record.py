"""What every record has: an id that survives merging, and its times."""

from dataclasses import dataclass, field


def new_id() -> str:
    """Return an identifier that stays unique across merged notebooks."""
    from uuid import uuid4  # 0.2 MB that a notebook only read does without

    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the notebook; the times are UTC, ISO 8601, filled in by the store."""

    id: str = field(default_factory=new_id)
    created: str = field(default="", compare=False)
    changed: str = field(default="", compare=False)
    deleted: str | None = None
