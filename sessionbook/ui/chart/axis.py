"""The shared months axis and the value axis of a panel: where the ticks are."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QLocale

MONTHS_IN_YEAR = 12
STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
LEADING_WORDS = ("{month} {year}", "{month}")


class Tick(NamedTuple):
    """A day or a value on an axis and the words beside it."""

    at: float
    words: str


def month_ticks(
    first: int, last: int, width: float, measure: Callable[[str], float], leads: bool = True
) -> tuple[Tick, ...]:
    """Return ticks at month starts, as many as have room for their words.

    With leads a range that starts inside a month still names it.
    """
    per_day = width / max(1, last - first)
    room = measure(month_words(date(2000, 1, 1), 1)) * 1.2
    step = next((s for s in STEPS_IN_MONTHS if s * 30 * per_day >= room), STEPS_IN_MONTHS[-1])
    ticks = [Tick(d.toordinal(), month_words(d, step)) for d in month_starts(first, last, step)]
    start = date.fromordinal(first)
    gap = (ticks[0].at - first if ticks else last - first) * per_day
    for form in LEADING_WORDS if leads else ():
        words = form.format(month=_name(start.month), year=start.year)
        if 0 < measure(words) * 1.2 < gap:
            return (Tick(first, words), *ticks)
    return tuple(ticks)


def month_starts(first: int, last: int, step: int) -> Iterator[date]:
    """Yield every step-th month's first day in a range, counted from a January."""
    start = date.fromordinal(first)
    since_year_0 = start.year * MONTHS_IN_YEAR + start.month - 1
    for months in count(since_year_0 - since_year_0 % step, step):
        year, month = divmod(months, MONTHS_IN_YEAR)
        if not 1 <= year <= date.max.year or date(year, month + 1, 1).toordinal() > last:
            return
        if date(year, month + 1, 1).toordinal() >= first:
            yield date(year, month + 1, 1)


def month_words(start: date, step: int) -> str:
    """Return a tick's words: the month, with its year in January, or the year alone."""
    if step % MONTHS_IN_YEAR == 0:
        return str(start.year)
    name = _name(start.month)
    return f"{name} {start.year}" if start.month == 1 else name


def value_ticks(lowest: float, highest: float, height: float, line: float) -> list[float]:
    """Return round values from lowest to highest, at least two lines of words apart."""
    steps = (part * 10**power for power in range(9) for part in (1, 2, 5))
    span = max(highest - lowest, 1)
    step = next((s for s in steps if s / span * height >= 2 * line), span)
    start = ceil(lowest / step)
    return [n * step for n in range(start, int(highest // step) + 1)]


def _name(month: int) -> str:
    return QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
