"""The invented homework: agreed in sessions, practised between them."""

from datetime import date, timedelta
from random import Random
from typing import Any

from sessionbook.domain.homework import DAYS_IN_A_WEEK, Homework
from sessionbook.domain.sessions import Session
from sessionbook.services.demo.course import Course
from sessionbook.services.demo.practices import PracticeWriter
from sessionbook.services.demo.texts import Deck, texts
from sessionbook.store.notebook import Notebook

FINISHED_A_DAY = 31 / 426
"""Thirty-one in fourteen months."""

LONGEST = 20  # days until it is finished
PRACTISED = ((9, 8, 6, 5, 3, 2, 1), (4, 2), ())
"""On which days before today each open homework was: five of seven, two of three, not yet."""


def write(notebook: Notebook, course: Course, held: list[Session]) -> None:
    """Save the finished homework, spread over the sessions, and three that are open."""
    chance = course.chance("homework")
    cards = Deck[dict[str, Any]](texts("homework")["agreed"], chance, shuffled=False)
    practise = PracticeWriter(notebook, course)
    for session in _spread(held[:-1], round(FINISHED_A_DAY * course.days)):
        finished = _finished_on(session.day, course, chance)
        homework = _homework(cards.deal(), session, chance, finished)
        notebook.homework.save(homework)
        practise.between(homework, session.day, finished)
    for position, days_ago in enumerate(PRACTISED):
        homework = _homework(texts("homework")["open"][position], held[-1], chance, None, position)
        notebook.homework.save(homework)
        practise.on(homework, [course.today - timedelta(days=back) for back in days_ago])


def _spread(held: list[Session], count: int) -> list[Session]:
    return [held[index * len(held) // count] for index in range(count if held else 0)]


def _finished_on(start: date, course: Course, chance: Random) -> date:
    days = chance.randint(DAYS_IN_A_WEEK * 2, LONGEST)
    return min(start + timedelta(days=days), course.today - timedelta(days=1))


def _homework(
    facts: dict[str, Any],
    session: Session,
    chance: Random,
    finished: date | None,
    position: int = 0,
) -> Homework:
    return Homework(
        **facts,
        started_on=session.day,
        session_id=session.id,
        confidence=chance.randint(4, 9),
        finished_on=finished,
        position=position,
    )
