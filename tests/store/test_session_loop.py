from datetime import date, timedelta

from sessionbook.domain.attachments import Attachment, MediaType
from sessionbook.domain.details import Detail, DetailKind
from sessionbook.domain.forms import FilledForm, FormAnswer
from sessionbook.domain.goals import Goal
from sessionbook.domain.homework import HomeworkReview, Verdict
from sessionbook.domain.insights import Insight
from sessionbook.domain.journal import Entry
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.reviews import Review, ReviewKind
from sessionbook.domain.revisits import STAGES, Answer, Revisit
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicState
from sessionbook.store.notebook import Notebook
from sessionbook.store.revisits import LATE

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def test_a_topic_counts_the_sessions_that_passed_without_it(notebook: Notebook) -> None:
    topic = notebook.topics.save(Topic(text="The move"))
    raised = notebook.topics.save(Topic(text="Sleep", state=TopicState.RAISED))
    written = date.fromisoformat(topic.created[:10])
    notebook.sessions.save(Session(day=written - DAY))
    notebook.sessions.save(Session(day=written))
    notebook.sessions.save(Session(day=written + 7 * DAY))
    notebook.sessions.save(Session(day=written + 8 * DAY, missed=True))
    assert notebook.topics.carried(written) == {}
    assert notebook.topics.carried(written + 20 * DAY) == {topic.id: 2}
    assert raised.id not in notebook.topics.carried(written + 20 * DAY)


def test_a_topic_written_after_the_days_session_is_not_carried(notebook: Notebook) -> None:
    notebook.sessions.save(Session(day=TODAY))
    topic = notebook.topics.save(Topic(text="An afterthought"))
    assert topic.created[:10] == TODAY.isoformat()
    assert notebook.topics.carried(TODAY + DAY) == {}


def test_starred_insights_come_with_their_day_and_meetings(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=TODAY - 3 * DAY))
    starred = notebook.insights.save(Insight(text="Rest is work", session_id=session.id))
    notebook.insights.save(Insight(text="Plain", starred=False))
    revisit = Revisit(insight_id=starred.id, day=TODAY, answer=Answer.CHANGED, words="Less so")
    notebook.revisits.save(revisit)
    (met,) = notebook.revisits.met(TODAY)
    assert (met.insight.id, met.day) == (starred.id, session.day)
    assert [each.words for each in met.revisits] == ["Less so"]


def test_insights_of_long_ago_have_had_their_time(notebook: Notebook) -> None:
    last_stage = TODAY - timedelta(days=STAGES[-1])
    for text, day in (("long ago", last_stage - LATE - DAY), ("just still", last_stage - LATE)):
        session = notebook.sessions.save(Session(day=day))
        notebook.insights.save(Insight(text=text, session_id=session.id))
    notebook.insights.save(Insight(text="of no session"))
    assert {met.insight.text for met in notebook.revisits.met(TODAY)} == {
        "just still",
        "of no session",
    }


def test_a_goals_last_level_is_found_and_goes_with_the_goal(notebook: Notebook) -> None:
    goal = notebook.goals.save(Goal(title="Sing again", started_on=TODAY))
    for day, level in ((TODAY - DAY, -1), (TODAY, 0), (TODAY, 1)):
        notebook.goals.attainments.place(goal.id, day, level)
    assert notebook.goals.attainments.latest() == {goal.id: 1}
    assert len(notebook.goals.attainments.of(goal.id)) == 2
    notebook.goals.delete(goal.id)
    assert notebook.goals.attainments.latest() == {}


def test_sessions_since_the_last_review(notebook: Notebook) -> None:
    for back in (30, 20, 10, 0):
        notebook.sessions.save(Session(day=TODAY - back * DAY))
    notebook.sessions.save(Session(day=TODAY - 5 * DAY, missed=True))
    assert notebook.reviews.sessions_since(TODAY) == 3
    notebook.reviews.save(Review(day=TODAY - 20 * DAY))
    notebook.reviews.save(Review(day=TODAY, kind=ReviewKind.LETTER))
    assert notebook.reviews.sessions_since(TODAY) == 1


def test_bytes_of_an_attachment_come_back_whole(notebook: Notebook) -> None:
    content = bytes(range(256)) * 4000
    sheet = Attachment(
        kind="homework", record="x", name="Sheet", media_type=MediaType.PNG, size=len(content)
    )
    kept = notebook.attachments.keep(sheet, content, b"small")
    assert notebook.attachments.content(kept.id) == content
    assert notebook.attachments.thumbnail(kept.id) == b"small"
    assert [each.name for each in notebook.attachments.of("homework", "x")] == ["Sheet"]


def test_a_choice_is_remembered_once(notebook: Notebook) -> None:
    assert notebook.choices.read("review_every", "6") == "6"
    notebook.choices.choose("review_every", "8")
    notebook.choices.choose("review_every", "10")
    assert notebook.choices.read("review_every", "6") == "10"


def test_everything_new_that_is_written_is_found(notebook: Notebook) -> None:
    heading = notebook.plans.save(PlanHeading(plan=PlanKind.SAFETY, title="heron one"))
    filled = notebook.filled.save(FilledForm(form="free", name="Free", day=TODAY))
    insight = notebook.insights.save(Insight(text="heron two"))
    saved = [
        heading,
        insight,
        notebook.plans.lines.save(PlanLine(heading_id=heading.id, text="heron three")),
        notebook.filled.answers.save(
            FormAnswer(filled_id=filled.id, field="a", label="A", value="heron four")
        ),
        notebook.journal.save(Entry(day=TODAY, text="heron five")),
        notebook.details.save(Detail(kind=DetailKind.PERSON, name="heron six")),
        notebook.reviews.save(Review(day=TODAY, text="heron seven")),
        notebook.revisits.save(
            Revisit(insight_id=insight.id, day=TODAY, answer=Answer.CHANGED, words="heron eight")
        ),
        notebook.sessions.save(Session(day=TODAY, hope="heron nine")),
        notebook.goals.save(Goal(title="Sing", started_on=TODAY, expected="heron ten")),
    ]
    found = {hit.record for hit in notebook.search.find("heron", 50)}
    assert found == {record.id for record in saved}
    assert notebook.faults() == []


def test_what_was_agreed_about_homework_goes_and_comes_with_its_session(
    notebook: Notebook,
) -> None:
    session = notebook.sessions.save(Session(day=TODAY))
    review = HomeworkReview(homework_id="h", session_id=session.id, verdict=Verdict.KEEP)
    notebook.homework.reviews.save(review)
    stamp = notebook.sessions.delete(session.id)
    assert notebook.homework.reviews.of_session(session.id) == []
    notebook.sessions.restore(stamp)
    assert [each.id for each in notebook.homework.reviews.of_session(session.id)] == [review.id]
