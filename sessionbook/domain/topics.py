"""Things to bring up in a session, and compliments to say there."""

from dataclasses import dataclass
from enum import StrEnum

from sessionbook.domain.record import Record


class TopicKind(StrEnum):
    """What a line of the bring-up list is."""

    TOPIC = "topic"
    COMPLIMENT = "compliment"


class TopicState(StrEnum):
    """How near a topic is to being said."""

    PRIVATE = "private"
    THINKING = "thinking"
    READY = "ready"
    RAISED = "raised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """One line of the bring-up list; sensitive and private ones are masked until held."""

    text: str
    kind: TopicKind = TopicKind.TOPIC
    state: TopicState = TopicState.READY
    sensitive: bool = False
    position: int = 0
    raised_in: str | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether its words are read only while they are held."""
        return self.sensitive or self.state is TopicState.PRIVATE
