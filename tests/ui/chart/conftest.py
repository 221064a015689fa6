"""Eleven months of points, and a look that every machine can draw."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from sessionbook.domain.measures import Band
from sessionbook.domain.series import Flag, Points, Series
from sessionbook.ui import theme
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.render import render

START = date(2026, 1, 15).toordinal()
RECT = QRectF(0, 0, 900, 400)
BANDS = (
    Band(0, 4, "minimal"),
    Band(5, 9, "mild"),
    Band(10, 14, "moderate"),
    Band(15, 21, "severe"),
)
ANXIETY = (15, 16, 14, 15, 13, 14, 12, 13, 11, 12, 10, 11, 9, 9, 10, 8, 8, 7, 8, 7, 7, 7)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    del qapp
    return Look(theme.load("light"))


@pytest.fixture
def model() -> ChartModel:
    flags = (Flag(points(ANXIETY)[15].day, "Anxiety below the cut-off"),)
    series = (anxiety(), simple("outlook", "Outlook"), simple("bond", "Working together", 7))
    return ChartModel.fitting(series, tuple(range(START, START + 300, 14)), flags)


def points(values: Sequence[float], every: int = 14, start: int = START) -> Points:
    return Points(range(start, start + every * len(values), every), values)


def anxiety(values: Sequence[float] = ANXIETY) -> Series:
    return Series("gad7", "Anxiety, GAD-7", 0, 21, False, 14, points(values), BANDS, 8)


def simple(key: str, name: str, value: float = 4, count: int = 22) -> Series:
    return Series(key, name, 0, 10, True, 14, points([value] * count))


def with_points(series: Series, some: Points) -> Series:
    return replace(series, points=some)


def picture(model: ChartModel, look: Look, rect: QRectF = RECT) -> QImage:
    image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(look.theme.card))
    painter = QPainter(image)
    render(painter, rect, model, look)
    painter.end()
    return image


def near(one: QColor, other: QColor, within: int = 60) -> bool:
    parts = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]
    return sum(abs(a - b) for a, b in parts) <= within
