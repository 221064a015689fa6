"""People and facts that the person wants the notebook to remember."""

from dataclasses import dataclass
from enum import StrEnum

from sessionbook.domain.record import Record


class DetailKind(StrEnum):
    """What a line of the personal details is about."""

    PERSON = "person"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail(Record):
    """A person or a fact; name is its heading in the person's words."""

    kind: DetailKind
    name: str
    text: str = ""
    position: int = 0
