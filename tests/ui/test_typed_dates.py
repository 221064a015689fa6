"""A date or an hour typed as one writes it, whatever the order and the ends of the field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.ui.widgets.choice import DateField, TimeField
from sessionbook.ui.words import qdate
from tests.conftest import TODAY

WITH_SIGNS = {"en_GB": "d/M/yyyy", "en_US": "M/d/yyyy", "de_DE": "d.M.yyyy", "sv_SE": "yyyy-MM-dd"}
DAYS = [QDate(2026, 11, 24), QDate(2026, 12, 24), QDate(2026, 12, 1), QDate(2027, 1, 5)]
EARLIER = [QDate(2026, 11, 24), QDate(2026, 10, 25), QDate(2025, 12, 31), QDate(2026, 1, 5)]


@pytest.fixture(params=WITH_SIGNS)
def form(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield WITH_SIGNS[request.param]
    QLocale.setDefault(before)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    qtbot.addWidget(window)
    return window


def typed(qtbot: QtBot, window: QWidget, field: QWidget, words: str) -> None:
    """Type words in a field of the window and leave it."""
    window.layout().addWidget(field)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other = window.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Tab)
    assert field.hasFocus()
    qtbot.keyClicks(field, words)
    other.setFocus()


@pytest.mark.parametrize("day", DAYS)
def test_a_day_to_come(qtbot: QtBot, window: QWidget, form: str, day: QDate) -> None:
    field = DateField(qdate(TODAY))
    field.setMinimumDate(qdate(TODAY))
    typed(qtbot, window, field, day.toString(form))
    assert field.date() == day


@pytest.mark.parametrize("day", EARLIER)
def test_a_day_gone_by(qtbot: QtBot, window: QWidget, form: str, day: QDate) -> None:
    field = DateField(qdate(TODAY))
    field.setMaximumDate(qdate(TODAY))
    typed(qtbot, window, field, day.toString(form))
    assert field.date() == day


def test_without_signs_too(qtbot: QtBot, window: QWidget, form: str) -> None:
    field = DateField(qdate(TODAY))
    field.setMinimumDate(qdate(TODAY))
    typed(
        qtbot,
        window,
        field,
        QDate(2026, 12, 24).toString(form.replace("d", "dd").replace("dddd", "dd")),
    )
    assert field.date() == DAYS[1]


def test_a_day_beyond_the_ends_is_never_read(qtbot: QtBot, window: QWidget, form: str) -> None:
    field = DateField(qdate(TODAY))
    field.setMaximumDate(qdate(TODAY))
    read = []
    field.dateChanged.connect(lambda: read.append(field.date()))
    typed(qtbot, window, field, QDate(2031, 12, 24).toString(form))
    assert max(read, default=field.date()) <= qdate(TODAY)
    assert field.date() == qdate(TODAY)
    assert "2026" in field.text()


@pytest.mark.parametrize("locale", ["de_DE", "en_US"])
def test_an_hour_with_its_sign(qtbot: QtBot, window: QWidget, locale: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        field = TimeField(QTime(8, 0))
        typed(qtbot, window, field, "11:30")
        assert field.time().minute() == 30
        assert field.time().hour() % 12 == 11
    finally:
        QLocale.setDefault(before)
