"""What was brought up in the invented sessions, and what waits for the next one."""

from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.services.demo.course import Course
from sessionbook.services.demo.texts import Deck, texts
from sessionbook.store.notebook import Notebook

RAISED = 0.6


def write(notebook: Notebook, course: Course, held: list[Session]) -> None:
    """Save the topics raised in the sessions and the open ones."""
    chance = course.chance("topics")
    deck = Deck[str](texts("sessions")["raised"], chance)
    for session in held:
        if chance.random() < RAISED:
            topic = Topic(text=deck.deal(), state=TopicState.RAISED, raised_in=session.id)
            notebook.topics.save(topic)
    for position, facts in enumerate(texts("sessions")["open"]):
        topic = Topic(
            text=facts["text"],
            kind=TopicKind(facts.get("kind", TopicKind.TOPIC)),
            state=TopicState(facts.get("state", TopicState.READY)),
            sensitive=facts.get("sensitive", False),
            position=position,
        )
        notebook.topics.save(topic)
