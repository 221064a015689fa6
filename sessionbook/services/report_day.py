"""A single day, for a picture of it: what was rated and written, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sessionbook.domain.markdown import plain
from sessionbook.domain.measures import Measure
from sessionbook.domain.reports import Length, Line, Part
from sessionbook.domain.sessions import Session, working_together
from sessionbook.domain.topics import TopicKind
from sessionbook.services.looking_back import Period, in_period, totals
from sessionbook.services.progress import Progress
from sessionbook.services.report import (
    Report,
    Unsaid,
    answer_lines,
    hidden_words,
    insight_line,
    practised_on,
    scales,
    topic_line,
    unsaid_line,
)
from sessionbook.store.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Written:
    """Words of a day: the notes of a session, what gave hope in it, or a journal entry."""

    kind: str
    at: time | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thankful:
    """A line of a session's gratitude list."""

    text: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The working-together score of a session."""

    score: float


@dataclass(frozen=True, slots=True)
class Filled:
    """A form by its name, with what was answered."""

    name: str
    answers: tuple[tuple[str, str], ...]


def read_day(
    notebook: Notebook, progress: Progress, measures: Sequence[Measure], day: date
) -> Report:
    """Read everything that a picture of this day may show."""
    period = Period(day - timedelta(days=1), day)
    measured = in_period(progress, period)
    sessions = notebook.sessions.on_day(day)
    every = (
        *(Line(f"{Part.SCORES}:{c.measure.key}", Part.SCORES, c, is_on=True)
          for c in totals(measured, tuple(measures))),
        *scales(measured, "tracker:", is_on=True),
        *scales(measured, "goal:", is_on=True),
        *practised_on(notebook, day),
        *(line for session in sessions for line in _session(notebook, session)),
        *_entries(notebook, day),
        *answer_lines(notebook, measures, period),
        *_forms(notebook, period),
    )  # fmt: skip
    order = tuple(Part)
    return Report(period, Length.DAY, tuple(sorted(every, key=lambda e: order.index(e.part))))


def _session(notebook: Notebook, session: Session) -> Iterator[Line]:
    yield from _notes(session)
    hidden = hidden_words(notebook.topics.open())
    for insight in notebook.insights.of_session(session.id):
        yield insight_line(insight, hidden, is_on=True)
    for line in notebook.gratitude.of_session(session.id):
        key = f"{Part.THANKFUL}:{line.id}"
        yield Line(key, Part.THANKFUL, Thankful(line.text), is_on=True)
    for topic in notebook.topics.raised_in(session.id):
        if topic.kind is TopicKind.TOPIC:
            yield topic_line(Part.RAISED, topic, is_on=True)
    yield from _kept_back(session)


def _notes(session: Session) -> Iterator[Line]:
    for kind, text in (("notes", plain(session.notes)), ("hope", plain(session.hope))):
        if paragraphs := _paragraphs(text):
            key = f"{Part.WRITTEN}:{kind}:{session.id}"
            yield Line(key, Part.WRITTEN, Written(kind, session.at, paragraphs), is_on=True)


def _kept_back(session: Session) -> Iterator[Line]:
    for text, is_held_back in ((session.honest_about, False), (session.held_back, True)):
        if text.strip():
            yield unsaid_line(session.id, Unsaid(session.day, text, is_held_back))
    score = working_together(session)
    if score is not None:
        yield Line(f"{Part.TOGETHER}:{session.id}", Part.TOGETHER, CheckIn(score))


def _entries(notebook: Notebook, day: date) -> Iterator[Line]:
    for entry in notebook.journal.between(day, day):
        if paragraphs := _paragraphs(plain(entry.text)):
            fact = Written("journal", entry.at, paragraphs)
            yield Line(f"{Part.WRITTEN}:{entry.id}", Part.WRITTEN, fact, is_on=True)


def _forms(notebook: Notebook, period: Period) -> Iterator[Line]:
    for filled in notebook.filled.between(period.since, period.day):
        answers = tuple((a.label, a.value) for a in notebook.filled.answers.of(filled.id))
        fact = Filled(filled.name, tuple(each for each in answers if each[1]))
        yield Line(f"{Part.FORMS}:{filled.id}", Part.FORMS, fact)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(each for line in text.splitlines() if (each := line.strip()))
