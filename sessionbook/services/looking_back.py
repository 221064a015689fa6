"""What happened between two reviews, assembled from the notebook: facts, no verdict on any."""

from dataclasses import dataclass, replace
from datetime import date

from sessionbook.domain.attainment import Attainment
from sessionbook.domain.benchmarks import Benchmark
from sessionbook.domain.forms import FilledForm
from sessionbook.domain.goals import Goal, GoalState, Step
from sessionbook.domain.homework import Homework, Practice, Verdict, days_practised
from sessionbook.domain.measures import Measure
from sessionbook.domain.revisits import Answer, Met, Revisit
from sessionbook.domain.series import Points
from sessionbook.domain.topics import Topic
from sessionbook.services.progress import Change, Progress, measure_key
from sessionbook.store.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Period:
    """The days after since, or all before, up to day."""

    since: date | None
    day: date

    def holds(self, day: date | None) -> bool:
        """Return whether a day lies in it."""
        return day is not None and day <= self.day and (self.since is None or day > self.since)

    def days(self) -> tuple[int, int]:
        """Return the first and the last day as ordinals."""
        return self.since.toordinal() + 1 if self.since else 1, self.day.toordinal()


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal, and what of it falls into the period."""

    goal: Goal
    begun: bool
    reached: bool
    rested: bool
    steps: tuple[Step, ...]
    ratings: Points
    levels: tuple[Attainment, ...]

    def says_something(self) -> bool:
        """Return whether anything of it does."""
        changed = self.begun or self.reached or self.rested
        return bool(changed or self.steps or self.ratings or self.levels)


@dataclass(frozen=True, slots=True)
class InsightFacts:
    """An insight, and what the person said when meeting it again in the period."""

    met: Met
    answers: tuple[Revisit, ...]


@dataclass(frozen=True, slots=True)
class HomeworkFacts:
    """Homework, on how many days it was practised, what was learned and what was agreed."""

    homework: Homework
    days: int
    last: date | None
    learned: tuple[str, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class FormFacts:
    """A form by its name, how often it was filled in, and when last; never what was answered."""

    name: str
    times: int
    last: date


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """What was raised or is still carried; of sensitive things only how many there are."""

    texts: tuple[str, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class LookBack:
    """Everything a review is assembled from."""

    period: Period
    sessions: int
    goals: tuple[GoalFacts, ...]
    benchmarks: tuple[Benchmark, ...]
    insights: tuple[InsightFacts, ...]
    homework: tuple[HomeworkFacts, ...]
    forms: tuple[FormFacts, ...]
    raised: TopicFacts
    carried: TopicFacts


def look_back(notebook: Notebook, period: Period) -> LookBack:
    """Read the facts of a period; of one long past as far as the notebook still has them."""
    since, day = period.since, period.day
    return LookBack(
        period,
        notebook.sessions.held_between(since, day),
        tuple(facts for facts in every_goal(notebook, period) if facts.says_something()),
        notebook.benchmarks.reached_between(since, day),
        tuple(_insight(met, period) for met in notebook.revisits.met_between(since, day)),
        _homework(notebook, period),
        _forms(notebook.filled.between(since, day)),
        _topics(notebook.topics.raised_between(since, day)),
        _topics(notebook.topics.open_on(day)),
    )


def in_period(progress: Progress, period: Period) -> Progress:
    """Return what of the chart falls into the period; what has no point there drops out."""
    first, last = period.days()
    sliced = []
    for series in progress.series:
        start, end = series.points.between(first, last)
        if start < end:
            sliced.append(replace(series, points=series.points[start:end]))
    return replace(
        progress,
        series=tuple(sliced),
        session_days=tuple(day for day in progress.session_days if first <= day <= last),
        crossings=tuple(each for each in progress.crossings if first <= each[1].day <= last),
        reached=tuple(flag for flag in progress.reached if first <= flag.day <= last),
    )


def totals(progress: Progress, measures: tuple[Measure, ...]) -> list[Change]:
    """Return each questionnaire from its first total in a progress to its last there."""
    found = []
    for measure in measures:
        if series := progress.of(measure_key(measure)):
            points = series.points
            first, last = points[0], points[-1]
            found.append(Change(measure, first.day, first.value, last.value, len(points)))
    return found


def every_goal(notebook: Notebook, period: Period) -> tuple[GoalFacts, ...]:
    """Return every goal, and what of it falls into the period."""
    goals = notebook.goals.all()
    ids = [goal.id for goal in goals]
    steps = notebook.goals.steps.by_goal(ids)
    ratings = notebook.goals.ratings.by_goal(ids)
    levels = notebook.goals.attainments.by_goal(ids)
    return tuple(_goal(g, period, steps[g.id], ratings[g.id], levels[g.id]) for g in goals)


def _goal(
    goal: Goal, period: Period, steps: list[Step], ratings: Points, levels: list[Attainment]
) -> GoalFacts:
    start, end = ratings.between(*period.days())
    rests = goal.state in (GoalState.PAUSED, GoalState.LET_GO)
    return GoalFacts(
        goal,
        begun=period.holds(goal.started_on),
        reached=goal.state is GoalState.REACHED and period.holds(goal.reached_on),
        rested=rests and period.holds(goal.rested_on),
        steps=tuple(step for step in steps if period.holds(step.done_on)),
        ratings=ratings[start:end],
        levels=tuple(level for level in levels if period.holds(level.day)),
    )


def _insight(met: Met, period: Period) -> InsightFacts:
    said = (each for each in met.revisits if each.answer is not Answer.LATER)
    return InsightFacts(met, tuple(each for each in said if period.holds(each.day)))


def _homework(notebook: Notebook, period: Period) -> tuple[HomeworkFacts, ...]:
    since, day = period.since, period.day
    practices: dict[str, list[Practice]] = {}
    for practice in notebook.homework.practices.between(since, day):
        practices.setdefault(practice.homework_id, []).append(practice)
    agreed = {
        review.homework_id: review.verdict
        for review in notebook.homework.reviews.between(since, day)
    }
    every = notebook.homework.between(since, day, {*practices, *agreed})
    return tuple(_tried(each, practices.get(each.id, []), agreed.get(each.id)) for each in every)


def _tried(homework: Homework, practices: list[Practice], verdict: Verdict | None) -> HomeworkFacts:
    days = days_practised(practices)
    learned = tuple(practice.note for practice in practices if practice.note)
    return HomeworkFacts(homework, len(days), max(days, default=None), learned, verdict)


def _forms(filled: list[FilledForm]) -> tuple[FormFacts, ...]:
    days: dict[str, list[date]] = {}
    for each in filled:
        days.setdefault(each.name, []).append(each.day)
    return tuple(FormFacts(name, len(on), max(on)) for name, on in days.items())


def _topics(topics: list[Topic]) -> TopicFacts:
    said = tuple(topic.text for topic in topics if not topic.is_hidden)
    return TopicFacts(said, len(topics) - len(said))
