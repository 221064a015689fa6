"""The invented daily ratings and questionnaire totals, all following one course."""

import json
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from sessionbook.domain.measures import MeasureAnswers, MeasureResult
from sessionbook.domain.trackers import HIGHEST, LOWEST, Rating, Tracker
from sessionbook.services.catalogue import measures
from sessionbook.services.demo.course import FORTNIGHT, Course
from sessionbook.store.notebook import Notebook

RATED = 0.84  # of the days
ANSWERED = timedelta(days=120)  # ago, since when the questions are answered in the notebook
REMEMBERED = 0.6  # of yesterday's deviation; moods last longer than a day


@dataclass(frozen=True, slots=True)
class Line:
    """What level 0 means on a scale, what level 1 adds, and how much it wavers."""

    base: float
    slope: float
    noise: float


@dataclass(frozen=True, slots=True)
class Totals:
    """A questionnaire's line and when it was answered; totals come in steps."""

    measure: str
    line: Line
    every: int
    last: int
    highest: int
    step: int = 1


BETTER = Line(0.9, 8.3, 1.0)
WORSE = Line(9.1, -7.3, 1.0)
MEASURES = (
    Totals("gad7", Line(17.3, -12.8, 0.7), FORTNIGHT, 1, 21),
    Totals("phq9", Line(18.6, -15.5, 0.8), 2 * FORTNIGHT, 3, 27),
    Totals("who5", Line(14, 70, 3), 2 * FORTNIGHT, 5, 100, step=4),
)


def write(notebook: Notebook, course: Course) -> None:
    """Save the ratings of every tracker and the totals of three questionnaires."""
    for tracker in notebook.trackers.all():
        _write_ratings(notebook, course, tracker)
    for totals in MEASURES:
        _write_totals(notebook, course, totals)


def _write_ratings(notebook: Notebook, course: Course, tracker: Tracker) -> None:
    chance = course.chance(f"tracker {tracker.position}")
    line = BETTER if tracker.higher_is_better else WORSE
    off = 0.0
    for day in (*course.every(1), course.today):
        off = REMEMBERED * off + chance.gauss(0, line.noise)
        value = round(line.base + line.slope * course.level(day) + off)
        if chance.random() < RATED or day == course.today:
            kept = min(HIGHEST, max(LOWEST, value))
            notebook.trackers.ratings.save(Rating(tracker_id=tracker.id, day=day, value=kept))


def _write_totals(notebook: Notebook, course: Course, totals: Totals) -> None:
    chance = course.chance(totals.measure)
    line = totals.line
    for day in course.every(totals.every, totals.last):
        value = line.base + line.slope * course.level(day) + chance.gauss(0, line.noise)
        total = min(totals.highest, max(0, round(value / totals.step) * totals.step))
        result = MeasureResult(measure=totals.measure, day=day, total=total)
        notebook.measures.save(result)
        if course.today - day <= ANSWERED:
            _write_answers(notebook, result, course.chance(f"{totals.measure} {day}"))


def _write_answers(notebook: Notebook, result: MeasureResult, chance: Random) -> None:
    """Save answers that add up to a total, evenly but for chance, and none that asks for support.

    Each answer counts one more than the one before it, from 0 on, and no item is turned around.
    """
    (measure,) = (each for each in measures() if each.key == result.measure)
    highest = measure.answers[-1].value
    answers = [0] * len(measure.items)
    for _ in range(result.total // measure.multiply):
        free = [n for n, i in enumerate(measure.items) if answers[n] < highest and not i.support]
        if not free:
            return
        answers[chance.choice(free)] += 1
    sheet = MeasureAnswers(
        measure=measure.key, day=result.day, answers=json.dumps(answers), result_id=result.id
    )
    notebook.answer_sheets.save(sheet)
