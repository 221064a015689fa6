"""Everything a chart says, in words: names, points, and the summary read aloud."""

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.domain.series import Point, Points, Series, day, runs
from sessionbook.ui.chart.model import ChartModel, Mark
from sessionbook.ui.words import counted, qdate, short_date


def number(value: float) -> str:
    """Return a value as the locale writes it, with one decimal where it has any."""
    return QLocale().toString(float(value), "f", 0 if round(value, 1) == int(value) else 1)


def empty_sentence() -> str:
    """Return what stands in place of a chart without points."""
    return QCoreApplication.translate(
        "Chart", "What you measure will stand here over months, beside your sessions and goals."
    )


def nothing_sentence() -> str:
    """Return what stands in a panel without a point in the shown range."""
    return QCoreApplication.translate("Chart", "nothing in these months")


def cut_off_words(value: float) -> str:
    """Return the name of the dotted line."""
    return QCoreApplication.translate("Chart", "cut-off {value}").format(value=number(value))


def starting_words() -> str:
    """Return what stands beside the only point of a series."""
    return QCoreApplication.translate("Chart", "starting point")


def panel_name(series: Series) -> str:
    """Return a series' name and how to read its scale."""
    scale = f"{number(series.lowest)}–{number(series.highest)}"
    if series.higher_is_better:
        better = QCoreApplication.translate("Chart", "higher is better")
        reading = better if series.bands or series.cut_off is not None else scale
    else:
        better = QCoreApplication.translate("Chart", "lower is better")
        reading = better if series.bands else f"{scale}, {better}"
    return f"{series.name} ({reading})"


def value_words(series: Series, value: float) -> str:
    """Return a value and the band it falls into."""
    band = series.band_name(value)
    return f"{number(value)}, {band}" if band else number(value)


def point_words(series: Series, point: Point) -> str:
    """Return the sentence read aloud for the current point."""
    return QCoreApplication.translate("Chart", "{name}, {date}: {value}").format(
        name=series.name,
        date=short_date(day(point.day)),
        value=value_words(series, point.value),
    )


def span_words(first: int, last: int) -> str:
    """Return from when to when, as in 3 Jan 2026 to 4 Mar 2026."""
    words = QCoreApplication.translate("Chart", "{first} to {last}")
    return words.format(first=short_date(day(first)), last=short_date(day(last)))


def mark_words(mark: Mark) -> str:
    """Return an event and, where it took longer than a day, until when."""
    if mark.first == mark.last:
        return mark.words
    words = QCoreApplication.translate("Chart", "{event} (until {day})")
    return words.format(event=mark.words, day=short_date(day(mark.last)))


def session_word() -> str:
    """Return what a tick under the axis stands for."""
    return QCoreApplication.translate("Chart", "Session")


def week_words(name: str) -> str:
    """Return what a bar stands for, beside its number and its Monday."""
    words = QCoreApplication.translate("Chart", "{name}, days of this week")
    return words.format(name=name)


def summary(model: ChartModel) -> str:
    """Return the whole chart in sentences: its days, every series, what stands beside them."""
    if model.is_empty:
        return empty_sentence()
    sentences = [_series_sentence(model, series) for series in model.series]
    sentences += [
        QCoreApplication.translate("Chart", "{date}: {event}.").format(
            date=short_date(day(mark.first)), event=mark_words(mark)
        )
        for mark in model.shown_marks()
    ]
    return f"{span_words(model.first, model.last)}. " + " ".join(sentences)


def _series_sentence(model: ChartModel, series: Series) -> str:
    points = model.visible(series)
    if not points:
        return f"{series.name}: {nothing_sentence()}."
    first, last = points[0], points[-1]
    if len(points) == 1:
        words = QCoreApplication.translate("Chart", "{name}: one point, {value} in {month}.")
        return words.format(
            name=series.name, value=number(first.value), month=_month(first.day, last.day)
        )
    words = counted.tr(
        "{name}: %n points from {value} in {month} to {last} in {end}.", "", len(points)
    )
    said = words.format(
        name=series.name,
        value=number(first.value),
        month=_month(first.day, last.day),
        last=number(last.value),
        end=_month(last.day, first.day),
    )
    return f"{said} {_reach_sentence(points)}{_gaps_sentence(series, points)}"


def _reach_sentence(points: Points) -> str:
    low, high = min(points.values), max(points.values)
    if low == high:
        words = QCoreApplication.translate("Chart", "All at {value}.")
        return words.format(value=number(low))
    words = QCoreApplication.translate("Chart", "Lowest {low}, highest {high}.")
    return words.format(low=number(low), high=number(high))


def _gaps_sentence(series: Series, points: Points) -> str:
    gaps = sum(1 for _ in runs(points.days, series.usual_interval_days)) - 1
    return " " + counted.tr("%n gaps without a line.", "", gaps) if gaps else ""


def _month(at: int, other: int) -> str:
    same_year = day(at).year == day(other).year
    return QLocale().toString(qdate(day(at)), "MMMM" if same_year else "MMMM yyyy")
