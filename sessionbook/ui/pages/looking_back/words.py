"""What a review says: the facts of its days, line by line, and no verdict on any."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.domain.goals import HIGHEST_RATING, GoalState
from sessionbook.domain.homework import Verdict
from sessionbook.domain.reviews import Review, ReviewKind
from sessionbook.domain.revisits import Answer, Revisit
from sessionbook.domain.series import Point, day
from sessionbook.services.looking_back import (
    FormFacts,
    GoalFacts,
    HomeworkFacts,
    InsightFacts,
    LookBack,
    TopicFacts,
)
from sessionbook.services.progress import Change
from sessionbook.ui.change_words import change_head, change_words
from sessionbook.ui.chart.words import number
from sessionbook.ui.goal_levels import signed
from sessionbook.ui.words import counted, short_date


@dataclass(frozen=True, slots=True)
class Fact:
    """A line, and what more there is to say about it."""

    text: str
    details: tuple[str, ...] = ()


def review_title(review: Review) -> str:
    """Return what a review or a letter is called."""
    if review.kind is ReviewKind.LETTER:
        form = QCoreApplication.translate("LookingBack", "Letter to myself, {day}")
    else:
        form = QCoreApplication.translate("LookingBack", "Looking back, {day}")
    return form.format(day=short_date(review.day))


def reach(found: LookBack) -> str:
    """Return which days a review is about, and how many sessions took place in them."""
    since = found.period.since
    said = []
    if since:
        form = QCoreApplication.translate("LookingBack", "since {day}")
        said.append(form.format(day=short_date(since)))
    else:
        said.append(QCoreApplication.translate("LookingBack", "since the beginning"))
    if found.sessions == 1:
        said.append(QCoreApplication.translate("LookingBack", "one session"))
    elif found.sessions:
        said.append(counted.tr("%n sessions", "", found.sessions))
    return " · ".join(said)


def goal_facts(found: LookBack) -> tuple[Fact, ...]:
    """Return what became of the goals."""
    return tuple(Fact(f.goal.title, tuple(_goal_details(f))) for f in found.goals)


def benchmark_facts(found: LookBack) -> tuple[Fact, ...]:
    """Return the benchmarks that were reached."""
    form = QCoreApplication.translate("LookingBack", "Reached on {day}")
    return tuple(
        Fact(each.title, tuple(filter(None, (_on(form, each.reached_on), each.note))))
        for each in found.benchmarks
        if each.reached_on
    )


def insight_facts(found: LookBack) -> tuple[Fact, ...]:
    """Return the insights, with the answers given when they came back."""
    return tuple(_insight_fact(facts) for facts in found.insights)


def homework_facts(found: LookBack) -> tuple[Fact, ...]:
    """Return what was tried and what was learned."""
    return tuple(
        Fact(facts.homework.title, tuple(_homework_details(facts))) for facts in found.homework
    )


def form_facts(found: LookBack) -> tuple[Fact, ...]:
    """Return which forms were filled in, and how often; the answers stay on their page."""
    return tuple(Fact(facts.name, (_form_words(facts),)) for facts in found.forms)


def topic_facts(topics: TopicFacts) -> tuple[Fact, ...]:
    """Return what was raised, or is still carried; what is sensitive is only counted."""
    facts = [Fact(text) for text in topics.texts]
    if topics.hidden == 1:
        facts.append(Fact(QCoreApplication.translate("LookingBack", "One that stays hidden")))
    elif topics.hidden:
        facts.append(Fact(counted.tr("%n that stay hidden", "", topics.hidden)))
    return tuple(facts)


def total_words(change: Change, today: date) -> str:
    """Return a questionnaire's totals in the period; from one of them no change is said."""
    if change.count > 1:
        return f"{change_head(change)}. {change_words(change, today)}"
    form = QCoreApplication.translate("LookingBack", "{name} at {total}, on {day}.")
    on = short_date(day(change.since))
    return form.format(name=change.measure.name, total=number(change.first), day=on)


def _goal_details(facts: GoalFacts) -> Iterator[str]:
    goal = facts.goal
    if facts.reached and goal.reached_on:
        form = QCoreApplication.translate("LookingBack", "Reached on {day}")
        yield with_words(_on(form, goal.reached_on), goal.reached_note)
    if facts.rested and goal.rested_on:
        paused = QCoreApplication.translate("LookingBack", "Paused on {day}")
        let_go = QCoreApplication.translate("LookingBack", "Let go on {day}")
        form = paused if goal.state is GoalState.PAUSED else let_go
        yield with_words(_on(form, goal.rested_on), goal.rest_note)
    if facts.begun:
        form = QCoreApplication.translate("LookingBack", "A goal since {day}")
        yield _on(form, goal.started_on)
    if facts.ratings:
        yield rating_words(facts.ratings[0], facts.ratings[-1])
    if facts.levels and goal.has_scale():
        yield level_words(facts)
    if facts.steps:
        form = QCoreApplication.translate("LookingBack", "Steps done: {steps}")
        yield form.format(steps=" · ".join(step.text for step in facts.steps))


def rating_words(first: Point, last: Point) -> str:
    """Return how near a goal felt, first and last."""
    if first.day == last.day:
        form = QCoreApplication.translate(
            "LookingBack", "How near it felt, of {highest}: {last} on {end}"
        )
    else:
        form = QCoreApplication.translate(
            "LookingBack", "How near it felt, of {highest}: {first} on {start}, {last} on {end}"
        )
    return form.format(
        highest=number(HIGHEST_RATING),
        first=number(first.value),
        start=short_date(day(first.day)),
        last=number(last.value),
        end=short_date(day(last.day)),
    )


def level_words(facts: GoalFacts) -> str:
    """Return where a goal stands on its scale."""
    last = facts.levels[-1]
    form = QCoreApplication.translate("LookingBack", "On its scale: {level} on {day}")
    words = facts.goal.levels()[last.level + 2]
    return with_words(form.format(level=signed(last.level), day=short_date(last.day)), words)


def _insight_fact(facts: InsightFacts) -> Fact:
    return Fact(facts.met.insight.text, tuple(_answer_words(each) for each in facts.answers))


def _answer_words(given: Revisit) -> str:
    form = {
        Answer.STILL_TRUE: QCoreApplication.translate("LookingBack", "Still true on {day}"),
        Answer.CHANGED: QCoreApplication.translate("LookingBack", "Changed on {day}"),
    }.get(given.answer, QCoreApplication.translate("LookingBack", "To be brought up on {day}"))
    return with_words(_on(form, given.day), given.words)


def _homework_details(facts: HomeworkFacts) -> Iterator[str]:
    if facts.last is None:
        yield QCoreApplication.translate("LookingBack", "Nothing noted in these weeks")
    elif facts.days == 1:
        form = QCoreApplication.translate("LookingBack", "Practised on one day, {day}")
        yield _on(form, facts.last)
    else:
        yield _on(counted.tr("Practised on %n days, the last {day}", "", facts.days), facts.last)
    yield from (QLocale().quoteString(text) for text in facts.learned)
    if facts.verdict:
        yield {
            Verdict.KEEP: QCoreApplication.translate("LookingBack", "Agreed to keep it"),
            Verdict.CHANGE: QCoreApplication.translate("LookingBack", "Agreed to change it"),
            Verdict.LET_GO: QCoreApplication.translate("LookingBack", "Let go"),
        }[facts.verdict]


def _form_words(facts: FormFacts) -> str:
    if facts.times == 1:
        form = QCoreApplication.translate("LookingBack", "Filled in on {day}")
        return _on(form, facts.last)
    return _on(counted.tr("Filled in %n times, the last {day}", "", facts.times), facts.last)


def _on(form: str, when: date) -> str:
    return form.format(day=short_date(when))


def with_words(said: str, words: str) -> str:
    """Return what is said with the person's own words behind it."""
    if not words:
        return said
    form = QCoreApplication.translate("LookingBack", "{said}: {words}")
    return form.format(said=said, words=QLocale().quoteString(words))
