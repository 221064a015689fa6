"""What stands on the card: what is ready to be said, and not a word about what is hidden."""

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.homework import days_practised
from sessionbook.domain.revisits import Answer
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.store.notebook import Notebook
from sessionbook.ui import words
from sessionbook.ui.pages.today.day import Day, read_day
from sessionbook.ui.pages.today.homework_words import by_homework, days_to_count, first_day, said

MOST_INSIGHTS = 2
GONE = (Answer.LATER, Answer.BRING_UP)
"""Answers after which an insight is not for today, or stands among the topics."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the card; with the key of a topic it can be ticked."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title, size times as large as the usual text.

    counts says whether all are meant, so that it is said how many are left out.
    """

    title: str
    items: tuple[Item, ...]
    size: float
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """The day, then what is to be said and what one comes with; empty sections are there too."""

    heading: str
    sections: tuple[Section, ...]

    def is_empty(self) -> bool:
        """Whether there is nothing to hold."""
        return not any(section.items for section in self.sections)


def read_content(notebook: Notebook, now: datetime) -> Content:
    """Return the card of the day; only topics that are ready to raise are on it."""
    day, listed = read_day(notebook, now), notebook.topics.open()
    hidden = {_folded(topic.text) for topic in listed if topic.is_hidden}
    ready = [topic for topic in listed if topic.state is TopicState.READY]
    tr = QCoreApplication.translate
    sections = (
        Section(tr("Card", "To bring up"), _of_kind(ready, TopicKind.TOPIC), 1.7),
        Section(tr("Card", "Compliments to say"), _of_kind(ready, TopicKind.COMPLIMENT), 1.5),
        Section(tr("Card", "Homework"), _homework(notebook, day), 1.25),
        Section(tr("Card", "Insights"), _insights(notebook, day), 1.25, counts=False),
    )
    return Content(_heading(day), tuple(_without(section, hidden) for section in sections))


def _without(section: Section, hidden: set[str]) -> Section:
    """Leave out what has the words of something hidden, as an insight brought up may."""
    kept = [item for item in section.items if _folded(item.text) not in hidden]
    return replace(section, items=tuple(kept if section.counts else kept[:MOST_INSIGHTS]))


def _heading(day: Day) -> str:
    parts = [words.weekday_date(day.today)]
    if day.is_session_day and day.coming and day.coming.appointment.at:
        parts.append(words.clock(day.coming.appointment.at))
    return " · ".join(parts)


def _of_kind(topics: list[Topic], kind: TopicKind) -> tuple[Item, ...]:
    found = (topic for topic in topics if topic.kind is kind and not topic.is_hidden)
    return tuple(Item(topic.text, topic.id) for topic in found)


def _homework(notebook: Notebook, day: Day) -> tuple[Item, ...]:
    """Return what was practised, and on how many days if on any."""
    open_ones, since = notebook.homework.open(), first_day(day)
    ids = [homework.id for homework in open_ones]
    tried = by_homework(notebook.homework.practices.since(since, ids)) if ids else {}
    items = []
    for homework in open_ones:
        done = len(days_practised(tried.get(homework.id, ())))
        count = said(homework, done, days_to_count(homework, since, day.today)) if done else ""
        items.append(Item(" · ".join(part for part in (homework.title, count) if part)))
    return tuple(items)


def _insights(notebook: Notebook, day: Day) -> tuple[Item, ...]:
    """Return those that come back today, then those of the last session."""
    answers = {met.insight.id: met.answer_on(day.today) for met in day.due}
    gone = {key for key, given in answers.items() if given and given.answer in GONE}
    of_last = notebook.insights.of_session(day.last.id) if day.last else []
    found = [met.insight for met in day.due] + [each for each in of_last if each.starred]
    texts = {insight.id: insight.text for insight in found if insight.id not in gone}
    return tuple(Item(text) for text in texts.values())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
