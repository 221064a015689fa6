"""What was brought up in the invented sessions, and what waits for the next one."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.services.demo.course import Course
from sessionbook.services.demo.texts import Deck, texts
from sessionbook.store.notebook import Notebook
from sessionbook.store.rows import stamp

RAISED = 0.6
AHEAD = 9  # days at most between writing a topic down and raising it
AT_NOON = time(12, tzinfo=UTC)  # the same day nearly everywhere


def write(notebook: Notebook, course: Course, held: list[Session]) -> None:
    """Save the topics raised in the sessions and the open ones."""
    chance = course.chance("topics")
    deck = Deck[str](texts("sessions")["raised"], chance)
    for session in held:
        if chance.random() < RAISED:
            topic = Topic(
                text=deck.deal(),
                state=TopicState.RAISED,
                raised_in=session.id,
                created=_written(session.day - timedelta(days=chance.randint(1, AHEAD))),
            )
            notebook.topics.save(topic)
    for position, facts in enumerate(texts("sessions")["open"]):
        notebook.topics.save(_open(course, facts, position))


def _open(course: Course, facts: dict[str, Any], position: int) -> Topic:
    return Topic(
        text=facts["text"],
        kind=TopicKind(facts.get("kind", TopicKind.TOPIC)),
        state=TopicState(facts.get("state", TopicState.READY)),
        sensitive=facts.get("sensitive", False),
        position=position,
        created=_written(course.today - timedelta(days=facts["days_ago"])),
    )


def _written(day: date) -> str:
    return stamp(datetime.combine(day, AT_NOON))
