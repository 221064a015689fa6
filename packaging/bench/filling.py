"""What the notebooks measured on are filled with: invented words, the same in every run."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate

from sessionbook.domain.goals import Goal, GoalRating, GoalState
from sessionbook.domain.homework import Homework, Practice
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.record import Record
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.domain.trackers import Rating, Tracker
from sessionbook.store.notebook import Notebook
from sessionbook.store.records import Records

TODAY = date(2026, 11, 24)
TEN_YEARS = 3650  # days
WORDS_A_NOTE = 150
TRACKERS = ("Outlook", "Sleep", "Energy", "Calm", "Company", "Appetite")


def vocabulary(chance: random.Random) -> list[str]:
    """Return invented words, the first ones the commonest."""
    letters = "eeeetttaaaoooiiinnnssshhrrddlluucmfwygpbvk"
    return ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(20_000)]


class Writer:
    """Makes notes, ids and numbers that are the same in every run."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = vocabulary(self.chance)
        self._sums = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def note(self, words: int = WORDS_A_NOTE) -> str:
        """Return a note of so many words."""
        return " ".join(self.chance.choices(self.words, cum_weights=self._sums, k=words))

    def id(self) -> str:
        """Return the next record's id."""
        return f"{self.chance.getrandbits(128):032x}"

    def save(self, store: Records[Record], records: Iterator[Record]) -> None:
        """Save records, 500 in a transaction."""
        everything = list(records)
        for start in range(0, len(everything), 500):
            with store._db.write(store.area):  # one transaction for many saves
                for record in everything[start : start + 500]:
                    store.save(record)


def notes(count: int) -> Callable[[Notebook], None]:
    """Return what fills a notebook with notes, evenly over ten years."""

    def fill(notebook: Notebook) -> None:
        writer = Writer(count)
        writer.save(
            notebook.sessions,
            (
                Session(id=writer.id(), day=back(n, count), notes=writer.note())
                for n in range(count)
            ),
        )

    return fill


def back(number: int, count: int) -> date:
    """Return the day of one of so many, spread over ten years up to today."""
    return TODAY - timedelta(days=(count - 1 - number) * TEN_YEARS // count)


def ten_years(notebook: Notebook) -> None:
    """Fill in a person's ten years: a session a week, practice, ratings, questionnaires."""
    writer = Writer(10)
    chance = writer.chance
    writer.save(notebook.sessions, (_session(writer, n) for n in range(520)))
    _fill_homework(notebook, writer)
    for position, name in enumerate(TRACKERS):
        tracker = Tracker(id=writer.id(), name=name, position=position, on_today=position < 2)
        notebook.trackers.save(tracker)
        _rate(notebook, writer, tracker.id, 20_000 * (position + 1) // 6 - 20_000 * position // 6)
    for measure, most in (("gad7", 21), ("phq9", 27)):
        results = (
            MeasureResult(id=writer.id(), measure=measure, day=back(n, 260), total=total)
            for n in range(260)
            for total in [max(0, min(most, 17 - n // 20 + chance.randint(-3, 3)))]
        )
        writer.save(notebook.measures, results)
    _fill_goals(notebook, writer)


def heavy(notebook: Notebook) -> None:
    """Fill in 500 sessions, of which the latest is one note of 200 KB, and 60 things to raise."""
    writer = Writer(5)
    sessions = (
        Session(
            id=writer.id(), day=back(n, 500), notes=writer.note(20), honest_about=writer.note(5)
        )
        for n in range(499)
    )
    writer.save(notebook.sessions, sessions)
    notebook.sessions.save(Session(id=writer.id(), day=TODAY, notes=long_note(writer)))
    topics = (Topic(id=writer.id(), text=writer.note(6), position=n) for n in range(60))
    writer.save(notebook.topics, topics)


def long_note(writer: Writer, size: int = 200_000) -> str:
    """Return paragraphs, lists and headings of so many letters."""
    parts: list[str] = []
    length = number = 0
    while length < size:
        number += 1
        start = ("", "- ", "", "- [ ] ", "", "## ")[number % 6]
        parts.append(start + writer.note(60 if not start else 8))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


def _session(writer: Writer, number: int) -> Session:
    answers = [writer.chance.randint(40, 100) for _ in range(4)]
    return Session(
        id=writer.id(),
        day=back(number, 520),
        notes=writer.note(),
        honest_about=writer.note(12),
        being_myself=answers[0],
        what_matters=answers[1],
        way_of_working=answers[2],
        said_it=answers[3],
    )


def _rate(notebook: Notebook, writer: Writer, tracker: str, count: int) -> None:
    ratings = (
        Rating(
            id=writer.id(),
            tracker_id=tracker,
            day=back(number, count),
            value=writer.chance.randint(0, 10),
        )
        for number in range(count)
    )
    writer.save(notebook.trackers.ratings, ratings)


def _fill_homework(notebook: Notebook, writer: Writer) -> None:
    agreed = [
        Homework(
            id=writer.id(),
            title=writer.note(4),
            started_on=back(n, 40),
            finished_on=back(n + 2, 40) if n < 36 else None,  # four are still open
            position=n,
        )
        for n in range(40)
    ]
    writer.save(notebook.homework, iter(agreed))
    practices = (
        Practice(
            id=writer.id(),
            homework_id=agreed[n // 100].id,
            day=back(n, 4000),
            note=writer.note(10) if n % 3 == 0 else "",
        )
        for n in range(4000)
    )
    writer.save(notebook.homework.practices, practices)


def _fill_goals(notebook: Notebook, writer: Writer) -> None:
    for number in range(6):
        goal = Goal(
            id=writer.id(),
            title=writer.note(3),
            started_on=back(number, 8),
            state=GoalState.REACHED if number < 3 else GoalState.OPEN,
            reached_on=back(number + 2, 8) if number < 3 else None,
            position=number,
        )
        notebook.goals.save(goal)
        ratings = (
            GoalRating(id=writer.id(), goal_id=goal.id, day=back(n, 60), value=n // 6)
            for n in range(60)
        )
        writer.save(notebook.goals.ratings, ratings)
    topics = (Topic(id=writer.id(), text=writer.note(6), position=n) for n in range(12))
    writer.save(notebook.topics, topics)
