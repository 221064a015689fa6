from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from sessionbook.domain.series import Flag
from sessionbook.ui.chart.flags import NO_ROW, PlacedFlag, place_flags
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from tests.ui.chart.conftest import START

PLOT = QRectF(40, 0, 800, 300)
some_flags = st.lists(
    st.builds(Flag, st.integers(START, START + 300), st.text("abc ", min_size=1, max_size=40)),
    max_size=25,
)


def placed(look: Look, flags: list[Flag]) -> tuple[PlacedFlag, ...]:
    model = ChartModel((), (), tuple(flags), START, START + 300)
    return place_flags(model, look, PLOT, (START, START + 300))


@given(flags=some_flags)
def test_words_never_overlap_nor_are_crossed_by_a_line(look: Look, flags: list[Flag]) -> None:
    named = [flag for flag in placed(look, flags) if flag.row != NO_ROW]
    for one, other in combinations(named, 2):
        if one.row == other.row:
            assert one.right < other.left or other.right < one.left
        upper, lower = sorted((one, other), key=lambda flag: flag.row)
        if upper.row != lower.row:
            assert not lower.left < upper.x < lower.right


@given(flags=some_flags)
def test_every_flag_keeps_its_line_and_words_stay_inside(look: Look, flags: list[Flag]) -> None:
    result = placed(look, flags)
    assert len(result) == len(flags)
    for flag in result:
        if flag.row != NO_ROW:
            assert PLOT.left() <= flag.left
            assert flag.right <= PLOT.right()


def test_two_near_flags_stand_in_two_rows(look: Look) -> None:
    late, early = placed(look, [Flag(START + 200, "Goal: call Dad"), Flag(START + 190, "Calmer")])
    assert (late.row, early.row) == (0, 1)
    assert early.top > late.top


def test_a_flag_at_the_left_edge_has_its_words_to_the_right(look: Look) -> None:
    (flag,) = placed(look, [Flag(START, "The first goal reached")])
    assert flag.left > flag.x


def test_flags_outside_the_shown_days_are_left_out(look: Look) -> None:
    assert placed(look, [Flag(START - 1, "before"), Flag(START + 301, "after")]) == ()
