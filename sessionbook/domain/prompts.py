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


@dataclass(frozen=True, slots=True)
class OfferedSet:
    """A set with its prompts, as it is offered; a shipped one is not in the notebook yet."""

    set: PromptSet
    prompts: tuple[Prompt, ...]

    @property
    def key(self) -> str:
        """What a choice of it is remembered by."""
        return self.set.id

    @property
    def is_own(self) -> bool:
        """Whether it is in the notebook."""
        return bool(self.set.created)
