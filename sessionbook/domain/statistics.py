"""What can honestly be said of scores: their error, reliable change, cut-offs, trend, usual range.

J&T is Jacobson & Truax 1991, Journal of Consulting and Clinical Psychology 59:12-19. Nothing here
says why anything changed, and nothing puts two questionnaires together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from math import sqrt

from sessionbook.domain.series import Points, median

NORMAL = 1.96
"""Beyond which a standard normal value falls one time in twenty: two-sided, p < .05."""

FEWEST_FOR_A_TREND = 4
FEWEST_FOR_A_ROLLING_MEDIAN = 5
FEWEST_FOR_A_RANGE = 10
USUAL_DAYS = 91  # before the value that is looked at: what is usual may change over the years
TENTH = 0.1


def error_of_measurement(sd: float, reliability: float) -> float:
    """Return the standard error of measurement: SEM = SD * sqrt(1 - r) (J&T)."""
    return sd * sqrt(1 - reliability)


def error_of_difference(sem: float) -> float:
    """Return the standard error of a difference of two scores: S_diff = sqrt(2) * SEM (J&T)."""
    return sqrt(2) * sem


def change_index(first: float, last: float, s_diff: float) -> float:
    """Return the reliable change index: RC = (x2 - x1) / S_diff (J&T)."""
    return (last - first) / s_diff


def is_reliable_index(index: float) -> bool:
    """Return whether an index is beyond what error alone brings one time in twenty (J&T)."""
    return abs(index) > NORMAL


def change_threshold(s_diff: float) -> float:
    """Return the difference above which a change is reliable: 1.96 * S_diff (J&T)."""
    return NORMAL * s_diff


def is_reliable_change(first: float, last: float, published: int) -> bool:
    """Return whether a change reaches a threshold that is published as a whole number.

    Such a number is itself a change that counts: it is used with >=, not with >.
    """
    return abs(last - first) >= published


def error_behind(published: float) -> float:
    """Return the error of measurement that a published threshold stands for.

    The threshold is 1.96 * sqrt(2) * SEM, so SEM = threshold / (1.96 * sqrt(2)). From a whole
    number that was rounded up, what is derived errs on the cautious side. It is used where the
    file of a questionnaire has no SD and r of its own.
    """
    return published / (NORMAL * sqrt(2))


@dataclass(frozen=True, slots=True)
class Group:
    """The mean and the standard deviation that were published for a group of people."""

    mean: float
    sd: float


def cut_off_a(clinical: Group, higher_is_better: bool) -> float:
    """Return where the clinical range ends: M1 + 2 s1, or M1 - 2 s1 where lower is better (J&T)."""
    return clinical.mean + (2 if higher_is_better else -2) * clinical.sd


def cut_off_b(functional: Group, higher_is_better: bool) -> float:
    """Return where the functional range begins: M0 - 2 s0, or M0 + 2 s0 (J&T)."""
    return functional.mean - (2 if higher_is_better else -2) * functional.sd


def cut_off_c(clinical: Group, functional: Group) -> float:
    """Return where both are equally likely: (s0 M1 + s1 M0) / (s0 + s1), either way up (J&T)."""
    crossed = functional.sd * clinical.mean + clinical.sd * functional.mean
    return crossed / (functional.sd + clinical.sd)


class Side(StrEnum):
    """Where a first and a last score lie, seen from a cut-off; clinical is that for J&T's 1."""

    LEFT = "left"  # the clinical side at first, the other one now
    ENTERED = "entered"
    STILL = "still"  # the clinical side both times
    NEVER = "never"


def crossing(was_clinical: bool, is_clinical: bool) -> Side:
    """Return whether the cut-off lies between two scores."""
    if was_clinical:
        return Side.STILL if is_clinical else Side.LEFT
    return Side.ENTERED if is_clinical else Side.NEVER


@dataclass(frozen=True, slots=True)
class Trend:
    """A straight line through dated scores: points a day, and that over its standard error."""

    slope: float
    index: float

    @property
    def is_reliable(self) -> bool:
        """Return whether the line is steeper than error alone makes it one time in twenty."""
        return is_reliable_index(self.index)


def trend(points: Points, sem: float) -> Trend | None:
    """Return the trend on real dates, or None below four points or where all are of one day.

    The slope is that of least squares. Its standard error, where every score errs by the same
    known SEM, is SEM / sqrt(sum((t - mean t)^2)): the variance of a weighted sum of scores.
    """
    count = len(points)
    if count < FEWEST_FOR_A_TREND:
        return None
    middle = sum(points.days) / count
    away = [day - middle for day in points.days]
    squares = sum(each * each for each in away)
    if not squares:
        return None
    slope = sum(each * value for each, value in zip(away, points.values, strict=True)) / squares
    return Trend(slope, slope / (sem / sqrt(squares)))


def rolling_median(points: Points) -> Points:
    """Return the median of each three scores in a row, on the day of the middle one.

    It lets a single odd score pass (Tukey 1977, Exploratory Data Analysis: "running medians of
    3"). Empty below five points: of fewer it would hide more than it shows. The ends have none.
    """
    if len(points) < FEWEST_FOR_A_ROLLING_MEDIAN:
        return Points()
    values = points.values
    threes = zip(values, islice(values, 1, None), islice(values, 2, None), strict=False)
    return Points(points.days[1:-1], (median(three) for three in threes))


def quantile(values: Sequence[float], part: float) -> float:
    """Return the value below which a part of the values lies, between two where it falls there.

    It is the seventh of the definitions in Hyndman & Fan 1996, The American Statistician 50:361.
    """
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


@dataclass(frozen=True, slots=True)
class UsualRange:
    """Between which values eight in ten of somebody's own lie, and their median."""

    low: float
    middle: float
    high: float

    def side(self, value: float) -> int:
        """Return -1 for a value below it, 1 for one above it, 0 within; both ends belong to it."""
        return (value > self.high) - (value < self.low)


def usual_range(points: Points) -> UsualRange | None:
    """Return what is usual before the last point: of the three months up to it, without it.

    None from fewer than ten points. The ends, the tenth and the ninetieth percentile, are taken
    to whole numbers outwards: on a scale of whole numbers that is what somebody can have said.
    """
    if not points:
        return None
    last = points.days[-1]
    start, end = points.between(last - USUAL_DAYS, last - 1)
    values = points.values[start:end]
    if len(values) < FEWEST_FOR_A_RANGE:
        return None
    low, high = quantile(values, TENTH), quantile(values, 1 - TENTH)
    return UsualRange(int(low // 1), median(values), -int(-high // 1))


def baseline(points: Points, chosen: int | None = None) -> int:
    """Return the place of the score that others are compared with: the first, unless chosen.

    A chosen day that has no score any more counts as not chosen.
    """
    if chosen is None:
        return 0
    start, end = points.between(chosen, chosen)
    return end - 1 if start < end else 0
