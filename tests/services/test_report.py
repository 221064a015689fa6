"""What may stand on a summary, in which order, and what is on it before anybody ticks."""

from datetime import date, timedelta

import pytest

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.homework import Homework, Practice
from sessionbook.domain.insights import Insight
from sessionbook.domain.measures import MeasureAnswers, MeasureResult
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.reports import OFF_AT_FIRST, Length, Line, Part
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.domain.trackers import Rating, Tracker
from sessionbook.services.catalogue import measures
from sessionbook.services.looking_back import Period
from sessionbook.services.progress_reader import ProgressReader
from sessionbook.services.report import Report, last_sessions, read_report, usual_period
from sessionbook.services.report_day import read_day
from sessionbook.services.report_ticks import Ticks
from sessionbook.store.notebook import Notebook
from tests.conftest import TODAY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def fill(book: Notebook) -> Session:
    """Write something of everything that may be on a summary; return the session of a week ago."""
    session = book.sessions.save(
        Session(
            day=ago(7),
            notes="We spoke of **March**",
            held_back="the letters",
            honest_about="the money",
            being_myself=80,
            what_matters=70,
            way_of_working=90,
        )
    )
    for number in range(5):
        goal = Goal(title=f"goal {number}", started_on=ago(100), position=number)
        book.goals.save(goal)
        book.goals.ratings.rate(goal.id, ago(20), 3)
        book.insights.save(
            Insight(text=f"insight {number}", session_id=session.id, position=number)
        )
        homework = book.homework.save(Homework(title=f"homework {number}", started_on=ago(30)))
        book.homework.practices.save(
            Practice(homework_id=homework.id, day=ago(number), note=f"learned {number}")
        )
    for back in (60, 5):
        result = MeasureResult(measure="gad7", day=ago(back), total=back % 21)
        book.measures.save(result)
        answers = f"[0, 1, {back % 4}, null]"
        book.answer_sheets.save(
            MeasureAnswers(measure="gad7", day=ago(back), answers=answers, result_id=result.id)
        )
    for place, (text, state, sensitive) in enumerate(
        (
            ("undecided", TopicState.THINKING, False),
            ("ready", TopicState.READY, False),
            ("private", TopicState.PRIVATE, False),
            ("tender", TopicState.READY, True),
        )
    ):
        topic = Topic(text=text, state=state, sensitive=sensitive, position=place)
        book.topics.save(topic)
    book.topics.save(Topic(text="thanks", kind=TopicKind.COMPLIMENT))
    book.topics.save(Topic(text="said", state=TopicState.RAISED, raised_in=session.id))
    tracker = book.trackers.save(Tracker(name="Outlook"))
    book.trackers.ratings.save(Rating(tracker_id=tracker.id, day=ago(7), value=4))
    heading = book.plans.save(PlanHeading(plan=PlanKind.SAFETY, title="Signs"))
    book.plans.lines.save(PlanLine(heading_id=heading.id, text="I stop answering"))
    return session


def read(book: Notebook, length: Length = Length.PAGE, period: Period | None = None) -> Report:
    progress = ProgressReader(book, measures(), lambda _, words: words).read()
    return read_report(book, progress, measures(), period or usual_period(TODAY), length)


def of(report: Report, part: Part) -> list[Line]:
    return [line for line in report.lines if line.part is part]


def test_the_parts_stand_in_one_order_and_every_line_has_an_id_that_stays(
    notebook: Notebook,
) -> None:
    fill(notebook)
    lines = read(notebook).lines
    parts = list(dict.fromkeys(line.part for line in lines))
    assert parts == [part for part in Part if part in parts]
    assert len({line.id for line in lines}) == len(lines)
    assert [line.id for line in read(notebook).lines] == [line.id for line in lines]


def test_on_one_page_are_three_goals_two_insights_and_what_is_ready(notebook: Notebook) -> None:
    fill(notebook)
    report = read(notebook)
    on = Ticks(notebook).on(report)
    count = {part: sum(line.id in on for line in of(report, part)) for part in Part}
    assert {part: number for part, number in count.items() if number} == {
        Part.GOALS: 3,
        Part.SCORES: 1,
        Part.HOMEWORK: 3,
        Part.INSIGHTS: 2,
        Part.DISCUSS: 1,
    }
    (discussed,) = [line for line in of(report, Part.DISCUSS) if line.id in on]
    assert discussed.fact.text == "ready"  # type: ignore[attr-defined]


def test_what_is_unsaid_and_what_belongs_to_nobody_else_is_off(notebook: Notebook) -> None:
    fill(notebook)
    report = read(notebook)
    for part in OFF_AT_FIRST - {Part.FORMS}:
        assert of(report, part), part
        assert not any(line.is_on for line in of(report, part)), part
    masked = [line for line in report.lines if line.is_masked]
    assert {line.part for line in masked} == {Part.UNSAID, Part.DISCUSS}
    assert all(line.is_asked_anew and not line.is_on for line in masked)


def test_a_longer_one_has_more(notebook: Notebook) -> None:
    fill(notebook)
    on = [line for line in read(notebook, Length.LONG).lines if line.is_on]
    assert sum(line.part is Part.GOALS for line in on) == 5
    assert sum(line.part is Part.INSIGHTS for line in on) == 5
    assert sum(line.part is Part.RAISED for line in on) == 1


def test_only_these_days_count(notebook: Notebook) -> None:
    fill(notebook)
    report = read(notebook, period=Period(ago(10), ago(6)))
    assert not of(report, Part.SCORES)
    assert [line.fact.day for line in of(report, Part.UNSAID)] == [ago(7)]  # type: ignore[attr-defined]
    assert not of(read(notebook, period=Period(ago(6), TODAY)), Part.UNSAID)


def test_a_goal_let_go_is_not_offered_and_one_reached_long_ago_is_off(notebook: Notebook) -> None:
    for state, reached in ((GoalState.LET_GO, None), (GoalState.REACHED, ago(200))):
        title = state.value
        goal = Goal(title=title, started_on=ago(300), state=state, reached_on=reached)
        notebook.goals.save(goal)
    (line,) = of(read(notebook), Part.GOALS)
    assert line.fact.goal.title == "reached"  # type: ignore[attr-defined]
    assert not line.is_on


def test_an_insight_with_the_words_of_something_hidden_is_hidden(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=ago(3)))
    notebook.insights.save(Insight(text=" The  LETTERS", session_id=session.id))
    notebook.topics.save(Topic(text="the letters", sensitive=True))
    (line,) = of(read(notebook), Part.INSIGHTS)
    assert line.is_masked
    assert line.is_asked_anew
    assert not line.is_on


def test_single_answers_keep_their_blanks_and_only_the_latest_are_offered(
    notebook: Notebook,
) -> None:
    fill(notebook)
    (line,) = of(read(notebook), Part.ANSWERS)
    assert line.fact.values == (0, 1, 1, None)  # type: ignore[attr-defined]


@pytest.mark.parametrize("answers", ["{", "5", "[[]]"])
def test_answers_that_cannot_be_read_are_no_fault(notebook: Notebook, answers: str) -> None:
    result = notebook.measures.save(MeasureResult(measure="gad7", day=ago(2), total=4))
    sheet = MeasureAnswers(measure="gad7", day=ago(2), answers=answers, result_id=result.id)
    notebook.answer_sheets.save(sheet)
    assert read(notebook).lines


def test_the_last_sessions_begin_with_the_first_of_them(notebook: Notebook) -> None:
    for back in (40, 30, 20, 10):
        notebook.sessions.save(Session(day=ago(back)))
    assert last_sessions(notebook, 3, TODAY) == Period(ago(31), TODAY)
    assert last_sessions(notebook, 4, TODAY) == Period(None, TODAY)


# --- a day


def test_a_day_has_what_was_written_and_rated_on_it_and_nothing_of_others(
    notebook: Notebook,
) -> None:
    session = fill(notebook)
    progress = ProgressReader(notebook, measures(), lambda _, words: words).read()
    report = read_day(notebook, progress, measures(), ago(7))
    on = {line.part for line in report.lines if line.is_on}
    assert on == {Part.SCALES, Part.WRITTEN, Part.INSIGHTS, Part.RAISED}
    unsaid = of(report, Part.UNSAID)
    assert len(unsaid) == 2
    assert all(line.is_masked and line.is_asked_anew and not line.is_on for line in unsaid)
    (written,) = of(report, Part.WRITTEN)
    assert written.fact.paragraphs == ("We spoke of March",)  # type: ignore[attr-defined]
    assert session.id in written.id
    assert not read_day(notebook, progress, measures(), ago(8)).lines


# --- what is remembered


def test_a_tick_stays_and_is_kept_by_id(notebook: Notebook) -> None:
    fill(notebook)
    report = read(notebook)
    goal, score = of(report, Part.GOALS)[4], of(report, Part.TOGETHER)[0]
    for line in (goal, score):
        Ticks(notebook).tick(report, line, is_on=True)
    Ticks(notebook).tick(report, of(report, Part.GOALS)[0], is_on=False)
    on = Ticks(notebook).on(read(notebook))
    assert {goal.id, score.id} <= on
    assert of(report, Part.GOALS)[0].id not in on
    kept = notebook.choices.read("report_page")
    assert "goal 0" not in kept
    assert goal.id in kept


def test_what_is_private_is_never_ticked_by_memory(notebook: Notebook) -> None:
    fill(notebook)
    report = read(notebook)
    ticks = Ticks(notebook)
    anew = [line for line in report.lines if line.is_asked_anew]
    assert len(anew) == 4
    for line in anew:
        ticks.tick(report, line, is_on=True)
    assert {line.id for line in anew} <= ticks.on(report)
    assert Ticks(notebook).on(report).isdisjoint({line.id for line in anew})
    assert not any(line.id in each.value for each in notebook.choices.each() for line in anew)


def test_who_unticks_all_of_a_kind_meets_the_next_ones_unticked(notebook: Notebook) -> None:
    fill(notebook)
    report = read(notebook)
    for line in of(report, Part.INSIGHTS):
        Ticks(notebook).tick(report, line, is_on=False)
    session = notebook.sessions.save(Session(day=ago(1)))
    new = notebook.insights.save(Insight(text="new", session_id=session.id))
    again = read(notebook)
    assert not any(line.id in Ticks(notebook).on(again) for line in of(again, Part.INSIGHTS))
    first = of(again, Part.INSIGHTS)[1]
    Ticks(notebook).tick(again, first, is_on=True)
    on = Ticks(notebook).on(again)
    assert [line.id for line in of(again, Part.INSIGHTS) if line.id in on] == [first.id]
    assert new.id not in first.id


def test_a_longer_one_and_a_day_have_ticks_of_their_own(notebook: Notebook) -> None:
    fill(notebook)
    report, longer = read(notebook), read(notebook, Length.LONG)
    line = of(report, Part.GOALS)[0]
    Ticks(notebook).tick(report, line, is_on=False)
    assert line.id not in Ticks(notebook).on(report)
    assert line.id in Ticks(notebook).on(longer)


@pytest.mark.parametrize("kept", ["", "nonsense", "[]", '{"lines": []}', '{"lines": {}, "off": 4}'])
def test_a_choice_that_cannot_be_read_is_none(notebook: Notebook, kept: str) -> None:
    fill(notebook)
    notebook.choices.choose("report_page", kept)
    report = read(notebook)
    assert Ticks(notebook).on(report) == {line.id for line in report.lines if line.is_on}
