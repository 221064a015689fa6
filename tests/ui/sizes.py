"""Windows, sizes of text and directions to try: some in every run, every one with the drills."""

from itertools import product

import pytest
from PySide6.QtCore import Qt

SIZES = ((640, 480), (760, 700), (1180, 760), (1900, 1000))
PERCENTS = (200, 150, 100, 80)
WAYS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


def cases() -> list[object]:
    """Return every window with every text; each is met once in every run, in both directions.

    The smallest window has the largest text there, which is what is hardest.
    """
    return [
        pytest.param(size, percent, way, id=f"{size[0]}-{percent}-{way.name}", marks=marks)
        for (row, size), (column, percent), way in product(
            enumerate(SIZES), enumerate(PERCENTS), WAYS
        )
        for marks in [() if row == column else pytest.mark.drill]
    ]
