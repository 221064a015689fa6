"""How near a topic is to being said, in the person's words."""

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.topics import Topic, TopicKind, TopicState


def state_words() -> tuple[tuple[TopicState, str], ...]:
    """Return what a topic can be, from the furthest to the nearest."""
    translate = QCoreApplication.translate
    return (
        (TopicState.PRIVATE, translate("TopicWords", "Private")),
        (TopicState.THINKING, translate("TopicWords", "Thinking about it")),
        (TopicState.READY, translate("TopicWords", "Ready to raise")),
        (TopicState.RAISED, translate("TopicWords", "Raised")),
    )


def pill(topic: Topic) -> str:
    """Return what stands beside its words; most topics need nothing."""
    translate = QCoreApplication.translate
    thinks = topic.state is TopicState.THINKING
    if topic.state is TopicState.PRIVATE:
        return translate("TopicWords", "Private")
    if topic.sensitive and thinks:
        return translate("TopicWords", "Sensitive · when I'm ready")
    if topic.sensitive:
        return translate("TopicWords", "Sensitive · ready to raise")
    if topic.kind is TopicKind.COMPLIMENT and thinks:
        return translate("TopicWords", "Compliment · thinking about it")
    if topic.kind is TopicKind.COMPLIMENT:
        return translate("TopicWords", "Compliment")
    return translate("TopicWords", "Thinking about it") if thinks else ""
