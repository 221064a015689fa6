"""Which days a chart shows: zooming and panning within what there is."""

from typing import NamedTuple

SHORTEST = 35.0  # days: one point still stands among months
STEP = 1.25  # of a key or a notch of the wheel
MARGIN_SHARE, SMALLEST_MARGIN = 0.02, 3  # beyond the first and the last day with anything


class View(NamedTuple):
    """The first and the last day, or moments between, at the ends of the plot."""

    first: float
    last: float

    @property
    def length(self) -> float:
        """Return how many days it spans."""
        return self.last - self.first

    def whole_days(self) -> tuple[int, int]:
        """Return the days nearest to its ends."""
        return round(self.first), round(self.last)


def widened(first: int, last: int) -> tuple[int, int]:
    """Return a range that is long enough for months to be seen."""
    missing = max(0, round(SHORTEST) - (last - first))
    return max(1, first - missing // 2), last + missing - missing // 2


def with_margin(first: int, last: int) -> tuple[int, int]:
    """Return how far one may go: a little beyond the days given."""
    margin = max(SMALLEST_MARGIN, round((last - first) * MARGIN_SHARE))
    return max(1, first - margin), last + margin


def held(view: View, bounds: tuple[int, int]) -> View:
    """Return the view moved, or shortened, until it lies within bounds."""
    length = min(view.length, bounds[1] - bounds[0])
    first = min(max(view.first, bounds[0]), bounds[1] - length)
    return View(first, first + length)


def panned(view: View, days: float, bounds: tuple[int, int]) -> View:
    """Return the view so many days later."""
    return held(View(view.first + days, view.last + days), bounds)


def zoomed(view: View, factor: float, at: float, bounds: tuple[int, int]) -> View:
    """Return the view so many times as near, with one day staying where it is."""
    longest = bounds[1] - bounds[0]
    length = min(max(view.length / factor, min(SHORTEST, longest)), longest)
    share = (at - view.first) / (view.length or 1)
    first = at - share * length
    return held(View(first, first + length), bounds)


def including(view: View, day: int, bounds: tuple[int, int]) -> View:
    """Return the view moved just far enough that a day and a little beside it is seen."""
    beside = view.length / 20
    if day < view.first:
        return panned(view, day - beside - view.first, bounds)
    if day > view.last:
        return panned(view, day + beside - view.last, bounds)
    return view
