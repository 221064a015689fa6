"""A summary for one's therapist, gathered line by line: facts, and which are on it at first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sessionbook.domain.goals import GoalState
from sessionbook.domain.homework import days_practised
from sessionbook.domain.insights import Insight
from sessionbook.domain.measures import Measure, MeasureAnswers
from sessionbook.domain.plans import PlanKind
from sessionbook.domain.reports import Answers, Length, Line, Part
from sessionbook.domain.series import Series
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.services.looking_back import (
    GoalFacts,
    HomeworkFacts,
    LookBack,
    Period,
    every_goal,
    in_period,
    look_back,
    totals,
)
from sessionbook.services.progress import TOGETHER, Progress, together
from sessionbook.store.notebook import Notebook

USUAL_DAYS = timedelta(days=91)

AT_FIRST = {
    Length.PAGE: {Part.GOALS: 3, Part.HOMEWORK: 3, Part.INSIGHTS: 2, Part.RAISED: 0},
    Length.LONG: {Part.GOALS: 12, Part.HOMEWORK: 12, Part.INSIGHTS: 12},
}
"""How many lines of a part are ticked before the person chooses; of the others all that may be."""

NEARNESS = (TopicState.READY, TopicState.THINKING, TopicState.PRIVATE)


@dataclass(frozen=True, slots=True)
class Report:
    """The days a summary is about, and every line that may be on it."""

    period: Period
    length: Length
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of one's own over the days of a summary."""

    series: Series


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What was held back in a session; or what one was honest about, for oneself alone."""

    day: date
    text: str
    is_held_back: bool = True


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A heading of the safety plan with its lines."""

    title: str
    lines: tuple[str, ...]


def usual_period(today: date) -> Period:
    """Return the days a summary is about unless others are chosen."""
    return Period(today - USUAL_DAYS, today)


def last_sessions(notebook: Notebook, count: int, today: date) -> Period:
    """Return the days from the last so many sessions on; all days where there are fewer."""
    days = [each for each in notebook.sessions.days() if each <= today.toordinal()]
    if len(days) <= count:
        return Period(None, today)
    return Period(date.fromordinal(days[-count] - 1), today)


def read_report(
    notebook: Notebook,
    progress: Progress,
    measures: Sequence[Measure],
    period: Period,
    length: Length = Length.PAGE,
) -> Report:
    """Read everything that may be on a summary of these days."""
    found, measured = look_back(notebook, period), in_period(progress, period)
    topics = notebook.topics.open()
    every = (
        *_goals(every_goal(notebook, period)),
        *_scores(measured, tuple(measures)),
        *scales(measured, "tracker:"),
        *_homework(found),
        *_insights(found, hidden_words(topics)),
        *_raised(notebook, period),
        *_discuss(topics),
        *_unsaid(notebook, period),
        *_together(measured),
        *answer_lines(notebook, measures, period),
        *_safety(notebook),
    )
    return Report(period, length, tuple(_fewer(every, AT_FIRST[length])))


def hidden_words(topics: Iterable[Topic]) -> frozenset[str]:
    """Return the words of everything hidden: an insight brought up may have them too."""
    return frozenset(folded(topic.text) for topic in topics if topic.is_hidden)


def folded(text: str) -> str:
    """Return words so that they are the same whatever their letters' case and gaps."""
    return " ".join(text.casefold().split())


def scales(measured: Progress, kind: str, *, is_on: bool = False) -> Iterator[Line]:
    """Yield the scales of a kind."""
    for series in measured.series:
        if series.key.startswith(kind):
            yield Line(f"{Part.SCALES}:{series.key}", Part.SCALES, Scale(series), is_on)


def answer_lines(notebook: Notebook, measures: Sequence[Measure], period: Period) -> Iterator[Line]:
    """Yield the latest single answers to each questionnaire."""
    latest = {each.measure: each for each in notebook.answer_sheets.between(*_ends(period))}
    labels = {each.key: tuple(item.label for item in each.items) for each in measures}
    for measure, sheet in sorted(latest.items()):
        values, said = _values(sheet), labels.get(measure, ())
        fact = Answers(measure, sheet.day, values, said if len(said) == len(values) else ())
        yield Line(f"{Part.ANSWERS}:{measure}", Part.ANSWERS, fact)


def insight_line(insight: Insight, hidden: frozenset[str], *, is_on: bool) -> Line:
    """Return an insight's line; with the words of something hidden it is hidden as well."""
    is_hidden = folded(insight.text) in hidden
    return Line(
        f"{Part.INSIGHTS}:{insight.id}",
        Part.INSIGHTS,
        insight,
        is_on and not is_hidden,
        is_hidden,
        is_hidden,
    )


def topic_line(part: Part, topic: Topic, *, is_on: bool) -> Line:
    """Return a topic's line; what is not ready or hidden is asked for anew each time."""
    is_open = topic.state in (TopicState.READY, TopicState.RAISED) and not topic.is_hidden
    anew = not is_open
    return Line(f"{part}:{topic.id}", part, topic, is_on and is_open, topic.is_hidden, anew)


def _fewer(lines: Iterable[Line], most: dict[Part, int]) -> Iterator[Line]:
    """Tick of some parts only the first few."""
    left = dict(most)
    for line in lines:
        if line.is_on and line.part in left:
            left[line.part] -= 1
            yield line if left[line.part] >= 0 else replace(line, is_on=False)
        else:
            yield line


def _goals(found: Sequence[GoalFacts]) -> Iterator[Line]:
    """Yield what is worked on, then what was reached in these days, then what rests."""
    kept = [each for each in found if each.goal.state is not GoalState.LET_GO]
    open_ones = [each for each in kept if each.goal.state is GoalState.OPEN]
    reached = [each for each in kept if each.reached]
    first = (*open_ones, *reached)
    for facts in first:
        yield Line(f"{Part.GOALS}:{facts.goal.id}", Part.GOALS, facts, is_on=True)
    for facts in kept:
        if facts not in first:
            yield Line(f"{Part.GOALS}:{facts.goal.id}", Part.GOALS, facts)


def _scores(measured: Progress, measures: tuple[Measure, ...]) -> Iterator[Line]:
    for change in totals(measured, measures):
        yield Line(f"{Part.SCORES}:{change.measure.key}", Part.SCORES, change, is_on=True)


def _homework(found: LookBack) -> Iterator[Line]:
    """Yield what was tried, the latest first, then the rest."""
    tried = [each for each in found.homework if each.last]
    tried.sort(key=lambda facts: facts.last or date.min, reverse=True)
    for facts in tried:
        yield _homework_line(facts, is_on=True)
    for facts in found.homework:
        if not facts.last:
            yield _homework_line(facts, is_on=False)


def _homework_line(facts: HomeworkFacts, *, is_on: bool) -> Line:
    return Line(f"{Part.HOMEWORK}:{facts.homework.id}", Part.HOMEWORK, facts, is_on)


def practised_on(notebook: Notebook, day: date) -> Iterator[Line]:
    """Yield what was practised on one day, with what was learned."""
    practices = notebook.homework.practices.between(day - timedelta(days=1), day)
    for key in dict.fromkeys(practice.homework_id for practice in practices):
        if homework := notebook.homework.get(key):
            its = [practice for practice in practices if practice.homework_id == key]
            learned = tuple(practice.note for practice in its if practice.note)
            days = len(days_practised(its))
            facts = HomeworkFacts(homework, days, day if days else None, learned, None)
            yield _homework_line(facts, is_on=True)


def _insights(found: LookBack, hidden: frozenset[str]) -> Iterator[Line]:
    insights = [facts.met.insight for facts in found.insights]
    for insight in sorted(insights, key=lambda each: not each.starred):
        yield insight_line(insight, hidden, is_on=insight.starred)


def _raised(notebook: Notebook, period: Period) -> Iterator[Line]:
    for topic in notebook.topics.raised_between(*_ends(period)):
        if topic.kind is TopicKind.TOPIC:
            yield topic_line(Part.RAISED, topic, is_on=True)


def _discuss(topics: Iterable[Topic]) -> Iterator[Line]:
    """Yield what is to be said, the readiest first; a compliment is for saying, not for paper."""
    said = [topic for topic in topics if topic.kind is TopicKind.TOPIC]
    for topic in sorted(said, key=lambda each: (NEARNESS.index(each.state), each.is_hidden)):
        yield topic_line(Part.DISCUSS, topic, is_on=True)


def _unsaid(notebook: Notebook, period: Period) -> Iterator[Line]:
    for session in reversed(notebook.sessions.between(*_ends(period))):
        if session.held_back.strip():
            fact = Unsaid(session.day, session.held_back)
            yield unsaid_line(session.id, fact)


def unsaid_line(session_id: str, fact: Unsaid) -> Line:
    """Return the line of something that was kept to oneself."""
    name = "held_back" if fact.is_held_back else "honest_about"
    key = f"{Part.UNSAID}:{name}:{session_id}"
    return Line(key, Part.UNSAID, fact, is_masked=True, is_asked_anew=True)


def _together(measured: Progress) -> Iterator[Line]:
    if found := together(measured):
        yield Line(f"{Part.TOGETHER}:{TOGETHER}", Part.TOGETHER, found)


def _safety(notebook: Notebook) -> Iterator[Line]:
    headings = notebook.plans.of(PlanKind.SAFETY)
    lines = notebook.plans.lines.by_heading(heading.id for heading in headings)
    for heading in headings:
        said = tuple(" ".join(filter(None, (e.text, e.phone))) for e in lines[heading.id])
        if said:
            fact = PlanPart(heading.title, said)
            yield Line(f"{Part.SAFETY}:{heading.id}", Part.SAFETY, fact)


def _values(sheet: MeasureAnswers) -> tuple[int | None, ...]:
    import json

    try:
        found = json.loads(sheet.answers)
    except ValueError:
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(each if isinstance(each, int) else None for each in found)


def _ends(period: Period) -> tuple[date | None, date]:
    return period.since, period.day
