"""What each line of a summary says, under which heading; facts, and no verdict on any."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.domain.insights import Insight
from sessionbook.domain.reports import Answers, Length, Line, Part
from sessionbook.domain.series import day
from sessionbook.domain.topics import Topic, TopicState
from sessionbook.services.looking_back import GoalFacts, HomeworkFacts, Period
from sessionbook.services.progress import Change, Together
from sessionbook.services.report import PlanPart, Scale, Unsaid
from sessionbook.services.report_day import CheckIn, Filled, Thankful, Written
from sessionbook.ui.change_words import change_head, change_words
from sessionbook.ui.chart.words import number
from sessionbook.ui.pages.looking_back.words import (
    Fact,
    level_words,
    rating_words,
    total_words,
    with_words,
)
from sessionbook.ui.words import clock, counted, in_a_row, long_date, short_date

MOST_LEARNED = 2  # of a homework on one page
BLANK = "–"


def part_title(part: Part, length: Length = Length.PAGE) -> str:
    """Return the heading of a part."""
    if part is Part.HOMEWORK and length is Length.DAY:
        return QCoreApplication.translate("Report", "What I practised")
    return {
        Part.GOALS: QCoreApplication.translate("Report", "Goals"),
        Part.SCORES: QCoreApplication.translate("Report", "Questionnaires"),
        Part.SCALES: QCoreApplication.translate("Report", "My own scales"),
        Part.HOMEWORK: QCoreApplication.translate(
            "Report", "Homework: what I tried, what I learned"
        ),
        Part.WRITTEN: QCoreApplication.translate("Report", "What I wrote"),
        Part.INSIGHTS: QCoreApplication.translate("Report", "Insights"),
        Part.THANKFUL: QCoreApplication.translate("Report", "What I am thankful for"),
        Part.RAISED: QCoreApplication.translate("Report", "What I raised"),
        Part.DISCUSS: QCoreApplication.translate("Report", "What I would like to discuss"),
        Part.UNSAID: QCoreApplication.translate("Report", "What I left unsaid"),
        Part.TOGETHER: QCoreApplication.translate("Report", "Working together"),
        Part.ANSWERS: QCoreApplication.translate("Report", "Single answers"),
        Part.FORMS: QCoreApplication.translate("Report", "Forms I filled in"),
        Part.SAFETY: QCoreApplication.translate("Report", "Safety plan"),
    }[part]


def file_title() -> str:
    """Return the heading on the page, which names the file too: it says nothing of anybody."""
    return QCoreApplication.translate("Report", "Summary")


def by_whom(period: Period, length: Length) -> str:
    """Return who wrote it and about which days; never a name."""
    if length is Length.DAY:
        form = QCoreApplication.translate("Report", "Prepared by the client · {day}")
        return form.format(day=long_date(period.day))
    if period.since is None:
        form = QCoreApplication.translate("Report", "Prepared by the client · up to {end}")
    else:
        form = QCoreApplication.translate("Report", "Prepared by the client · {start} to {end}")
    start = date.fromordinal(period.days()[0])
    return form.format(start=long_date(start), end=long_date(period.day))


def closing() -> str:
    """Return what stands under everything."""
    return QCoreApplication.translate(
        "Report", "The client's own notes and totals. They are not a diagnosis."
    )


def line_words(line: Line, period: Period, measures: Callable[[str], str]) -> Fact:
    """Return what a line says; measures names a questionnaire by its key."""
    fact: Any = line.fact
    if isinstance(fact, Answers):
        return _answers(fact, measures(fact.measure))
    if isinstance(fact, Change):
        return _change(fact, period.day)
    return WORDS[type(fact)](fact)


def about(line: Line, *, is_hidden: bool) -> str:
    """Return what is said beside a line in the preview alone."""
    fact = line.fact
    if isinstance(fact, Unsaid):
        return _unsaid_when(fact) if is_hidden else ""
    if isinstance(fact, Topic):
        return _about_topic(fact)
    if line.is_masked:
        return QCoreApplication.translate("Report", "says the same as a line that stays hidden")
    return ""


def _about_topic(topic: Topic) -> str:
    if topic.state is TopicState.PRIVATE:
        return QCoreApplication.translate("Report", "private")
    if topic.state is TopicState.THINKING:
        return QCoreApplication.translate("Report", "still thinking about it")
    return QCoreApplication.translate("Report", "sensitive") if topic.sensitive else ""


def _goal(facts: GoalFacts) -> Fact:
    said = []
    if facts.reached and facts.goal.reached_on:
        form = QCoreApplication.translate("Report", "Reached on {day}")
        said.append(form.format(day=short_date(facts.goal.reached_on)))
    if facts.ratings:
        said.append(rating_words(facts.ratings[0], facts.ratings[-1]))
    if facts.levels and facts.goal.has_scale():
        said.append(level_words(facts))
    return Fact(facts.goal.title, tuple(said))


def _change(change: Change, today: date) -> Fact:
    if change.count == 1:
        return Fact(in_a_row(total_words(change, today)))
    return Fact(change_head(change), (change_words(change, today),))


def _scale(scale: Scale) -> Fact:
    series = scale.series
    first, last = series.points[0], series.points[-1]
    if first.day == last.day:
        form = QCoreApplication.translate("Report", "{name}: {last} of {highest}")
    else:
        form = QCoreApplication.translate(
            "Report", "{name}: {first} of {highest} on {start}, {last} on {end}"
        )
    said = form.format(
        name=series.name,
        first=number(first.value),
        last=number(last.value),
        highest=number(series.highest),
        start=short_date(day(first.day)),
        end=short_date(day(last.day)),
    )
    return Fact(said)


def _homework(facts: HomeworkFacts) -> Fact:
    said = []
    if facts.days == 1 and facts.last:
        form = QCoreApplication.translate("Report", "Tried on one day, {day}")
        said.append(form.format(day=short_date(facts.last)))
    elif facts.last:
        form = counted.tr("Tried on %n days, the last {day}", "", facts.days)
        said.append(form.format(day=short_date(facts.last)))
    form = QCoreApplication.translate("Report", "Learned: {words}")
    learned = facts.learned[-MOST_LEARNED:]
    said += [form.format(words=QLocale().quoteString(text)) for text in learned]
    return Fact(facts.homework.title, tuple(said))


def _unsaid(fact: Unsaid) -> Fact:
    return Fact(with_words(_unsaid_when(fact), fact.text))


def _unsaid_when(fact: Unsaid) -> str:
    held = QCoreApplication.translate("Report", "Held back on {day}")
    honest = QCoreApplication.translate("Report", "Honest about, on {day}")
    return (held if fact.is_held_back else honest).format(day=short_date(fact.day))


def _together(found: Together) -> Fact:
    form = QCoreApplication.translate("Report", "{latest} of 100 on {day}")
    said = form.format(latest=number(found.latest.value), day=short_date(day(found.latest.day)))
    if found.median is None:
        return Fact(said)
    form = QCoreApplication.translate("Report", "My own median is {median}.")
    return Fact(said, (form.format(median=number(found.median)),))


def _check_in(found: CheckIn) -> Fact:
    form = QCoreApplication.translate("Report", "{latest} of 100")
    return Fact(form.format(latest=number(found.score)))


def _answers(found: Answers, name: str) -> Fact:
    form = QCoreApplication.translate("Report", "{name} on {day}, question by question")
    said = [BLANK if value is None else number(value) for value in found.values]
    if found.labels:
        each = QCoreApplication.translate("Report", "{label}: {answer}")
        labels = (QCoreApplication.translate("measures", label) for label in found.labels)
        said = [each.format(label=at, answer=of) for at, of in zip(labels, said, strict=True)]
    return Fact(form.format(name=name, day=short_date(found.day)), (" · ".join(said),))


def _written(found: Written) -> Fact:
    names = {
        "notes": QCoreApplication.translate("Report", "Session"),
        "hope": QCoreApplication.translate("Report", "What gives me hope"),
        "journal": QCoreApplication.translate("Report", "Journal"),
    }
    parts = [names[found.kind], clock(found.at) if found.at and found.kind != "hope" else ""]
    return Fact(", ".join(filter(None, parts)), found.paragraphs)


def _filled(found: Filled) -> Fact:
    form = QCoreApplication.translate("Report", "{label}: {answer}")
    return Fact(found.name, tuple(form.format(label=at, answer=said) for at, said in found.answers))


def _plan(found: PlanPart) -> Fact:
    return Fact(found.title, (_in_a_line(found.lines),))


def _in_a_line(texts: Iterable[str]) -> str:
    return " · ".join(texts)


def _text(found: Insight | Topic | Thankful) -> Fact:
    return Fact(found.text)


WORDS: dict[type, Callable[[Any], Fact]] = {
    GoalFacts: _goal,
    Scale: _scale,
    HomeworkFacts: _homework,
    Insight: _text,
    Topic: _text,
    Thankful: _text,
    Unsaid: _unsaid,
    Together: _together,
    CheckIn: _check_in,
    Written: _written,
    Filled: _filled,
    PlanPart: _plan,
}
