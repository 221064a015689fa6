"""Something of every kind, all of it in one person's own words."""

from dataclasses import replace
from datetime import date, time, timedelta

from sessionbook.domain.appointments import Appointment, Repeat
from sessionbook.domain.attachments import Attachment, MediaType
from sessionbook.domain.details import Detail, DetailKind
from sessionbook.domain.events import Event
from sessionbook.domain.forms import FieldKind, FilledForm, Form, FormField
from sessionbook.domain.goals import Goal, GoalRating, GoalState, Step
from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.homework import Done, Homework, Practice
from sessionbook.domain.insights import Insight
from sessionbook.domain.journal import Entry
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.reviews import Review, ReviewKind
from sessionbook.domain.revisits import Answer, Revisit
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind
from sessionbook.domain.trackers import Rating, Tracker
from sessionbook.services import forms
from sessionbook.services.filling import keep_filled
from sessionbook.store.notebook import Notebook
from tests import foreign
from tests.conftest import TODAY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def fill(book: Notebook, words: str) -> None:
    """Write something of every kind, all of it in the person's own script, in one transaction."""
    with book.database.write():
        fill_all(book, words)


def fill_all(book: Notebook, words: str) -> None:
    fill_sessions(book, words)
    for number, state in enumerate(GoalState):
        goal = Goal(title=words, why=words, started_on=ago(200), state=state, position=number)
        if state is GoalState.REACHED:
            goal = Goal(title=words, started_on=ago(300), state=state, reached_on=ago(30))
        goal = replace(goal, start=words, expected=words, rest_note=words, reached_note=words)
        rests = state in (GoalState.PAUSED, GoalState.LET_GO)
        book.goals.save(replace(goal, rested_on=ago(9)) if rests else goal)
        for back in (40, 5):
            book.goals.attainments.place(goal.id, ago(back), number - 2)
        book.goals.steps.save(Step(goal_id=goal.id, text=words, done_on=ago(3)))
        book.goals.steps.save(Step(goal_id=goal.id, text=words, position=1))
        for back in range(0, 90, 10):
            book.goals.ratings.save(GoalRating(goal_id=goal.id, day=ago(back), value=back // 10))
    fill_between(book, words)
    tracker = book.trackers.save(Tracker(name=words, low_words=words, on_today=True))
    for back in range(0, 400, 13):
        book.trackers.ratings.save(Rating(tracker_id=tracker.id, day=ago(back), value=back % 11))
        for measure in ("gad7", "phq9", "who5"):
            total = max(0, 15 - back // 30) if measure != "who5" else back % 100
            book.measures.save(MeasureResult(measure=measure, day=ago(back), total=total))


def fill_between(book: Notebook, words: str) -> None:
    for back, until in ((50, None), (20, ago(12))):
        book.events.save(Event(day=ago(back), until=until, text=words))
    for back in (0, 0, 1, 400):
        text = f"# {words}\n\n- [ ] {words}"
        entry = book.journal.save(Entry(day=ago(back), at=time(9), text=text))
        attach(book, "entries", entry.id, words)
    for number, kind in enumerate((*DetailKind, *DetailKind)):
        name = f"{words} {number}"
        book.details.save(Detail(kind=kind, name=name, text=words, position=number))
    fill_forms(book, words)
    for place in range(4):
        plan = list(PlanKind)[place % 2]
        heading = PlanHeading(plan=plan, title=f"{words} {place}", position=place)
        book.plans.save(heading)
        for number, phone in enumerate(("", "116 123")):
            text = f"{words} {place} {number}"
            book.plans.lines.save(PlanLine(heading_id=heading.id, text=text, phone=phone))

    for back, kind in ((20, ReviewKind.REVIEW), (3, ReviewKind.LETTER), (2, ReviewKind.REVIEW)):
        review = Review(kind=kind, day=ago(back), since=ago(300), text=words * (back % 3))
        book.reviews.save(review)


def fill_forms(book: Notebook, words: str) -> None:
    """Keep a form of every kind of question, and two filled ones: of it and of one that is gone."""
    asked = tuple(
        FormField(key=f"k{number}", label=f"{words} {number}", kind=kind, choices=(words,))
        for number, kind in enumerate(FieldKind)
    )
    mine = forms.keep(book, Form(key="", name=words, about=words, fields=asked))
    for key, day in ((mine.key, TODAY), ("gone", ago(400))):
        filled = FilledForm(form=key, name=words, day=day)
        answers = {"k0": words, "k1": words, "k2": "7", "k3": "12", "k4": words}
        keep_filled(book, filled, mine.fields, answers)


def attach(book: Notebook, kind: str, record: str, words: str) -> None:
    """Keep two pictures and a PDF with a record."""
    small = foreign.picture()
    for name, media_type, content in (
        (f"{words} 1", MediaType.PNG, small),
        (f"{words} {words} 2", MediaType.PDF, foreign.pdf(2)),
        (f"{words} 3", MediaType.JPEG, foreign.picture("jpeg")),
    ):
        one = Attachment(
            kind=kind, record=record, name=name, media_type=media_type, size=len(content)
        )
        book.attachments.keep(one, content, small)


def fill_sessions(book: Notebook, words: str) -> None:
    for place, back in enumerate((1, 8, 15, 400)):
        session = Session(
            day=ago(back),
            at=time(10),
            with_whom=words,
            notes=f"# {words}\n\n- [ ] {words}",
            honest_about=words,
            being_myself=90 - 60 * (back == 8),
            what_matters=80 - 50 * (back == 8),
            way_of_working=70 - 50 * (back == 8),
            said_it=30,
        )
        book.sessions.save(session)
        insight = book.insights.save(Insight(text=words, session_id=session.id))
        given = list(Answer)[place]
        book.revisits.save(Revisit(insight_id=insight.id, day=ago(4), answer=given, words=words))
        book.gratitude.save(GratitudeLine(text=words, session_id=session.id))
        book.topics.save(Topic(text=words, sensitive=place == 1, position=place))
        fill_homework(book, words, session, place)
        attach(book, "sessions", session.id, words)
    book.topics.save(Topic(text=words, kind=TopicKind.COMPLIMENT, position=9))
    book.appointments.save(
        Appointment(day=TODAY, at=time(17), with_whom=words, repeat=Repeat.WEEKLY)
    )


def fill_homework(book: Notebook, words: str, session: Session, place: int) -> None:
    homework = Homework(
        title=words,
        started_on=ago(40),
        session_id=session.id,
        why=words,
        moment=words,
        place=words,
        times_a_week=(None, 1, 3, 7)[place],
        obstacle=words,
        if_then=words,
        confidence=7,
        form="thought_record" if place == 1 else "",
        finished_on=ago(2) if place == 3 else None,
        position=place,
    )
    book.homework.save(homework)
    for number, done in enumerate(Done):
        if place:
            book.homework.practices.save(
                Practice(
                    homework_id=homework.id,
                    day=ago(number + place),
                    done=done,
                    note=words,
                    obstacle=words,
                    distress_before=(8, None)[number % 2],
                    distress_after=(None, 3, 4)[number % 3],
                    effort=3,
                    helpful=7,
                )
            )
