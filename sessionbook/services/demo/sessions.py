"""The invented sessions, with what was understood and what there was to be thankful for."""

from datetime import date
from random import Random
from typing import Any

from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import SLIDERS, Session
from sessionbook.services.demo.course import AT, WITH, Course
from sessionbook.services.demo.notes import NoteWriter
from sessionbook.services.demo.texts import Deck, texts
from sessionbook.store.notebook import Notebook

INSIGHTS = (1, 1, 1, 2, 2, 3)
LATELY = 3  # insights and things to be thankful for of the last session, which Today shows
GRATITUDE = (0, 1, 2, 2, 3, 3, 4, 5)
STARRED = 0.6
HONEST, HELD_BACK = 0.75, 0.3
ANSWERED = 0.96


def write(notebook: Notebook, course: Course) -> list[Session]:
    """Save every session and its lines; return them, oldest first."""
    chance = course.chance("sessions")
    notes = NoteWriter(course.chance("notes"))
    honest = Deck[str](texts("sessions")["honest_about"], chance)
    held_back = Deck[str](texts("sessions")["held_back"], chance)
    held = [
        Session(
            day=day,
            at=AT,
            with_whom=WITH,
            notes=notes.write(course.part(day)),
            honest_about=honest.deal() if chance.random() < HONEST else "",
            held_back=held_back.deal() if chance.random() < HELD_BACK else "",
            **_sliders(course, day, chance),
        )
        for day in course.session_days()
    ]
    for session in held:
        notebook.sessions.save(session)
    _write_insights(notebook, course.chance("insights"), held)
    _write_gratitude(notebook, course.chance("gratitude"), held)
    return held


def _sliders(course: Course, day: date, chance: Random) -> dict[str, Any]:
    middle = 42 + 55 * course.level(day)
    answers = {name: _percent(chance.gauss(middle, 7)) for name in SLIDERS}
    return {name: value if chance.random() < ANSWERED else None for name, value in answers.items()}


def _percent(value: float) -> int:
    return min(100, max(0, round(value)))


def _write_insights(notebook: Notebook, chance: Random, held: list[Session]) -> None:
    deck = Deck[str](texts("sessions")["insights"], chance)
    for session in held:
        is_last = session is held[-1]
        for position in range(LATELY if is_last else chance.choice(INSIGHTS)):
            insight = Insight(
                text=deck.deal(),
                session_id=session.id,
                starred=is_last or chance.random() < STARRED,
                position=position,
            )
            notebook.insights.save(insight)


def _write_gratitude(notebook: Notebook, chance: Random, held: list[Session]) -> None:
    deck = Deck[str](texts("sessions")["gratitude"], chance)
    for session in held:
        for position in range(LATELY if session is held[-1] else chance.choice(GRATITUDE)):
            line = GratitudeLine(text=deck.deal(), session_id=session.id, position=position)
            notebook.gratitude.save(line)
