"""Invented months of one person in therapy, as a real notebook."""

from datetime import date

from sessionbook.domain.appointments import Appointment, Repeat
from sessionbook.services.creation import fill_new
from sessionbook.services.demo import (
    benchmarks,
    between,
    forms,
    goals,
    homework,
    scores,
    sessions,
    topics,
    worksheet,
)
from sessionbook.services.demo.course import AT, WITH, Course
from sessionbook.store.notebook import Notebook


def fill(notebook: Notebook, today: date, months: int = 14, seed: int = 1) -> None:
    """Fill an empty notebook with the months before today; a seed tells one story."""
    course = Course(today, months, seed)
    with notebook.database.write():
        fill_new(notebook)
        held = sessions.write(notebook, course)
        topics.write(notebook, course, held)
        homework.write(notebook, course, held)
        goals.write(notebook, course)
        scores.write(notebook, course)
        benchmarks.write(notebook, course)
        between.write(notebook, course)
        forms.write(notebook, course)
        worksheet.write(notebook, held)
        notebook.appointments.save(
            Appointment(day=today, at=AT, with_whom=WITH, repeat=Repeat.TWO_WEEKLY)
        )
