"""Whatever was written is found by its words, and Enter leads to where they stand.

One test for every column that the search index reads, through the real window.
"""

import re
from collections.abc import Callable

import pytest

from sessionbook.domain.attachments import Attachment, MediaType
from sessionbook.domain.benchmarks import Benchmark
from sessionbook.domain.details import Detail, DetailKind
from sessionbook.domain.events import Event
from sessionbook.domain.forms import FilledForm, FormAnswer
from sessionbook.domain.goals import Goal, GoalState, Step
from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.homework import Done, Homework, HomeworkReview, Practice, Verdict
from sessionbook.domain.insights import Insight
from sessionbook.domain.journal import Entry
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.reviews import Review, ReviewKind
from sessionbook.domain.revisits import Answer, Revisit
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.store.notebook import Notebook
from tests import foreign
from tests.often import often
from tests.ui.full_notebook import ago
from tests.ui.hands import Hands, Key

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

WORD = "Marrowbright"
LEVELS = ("much_less", "less", "expected", "more", "much_more")
DAYS_AND_IDS = {"day", "created", "started_on", "set_on", "reached_on", "id", "docid"}
FOLDED = {f"goals.{name}" for name in LEVELS if name != "expected"}  # seen one press further
Write = Callable[[Notebook], object]


def session(book: Notebook, **said: str) -> Session:
    return book.sessions.save(Session(day=ago(40), **said))  # type: ignore[arg-type]


def homework(book: Notebook, **said: str) -> Homework:
    said.setdefault("title", "Breathe")
    return book.homework.save(Homework(started_on=ago(40), **said))  # type: ignore[arg-type]


def practice(book: Notebook, done: Done, **said: str) -> object:
    of = homework(book).id
    return book.homework.practices.save(Practice(homework_id=of, day=ago(9), done=done, **said))


def looked_at_again(book: Notebook) -> object:
    ids = {"homework_id": homework(book).id, "session_id": session(book, notes="Before").id}
    return book.homework.reviews.save(HomeworkReview(verdict=Verdict.KEEP, note=WORD, **ids))


def goal(book: Notebook, state: GoalState = GoalState.OPEN, **said: str) -> Goal:
    said.setdefault("title", "Sing")
    on = {"reached_on": ago(5)} if state is GoalState.REACHED else {}
    if state in (GoalState.PAUSED, GoalState.LET_GO):
        on = {"rested_on": ago(5)}
    made = Goal(started_on=ago(40), state=state, **said, **on)  # type: ignore[arg-type]
    return book.goals.save(made)


def level(book: Notebook, name: str) -> object:
    return goal(book, **(dict.fromkeys(LEVELS, "words") | {name: WORD}))  # type: ignore[arg-type]


def insight(book: Notebook, text: str) -> Insight:
    of = session(book, notes="Before").id
    return book.insights.save(Insight(text=text, session_id=of))


def revisit(book: Notebook) -> object:
    of = insight(book, "Rest").id
    return book.revisits.save(Revisit(insight_id=of, day=ago(5), answer=Answer.CHANGED, words=WORD))


def raised(book: Notebook, kind: TopicKind) -> object:
    of = session(book, notes="Before").id
    return book.topics.save(Topic(text=WORD, kind=kind, state=TopicState.RAISED, raised_in=of))


def answer(book: Notebook) -> object:
    filled = book.filled.save(FilledForm(form="gone", name="F", day=ago(9)))
    made = FormAnswer(filled_id=filled.id, field="k", label="Asked", value=WORD)
    return book.filled.answers.save(made)


def heading(book: Notebook, plan: PlanKind, title: str) -> PlanHeading:
    return book.plans.save(PlanHeading(plan=plan, title=title))


def line(book: Notebook, plan: PlanKind, **said: str) -> object:
    said.setdefault("text", "Ask")
    of = heading(book, plan, "Whom").id
    return book.plans.lines.save(PlanLine(heading_id=of, **said))  # type: ignore[arg-type]


def benchmark(book: Notebook, **said: str) -> object:
    said.setdefault("title", "Sleep")
    facts = {"series": "measure:gad7", "bound": 7, "set_on": ago(400)}
    return book.benchmarks.save(Benchmark(**facts, **said))  # type: ignore[arg-type]


def attached(book: Notebook, kind: str, record: str) -> object:
    content = foreign.picture()
    of = {"kind": kind, "record": record, "name": WORD}
    made = Attachment(media_type=MediaType.PNG, size=len(content), **of)  # type: ignore[arg-type]
    return book.attachments.keep(made, content, content)


WRITTEN: dict[str, Write] = {
    "sessions.notes": lambda book: session(book, notes=WORD),
    "sessions.honest_about": lambda book: session(book, honest_about=WORD),
    "sessions.held_back": lambda book: session(book, held_back=WORD),
    "sessions.hope": lambda book: session(book, hope=WORD),
    "insights.text": lambda book: insight(book, WORD),
    "gratitude.text": lambda book: book.gratitude.save(
        GratitudeLine(text=WORD, session_id=session(book, notes="Before").id)
    ),
    "topics.text": lambda book: book.topics.save(Topic(text=WORD)),
    "topics.text, raised": lambda book: raised(book, TopicKind.TOPIC),
    "topics.text, a compliment": lambda book: book.topics.save(
        Topic(text=WORD, kind=TopicKind.COMPLIMENT)
    ),
    "topics.text, a compliment said": lambda book: raised(book, TopicKind.COMPLIMENT),
    "homework.title": lambda book: homework(book, title=WORD),
    "homework.why": lambda book: homework(book, why=WORD),
    "homework.moment": lambda book: homework(book, moment=WORD),
    "homework.place": lambda book: homework(book, place=WORD),
    "homework.obstacle": lambda book: homework(book, obstacle=WORD),
    "homework.if_then": lambda book: homework(book, if_then=WORD),
    "homework_reviews.note": looked_at_again,
    "practices.note": lambda book: practice(book, Done.ALL, note=WORD),
    "practices.obstacle": lambda book: practice(book, Done.NONE, obstacle=WORD),
    "goals.title": lambda book: goal(book, title=WORD),
    "goals.title, let go": lambda book: goal(book, GoalState.LET_GO, title=WORD),
    "goals.why": lambda book: goal(book, why=WORD),
    "goals.start": lambda book: goal(book, start=WORD),
    "goals.reached_note": lambda book: goal(book, GoalState.REACHED, reached_note=WORD),
    "goals.rest_note": lambda book: goal(book, GoalState.PAUSED, rest_note=WORD),
    **{f"goals.{name}": lambda book, name=name: level(book, name) for name in LEVELS},
    "goal_steps.text": lambda book: book.goals.steps.save(Step(goal_id=goal(book).id, text=WORD)),
    "revisits.words": revisit,
    "form_answers.value": answer,
    "entries.text": lambda book: book.journal.save(Entry(day=ago(9), text=WORD)),
    "events.text": lambda book: book.events.save(Event(day=ago(900), text=WORD)),
    "details.name": lambda book: book.details.save(
        Detail(kind=DetailKind.PERSON, name=WORD, text="a")
    ),
    "details.text": lambda book: book.details.save(
        Detail(kind=DetailKind.FACT, name="a", text=WORD)
    ),
    "plan_headings.title": lambda book: heading(book, PlanKind.SAFETY, WORD),
    "plan_headings.title, staying well": lambda book: heading(book, PlanKind.STAYING_WELL, WORD),
    "plan_lines.text": lambda book: line(book, PlanKind.SAFETY, text=WORD),
    "plan_lines.text, staying well": lambda book: line(book, PlanKind.STAYING_WELL, text=WORD),
    "plan_lines.phone": lambda book: line(book, PlanKind.SAFETY, phone=WORD),
    "reviews.text": lambda book: book.reviews.save(Review(day=ago(9), text=WORD)),
    "reviews.text, a letter": lambda book: book.reviews.save(
        Review(kind=ReviewKind.LETTER, day=ago(9), text=WORD)
    ),
    "benchmarks.title": lambda book: benchmark(book, title=WORD),
    "benchmarks.note": lambda book: benchmark(book, note=WORD),
    "attachments.name, of a session": lambda book: attached(
        book, "sessions", session(book, notes="Before").id
    ),
    "attachments.name, of an entry": lambda book: attached(
        book, "entries", book.journal.save(Entry(day=ago(9), text="Before")).id
    ),
    "attachments.name, of a filled form": lambda book: attached(
        book, "filled_forms", book.filled.save(FilledForm(form="f", name="F", day=ago(9))).id
    ),
    "attachments.name, of homework": lambda book: attached(book, "homework", homework(book).id),
}


def fill_up(book: Notebook) -> None:
    """Let there be newer ones of most kinds, so that nothing is on screen by chance."""
    for number in range(8):
        book.sessions.save(Session(day=ago(number + 1), notes=f"{number}"))
        book.journal.save(Entry(day=ago(number), text=f"{number}"))
        book.homework.save(Homework(title=f"{number}", started_on=ago(3), position=number))
        book.goals.save(Goal(title=f"{number}", started_on=ago(3), position=number))
        book.topics.save(Topic(text=f"{number}", position=number))
        place = {"set_on": ago(400), "position": -1}  # before what is looked for
        book.benchmarks.save(Benchmark(title=f"{number}", series="measure:gad7", bound=7, **place))
        filled = book.filled.save(FilledForm(form="gone", name=f"{number}", day=ago(number)))
        made = FormAnswer(filled_id=filled.id, field="k", label="L", value=f"{number}")
        book.filled.answers.save(made)


@pytest.mark.parametrize("written", often(WRITTEN, list(WRITTEN)[::5]))
def test_what_was_written_is_found_and_seen(hands: Hands, notebook: Notebook, written: str) -> None:
    with notebook.database.write():
        WRITTEN[written](notebook)
        fill_up(notebook)
    hands.shell.search.ask()
    hands.type(WORD.lower())
    assert hands.shell.search.results.model.rowCount() == 1
    hands.press(Key.Key_Return)
    if written in FOLDED:
        hands.start("Change the scale")
    hands.qtbot.waitUntil(lambda: any(WORD in words for words in hands.in_view()), timeout=1000)


def test_no_column_is_left_out(notebook: Notebook) -> None:
    """Every kind and every column that the index reads has a test above."""
    view = "SELECT sql FROM sqlite_master WHERE name = 'searchable'"
    source = str(notebook.database.value(view))
    for part in source.split("UNION ALL"):
        kind = re.search(r"'(\w+)',", part)
        assert kind
        head = part.split("FROM")[0]
        words = head[head.rindex(", ") :] if "||" not in head else head
        columns = re.findall(r"\b[a-z]\.(\w+)", words.split(f"'{kind[1]}'")[-1])
        for column in columns:
            if column not in DAYS_AND_IDS:
                assert any(each.startswith(f"{kind[1]}.{column}") for each in WRITTEN), column
    kinds = {table.table for table in notebook.tables() if table.searched}
    assert {each.partition(".")[0] for each in WRITTEN} == kinds
