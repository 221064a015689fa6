"""The invented practices of a homework, with obstacles and distress before and after."""

from datetime import date, timedelta

from sessionbook.domain.homework import DAYS_IN_A_WEEK, Done, Homework, Practice
from sessionbook.services.demo.course import Course
from sessionbook.services.demo.texts import Deck, texts
from sessionbook.store.notebook import Notebook

KEPT = 0.85  # of the agreed times
TOLD = 0.4
AMOUNTS = (Done.NONE, Done.SOME, Done.MOST, Done.ALL)
WEIGHTS = (8, 22, 25, 45)


class PracticeWriter:
    """Saves believable practices; one day never holds two of a homework."""

    def __init__(self, notebook: Notebook, course: Course) -> None:
        self._notebook = notebook
        self._course = course
        self._chance = course.chance("practices")
        self._notes = Deck[str](texts("homework")["notes"], self._chance)
        self._obstacles = Deck[str](texts("homework")["obstacles"], self._chance)

    def between(self, homework: Homework, start: date, end: date) -> None:
        """Practise on some days after start and before end, at least on the first."""
        often = KEPT * (homework.times_a_week or 1) / DAYS_IN_A_WEEK
        days = [start + timedelta(days=after) for after in range(1, (end - start).days)]
        some = [day for day in days if self._chance.random() < often]
        self.on(homework, [day for day in some or days[:1] if not self._course.is_away(day)])

    def on(self, homework: Homework, days: list[date]) -> None:
        """Practise on each of these days; on the last seven at least something was done."""
        recent = self._course.today - timedelta(days=DAYS_IN_A_WEEK)
        for day in days:
            done = self._chance.choices(AMOUNTS, WEIGHTS)[0]
            if day >= recent and done is Done.NONE:
                done = Done.SOME
            self._notebook.homework.practices.save(self._practice(homework, day, done))

    def _practice(self, homework: Homework, day: date, done: Done) -> Practice:
        if done is Done.NONE:
            return Practice(
                homework_id=homework.id, day=day, done=done, obstacle=self._obstacles.deal()
            )
        before = min(10, max(2, round(self._chance.gauss(9 - 6 * self._course.level(day), 1.2))))
        return Practice(
            homework_id=homework.id,
            day=day,
            done=done,
            note=self._notes.deal() if self._chance.random() < TOLD else "",
            obstacle=self._obstacles.deal() if done is Done.SOME else "",
            distress_before=before,
            distress_after=max(0, before - self._chance.randint(0, 4)),
            effort=self._chance.randint(3, 8),
            helpful=self._chance.randint(4, 9),
        )
