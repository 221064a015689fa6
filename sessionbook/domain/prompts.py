"""Questions that help to begin writing; the person's own sets of them."""

from dataclasses import dataclass

from sessionbook.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSet(Record):
    """A named set of prompts."""

    name: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt(Record):
    """One prompt of a set."""

    set_id: str
    text: str
    position: int = 0
