"""Which cases of a long table are tried in every run; the drills try them all."""

from collections.abc import Collection, Iterable

import pytest


def often(cases: Iterable[str], chosen: Collection[str]) -> list[object]:
    """Return the cases: those chosen for every run, the others for the drills."""
    return [
        case if case in chosen else pytest.param(case, marks=pytest.mark.drill) for case in cases
    ]
