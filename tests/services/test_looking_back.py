"""What a review is assembled from: the facts of its own days, and of no others."""

from datetime import date, timedelta

from sessionbook.domain.forms import FilledForm, FormAnswer
from sessionbook.domain.goals import Goal, GoalRating, GoalState, Step
from sessionbook.domain.homework import Done, Homework, HomeworkReview, Practice, Verdict
from sessionbook.domain.insights import Insight
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.reviews import Review
from sessionbook.domain.revisits import Answer, Revisit
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicState
from sessionbook.services.catalogue import measures
from sessionbook.services.looking_back import LookBack, Period, in_period, look_back, totals
from sessionbook.services.progress_reader import ProgressReader
from sessionbook.services.review_offer import (
    PUT_OFF,
    SESSIONS_BETWEEN,
    offered,
    sessions_between,
)
from sessionbook.store.notebook import Notebook

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


PERIOD = Period(ago(60), TODAY)


def found(notebook: Notebook, period: Period = PERIOD) -> LookBack:
    return look_back(notebook, period)


def test_the_first_day_is_the_last_reviews_and_does_not_count() -> None:
    assert not PERIOD.holds(ago(60))
    assert PERIOD.holds(ago(59))
    assert PERIOD.holds(TODAY)
    assert not PERIOD.holds(TODAY + timedelta(days=1))
    assert Period(None, TODAY).holds(date.min)


def test_sessions_are_counted_without_those_that_did_not_happen(notebook: Notebook) -> None:
    for back in (61, 60, 59, 10, 0):
        notebook.sessions.save(Session(day=ago(back)))
    notebook.sessions.save(Session(day=ago(5), missed=True))
    assert found(notebook).sessions == 3
    assert found(notebook, Period(None, TODAY)).sessions == 5


def test_goals_with_what_happened_to_them(notebook: Notebook) -> None:
    book = notebook.goals
    book.save(Goal(title="Untouched", started_on=ago(100)))
    goal = book.save(Goal(title="Sing", started_on=ago(100), expected="a verse"))
    for back, value in ((80, 1), (50, 3), (20, 6)):
        book.ratings.save(GoalRating(goal_id=goal.id, day=ago(back), value=value))
    book.steps.save(Step(goal_id=goal.id, text="Before", done_on=ago(70)))
    book.steps.save(Step(goal_id=goal.id, text="Hum", done_on=ago(30)))
    book.attainments.place(goal.id, ago(90), -2)
    book.attainments.place(goal.id, ago(10), 0)
    book.save(Goal(title="Ring", started_on=ago(90), state=GoalState.REACHED, reached_on=ago(70)))
    rests = Goal(title="Run", started_on=ago(90), state=GoalState.PAUSED, rested_on=ago(7))
    book.save(rests)
    sing, run = found(notebook).goals
    assert [point.value for point in sing.ratings] == [3, 6]
    assert [step.text for step in sing.steps] == ["Hum"]
    assert [level.level for level in sing.levels] == [0]
    assert (sing.begun, sing.reached, sing.rested) == (False, False, False)
    assert (run.goal.title, run.rested, run.begun) == ("Run", True, False)


def test_insights_come_with_the_answers_of_the_period(notebook: Notebook) -> None:
    for text, back in (("old", 90), ("put off", 85), ("met again", 80), ("new", 10)):
        session = notebook.sessions.save(Session(day=ago(back)))
        insight = notebook.insights.save(Insight(text=text, session_id=session.id))
        if text == "put off":
            later = Revisit(insight_id=insight.id, day=ago(30), answer=Answer.LATER)
            notebook.revisits.save(later)
        if text == "met again":
            for days, answer in ((70, Answer.STILL_TRUE), (30, Answer.CHANGED), (9, Answer.LATER)):
                revisit = Revisit(insight_id=insight.id, day=ago(days), answer=answer, words="so")
                notebook.revisits.save(revisit)
    facts = found(notebook).insights
    assert [each.met.insight.text for each in facts] == ["new", "met again"]
    assert [[one.answer for one in each.answers] for each in facts] == [[], [Answer.CHANGED]]


def test_homework_with_its_days_what_was_learned_and_agreed(notebook: Notebook) -> None:
    book = notebook.homework
    session = notebook.sessions.save(Session(day=ago(10)))
    tried = book.save(Homework(title="Walk", started_on=ago(100)))
    book.save(Homework(title="Agreed", started_on=ago(3)))
    book.save(Homework(title="Long ago", started_on=ago(100)))
    for back, done, note in (
        (70, Done.ALL, "too early"),
        (40, Done.NONE, "rain is only rain"),
        (30, Done.SOME, ""),
        (20, Done.ALL, "slower"),
    ):
        practice = Practice(homework_id=tried.id, day=ago(back), done=done, note=note)
        book.practices.save(practice)
    book.reviews.save(
        HomeworkReview(homework_id=tried.id, session_id=session.id, verdict=Verdict.KEEP)
    )
    walk, agreed = found(notebook).homework
    assert (walk.homework.title, walk.days, walk.last) == ("Walk", 2, ago(20))
    assert walk.learned == ("rain is only rain", "slower")
    assert walk.verdict is Verdict.KEEP
    assert (agreed.homework.title, agreed.days, agreed.last) == ("Agreed", 0, None)


def test_what_is_sensitive_is_counted_and_never_named(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=ago(10)))
    raised = {"state": TopicState.RAISED, "raised_in": session.id}
    for text, sensitive in (("The move", False), ("Unsaid", True)):
        notebook.topics.save(Topic(text=text, sensitive=sensitive, **raised))  # type: ignore[arg-type]
        notebook.topics.save(Topic(text=f"{text} still", sensitive=sensitive))
    facts = found(notebook)
    assert (facts.raised.texts, facts.raised.hidden) == (("The move",), 1)
    assert (facts.carried.texts, facts.carried.hidden) == (("The move still",), 1)
    assert "Unsaid" not in repr(facts)


def test_an_old_review_still_carries_what_was_raised_later(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=ago(10)))
    topic = Topic(
        text="The move",
        state=TopicState.RAISED,
        raised_in=session.id,
        created="2026-10-01T09:00:00.000Z",
    )
    notebook.topics.save(topic)
    old = found(notebook, Period(ago(90), ago(30)))
    assert (old.carried.texts, old.raised.texts) == (("The move",), ())
    assert found(notebook, Period(ago(90), date(2026, 9, 30))).carried.texts == ()
    assert found(notebook).carried.texts == ()


def test_the_chart_and_the_totals_are_those_of_the_period(notebook: Notebook) -> None:
    for back, total in ((90, 19), (50, 16), (20, 11)):
        notebook.measures.save(MeasureResult(measure="phq9", day=ago(back), total=total))
    notebook.measures.save(MeasureResult(measure="gad7", day=ago(90), total=9))
    reader = ProgressReader(notebook, measures(), lambda _, words: words)
    progress = in_period(reader.read(), PERIOD)
    assert [series.key for series in progress.series] == ["measure:phq9"]
    (change,) = totals(progress, measures())
    assert (change.first, change.last, change.count) == (16, 11, 2)
    assert not change.is_reliable


def hold(notebook: Notebook, count: int, last: int = 3) -> date:
    for number in range(count):
        notebook.sessions.save(Session(day=ago(last + 7 * number)))
    return ago(last)


def test_a_review_is_offered_after_six_sessions_and_not_before(notebook: Notebook) -> None:
    last = hold(notebook, 5)
    assert offered(notebook, TODAY, last) == 0
    notebook.sessions.save(Session(day=ago(2)))
    assert offered(notebook, TODAY, ago(2)) == 6
    notebook.reviews.save(Review(day=ago(2)))
    assert offered(notebook, TODAY, ago(2)) == 0


def test_after_sixty_days_away_nothing_is_offered(notebook: Notebook) -> None:
    assert offered(notebook, TODAY, hold(notebook, 8, last=59)) == 8
    assert offered(notebook, TODAY + timedelta(days=1), ago(59)) == 0


def test_what_was_put_off_waits_for_another_session(notebook: Notebook) -> None:
    last = hold(notebook, 6)
    notebook.choices.choose(PUT_OFF, TODAY.isoformat())
    assert offered(notebook, TODAY, last) == 0
    assert offered(notebook, TODAY + timedelta(days=20), last) == 0
    notebook.sessions.save(Session(day=TODAY + timedelta(days=1)))
    assert offered(notebook, TODAY + timedelta(days=2), TODAY + timedelta(days=1)) == 7


def test_the_number_of_sessions_is_the_persons(notebook: Notebook) -> None:
    last = hold(notebook, 3)
    assert sessions_between(notebook) == 6
    notebook.choices.choose(SESSIONS_BETWEEN, "3")
    assert offered(notebook, TODAY, last) == 3
    notebook.choices.choose(SESSIONS_BETWEEN, "0")
    assert offered(notebook, TODAY, last) == 0


def test_without_a_session_there_is_nothing_to_look_back_on(notebook: Notebook) -> None:
    assert offered(notebook, TODAY, None) == 0


def test_forms_are_named_and_counted_without_an_answer(notebook: Notebook) -> None:
    for name, back in (("Small step", 61), ("Small step", 40), ("Free", 30), ("Small step", 2)):
        filled = notebook.filled.save(FilledForm(form="f", name=name, day=ago(back)))
        answer = FormAnswer(filled_id=filled.id, field="k", label="L", value="secret")
        notebook.filled.answers.save(answer)
    gone = notebook.filled.save(FilledForm(form="f", name="Gone", day=ago(3)))
    notebook.filled.delete(gone.id)
    forms = found(notebook).forms
    assert [(each.name, each.times, each.last) for each in forms] == [
        ("Small step", 2, ago(2)),
        ("Free", 1, ago(30)),
    ]
    assert "secret" not in repr(forms)
