from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QTransform

from sessionbook.domain.series import Flag, Point, Points
from sessionbook.ui import theme
from sessionbook.ui.chart.layout import lay_out, natural_height
from sessionbook.ui.chart.look import TEXT_CONTRAST, Look, contrast
from sessionbook.ui.chart.markers import DASHES, RADIUS, marker, paint_marker
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.panels import band_words, spread
from sessionbook.ui.chart.render import render
from sessionbook.ui.chart.series import placing, stretches, to_polygon
from tests.ui.chart.conftest import (
    ANXIETY,
    RECT,
    START,
    anxiety,
    near,
    picture,
    points,
    simple,
    with_points,
)


def colour_at(image: QImage, at: QPointF) -> QColor:
    return image.pixelColor(round(at.x()), round(at.y()))


def has_colour(image: QImage, at: QPointF, colour: QColor, reach: int = 1) -> bool:
    steps = range(-reach, reach + 1)
    return any(
        near(image.pixelColor(round(at.x()) + dx, round(at.y()) + dy), colour)
        for dx in steps
        for dy in steps
    )


def test_every_point_is_a_hollow_marker_at_its_day_and_value(model: ChartModel, look: Look) -> None:
    image, layout = picture(model, look), lay_out(RECT, model, look)
    for panel in layout.panels[:2]:
        for point in panel.series.points:
            at = layout.at(panel, point)
            assert near(colour_at(image, at), QColor(look.theme.card))
            above = at - QPointF(0, RADIUS)
            assert has_colour(image, above, look.colour(panel.style))


def test_days_and_values_go_the_right_way(model: ChartModel, look: Look) -> None:
    layout = lay_out(RECT, model, look)
    first = layout.panels[0]
    assert layout.x(START) == pytest.approx(layout.plot.left())
    assert layout.x(model.last) == pytest.approx(layout.plot.right())
    assert layout.day(layout.x(START + 10)) == pytest.approx(START + 10)
    assert first.y(0) > first.y(21)
    assert first.rect.height() == pytest.approx(2 * layout.panels[1].rect.height(), rel=0.01)


def test_a_line_joins_neighbours_but_never_crosses_a_gap(look: Look) -> None:
    some = Points.of([*points([5] * 4), *points([5] * 4, start=START + 42 + 29)])
    model = ChartModel.fitting((with_points(simple("a", "A"), some),))
    image, layout = picture(model, look), lay_out(RECT, model, look)
    colour, panel = look.colour(0), layout.panels[0]

    def middle(one: Point, other: Point) -> QPointF:
        return (layout.at(panel, one) + layout.at(panel, other)) / 2

    assert has_colour(image, middle(some[0], some[1]), colour)
    assert not has_colour(image, middle(some[3], some[4]), colour, reach=3)
    assert has_colour(image, middle(some[4], some[5]), colour)


def test_lines_are_cut_at_the_shown_days() -> None:
    series = simple("a", "A")
    rising = with_points(series, points(range(10)))
    (stretch,) = stretches(rising, START + 7, START + 35)
    assert stretch[0] == Point(START + 7, 0.5)
    assert stretch[-1] == Point(START + 35, 2.5)


def test_nothing_is_drawn_for_days_that_are_not_shown(look: Look) -> None:
    model = ChartModel((anxiety(),), (START, START + 200), (), START + 300, START + 400)
    assert list(stretches(anxiety(), model.first, model.last)) == []
    image, colour = picture(model, look), look.colour(0)
    layout = lay_out(RECT, model, look)
    assert not any(
        near(image.pixelColor(x, round(layout.panels[0].y(value))), colour)
        for x in range(400, 900)
        for value in ANXIETY
    )


def test_polygon_holds_the_same_places_as_points_one_by_one(model: ChartModel, look: Look) -> None:
    layout = lay_out(RECT, model, look)
    panel = layout.panels[0]
    polygon = to_polygon(panel.series.points, placing(layout, panel))
    for place, point in zip(polygon, panel.series.points, strict=True):
        assert (place - layout.at(panel, point)).manhattanLength() < 1e-6
    assert to_polygon(Points(), QTransform()).isEmpty()


def test_ten_years_are_dots_at_every_point(look: Look) -> None:
    some = Points(range(START, START + 3650), (i % 11 for i in range(3650)))
    model = ChartModel.fitting((with_points(simple("a", "A"), some),))
    layout = lay_out(RECT, model, look)
    assert layout.panels[0].dense
    image, panel = picture(model, look), layout.panels[0]
    for point in some[2000::97]:
        assert has_colour(image, layout.at(panel, point), look.colour(0))


def test_markers_differ_in_grey_and_look_equally_big() -> None:
    shapes = []
    for style in range(4):
        image = QImage(41, 41, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.fillPath(marker(style, 12).translated(20.5, 20.5), Qt.GlobalColor.black)
        painter.end()
        shapes.append(
            {
                (x, y)
                for x in range(41)
                for y in range(41)
                if image.pixelColor(x, y) == QColor(Qt.GlobalColor.black)
            }
        )
    areas = [len(shape) for shape in shapes]
    assert max(areas) < 1.5 * min(areas)
    for i, shape in enumerate(shapes):
        assert all(len(shape ^ other) >= 0.1 * len(shape) for other in shapes[:i])
    assert len(set(DASHES)) == len(DASHES)


def test_legend_marker_is_hollow_and_muted_when_off(look: Look) -> None:
    for on, centre in ((True, look.theme.series[0]), (False, look.theme.card)):
        image = QImage(20, 20, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_marker(painter, QPointF(10, 10), 0, look.theme, on)
        painter.end()
        assert image.pixelColor(10, 10) == QColor(centre)


def test_flags_lines_run_through_all_panels(model: ChartModel, look: Look) -> None:
    image, layout = picture(model, look), lay_out(RECT, model, look)
    (flag,) = layout.flags
    for panel in layout.panels:
        column = range(round(panel.rect.top()) + 8, round(panel.rect.bottom()))
        accent = QColor(look.theme.accent)
        inked = sum(has_colour(image, QPointF(flag.x, y), accent) for y in column)
        assert inked > len(column) / 4


def test_sessions_are_ticks_under_the_panels(model: ChartModel, look: Look) -> None:
    image, layout = picture(model, look), lay_out(RECT, model, look)
    y = layout.plot.bottom() + 6
    for day in model.session_days[:-1]:
        here, beside = QPointF(layout.x(day), y), QPointF(layout.x(day) + 5, y)
        assert not near(colour_at(image, beside), colour_at(image, here)) or has_colour(
            image, here, QColor(look.theme.edge), 1
        )
        assert near(colour_at(image, beside), QColor(look.theme.card), 6)


def test_band_names_and_cut_off_never_touch(model: ChartModel, look: Look) -> None:
    layout = lay_out(RECT, model, look)
    named = band_words(layout.panels[0], look.line_height())
    assert [words for _, words in named] == [
        "severe",
        "moderate",
        "cut-off 8",
        "mild",
        "minimal",
    ]
    heights = [y for y, _ in named]
    line = look.line_height()
    assert all(b - a >= line - 1e-6 for a, b in pairwise(heights))


def test_spread_keeps_what_does_not_overlap() -> None:
    assert spread([20, 60, 90], 10, 0, 100) == [20, 60, 90]
    assert spread([50, 51, 99], 10, 0, 100) == [50, 60, 95]


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_words_fit_beside_the_plot_at_every_text_size(model: ChartModel, scale: float) -> None:
    look = Look(theme.load("dark"), scale=scale)
    rect = RECT.adjusted(0, 0, 0, natural_height(model, look) - RECT.height())
    layout = lay_out(rect, model, look)
    metrics = QFontMetricsF(look.font())
    assert layout.plot.left() - rect.left() > metrics.horizontalAdvance("20")
    assert rect.right() - layout.plot.right() > metrics.horizontalAdvance("moderate")
    assert layout.panels[-1].rect.bottom() == pytest.approx(layout.plot.bottom())


@pytest.mark.parametrize("name", ["light", "dark"])
def test_names_in_a_series_colour_are_legible(name: str) -> None:
    look = Look(theme.load(name))
    for style in range(len(look.theme.series)):
        ground = look.deepest()
        assert contrast(look.word_colour(style), ground) >= TEXT_CONTRAST
        assert contrast(look.colour(style), ground) >= 3


def test_an_empty_chart_says_what_it_is_for(look: Look) -> None:
    image = picture(ChartModel.fitting(()), look)
    inked = {image.pixel(x, 200) for x in range(900)}
    assert len(inked) > 2


@pytest.mark.parametrize("count", [1, 2])
def test_one_and_two_points_stand_inside_the_plot(look: Look, count: int) -> None:
    model = ChartModel.fitting((anxiety(ANXIETY[:count]),))
    layout = lay_out(RECT, model, look)
    image, panel = picture(model, look), layout.panels[0]
    for point in panel.series.points:
        at = layout.at(panel, point)
        assert panel.rect.contains(at)
        assert has_colour(image, at - QPointF(0, RADIUS), look.colour(0))


def test_a_series_without_points_beside_one_with_points_is_drawn(look: Look) -> None:
    model = ChartModel.fitting((anxiety(), with_points(simple("a", "A"), Points())))
    assert not picture(model, look).isNull()


def test_values_outside_the_range_stay_in_their_panel(look: Look) -> None:
    model = ChartModel.fitting((simple("a", "A", 99), simple("b", "B", -5)), (), (Flag(1, "x"),))
    for panel in lay_out(RECT, model, look).panels:
        for point in panel.series.points:
            assert panel.rect.top() < panel.y(point.value) < panel.rect.bottom()


def test_hiding_a_series_keeps_the_others_styles() -> None:
    model = ChartModel.fitting((simple("b", "B"), simple("c", "C")), styles=(1, 4))
    assert [model.style(0), model.style(1)] == [1, 4]


def test_days_go_from_left_to_right_in_every_language(model: ChartModel, look: Look) -> None:
    pictures = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        image = QImage(900, 400, QImage.Format.Format_RGB32)
        image.fill(QColor(look.theme.card))
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        render(painter, RECT, model, look)
        painter.end()
        pictures.append(image)
    assert pictures[0] == pictures[1]


def test_no_two_of_sixteen_series_look_the_same(look: Look) -> None:
    looks = {
        (look.colour(style).name(), str(marker(style, 4).toFillPolygon())) for style in range(16)
    }
    assert len(looks) == 16
    assert len({str(marker(style, 4).toFillPolygon()) for style in range(4)}) == 4


@pytest.mark.parametrize(("scores", "stands"), [((10, 10, 20, 10, 10), 10), ((10, 20, 10, 10), 0)])
def test_the_median_of_three_lies_behind_and_lets_one_odd_point_pass(
    look: Look, scores: tuple[int, ...], stands: int
) -> None:
    series = (anxiety(scores),)
    whole = ChartModel.fitting(series)
    smoothed = replace(whole, smoothed=True)
    layout = lay_out(RECT, smoothed, look)
    odd = scores.index(20)
    at = layout.at(layout.panels[0], Point(series[0].points.days[odd], 10))
    plain, behind = (colour_at(picture(each, look), at) for each in (whole, smoothed))
    assert (plain != behind) == bool(stands)
