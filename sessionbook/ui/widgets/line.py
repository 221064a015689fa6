"""What a line of a list is about, before it is on screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list; checked and starred are None where the list has no such thing."""

    key: str
    text: str
    checked: bool | None = None
    starred: bool | None = None
    pill: str = ""
    is_warm: bool = False
    note: str = ""
    is_masked: bool = False
    is_struck: bool = False
    is_strong: bool = False
    under: str = ""
