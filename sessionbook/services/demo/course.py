"""How the invented months go: up slowly, away once, down once, and up again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import exp
from random import Random

AT = time(15, 30)
WITH = "Dr Moreau"
DAYS_IN_A_MONTH = 30.4375
FORTNIGHT = 14
DAYS_AWAY = 36
AWAY_FROM = 0.4
SHORTEST_WITH_A_GAP = 120  # days; fewer leave no room to be away
MISSED = 0.06
DIP_AT, DIP_WIDTH, DIP_DEPTH = 0.71, 0.045, 0.32


@dataclass(frozen=True, slots=True)
class Course:
    """The days before today and how the person was on them; the same for a seed."""

    today: date
    months: int
    seed: int

    @property
    def days(self) -> int:
        """Return how many days there are before today."""
        return round(self.months * DAYS_IN_A_MONTH)

    @property
    def start(self) -> date:
        """Return the first day."""
        return self.today - timedelta(days=self.days)

    def day(self, part: float) -> date:
        """Return the day a part of the way, 0-1, from the first to today."""
        return self.start + timedelta(days=round(part * self.days))

    def part(self, day: date) -> float:
        """Return how much of the way, 0-1, a day is."""
        return (day - self.start).days / self.days

    def level(self, day: date) -> float:
        """Return how well the person was on a day, about 0.2-0.8."""
        part = self.part(day)
        dip = DIP_DEPTH * exp(-(((part - DIP_AT) / DIP_WIDTH) ** 2))
        return 0.18 + 0.62 * part - dip

    def is_away(self, day: date) -> bool:
        """Return whether nothing was written on a day: five weeks of illness and holiday."""
        left = self.day(AWAY_FROM)
        return self.days >= SHORTEST_WITH_A_GAP and left <= day < left + timedelta(DAYS_AWAY)

    def chance(self, of: str) -> Random:
        """Return the dice for one part of the story, which others do not disturb."""
        return Random(f"{self.seed} {of}")  # noqa: S311 - a story, not a secret

    def every(self, step: int, last: int = 1) -> Iterator[date]:
        """Yield every step-th day up to last days before today, oldest first, not those away."""
        for back in range(self.days - (self.days - last) % step, last - 1, -step):
            day = self.today - timedelta(days=back)
            if not self.is_away(day):
                yield day

    def session_days(self) -> list[date]:
        """Return the two-weekly days, a few missed, but neither the first nor the last two."""
        chance = self.chance("days")
        days = list(self.every(FORTNIGHT, FORTNIGHT))
        kept = [day for day in days[1:-2] if chance.random() >= MISSED]
        return [*days[:1], *kept, *days[1:][-2:]]
