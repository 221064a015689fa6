"""What a picture of the chart takes out of the notebook, and what stays in it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from sessionbook.domain.events import Event
from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.sessions import Session
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.progress.picture_dialog import PictureDialog
from tests.conftest import TODAY
from tests.ui import pdf_text

LEFT = Qt.MouseButton.LeftButton
PRIVATE, GOAL = "Marrowbright", "Call Dad"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def asked(qtbot: QtBot, context: Context, tmp_path: Path) -> PictureDialog:
    book = context.notebook
    for number in range(6):
        day = TODAY - timedelta(days=100 - 14 * number)
        book.measures.save(MeasureResult(measure="gad7", day=day, total=15 - 2 * number))
        answers = {"being_myself": 80, "what_matters": 80, "said_it": 80}
        book.sessions.save(Session(day=day, **answers))
    reached = {"state": GoalState.REACHED, "reached_on": TODAY - timedelta(days=40)}
    book.goals.save(Goal(title=GOAL, started_on=TODAY, **reached))  # type: ignore[arg-type]
    book.events.save(Event(day=TODAY - timedelta(days=50), text=PRIVATE))
    page = ProgressPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 704)
    page.refresh()
    page.show()
    qtbot.mouseClick(page.save, LEFT)
    return page.findChildren(PictureDialog)[-1]


def saved(asked: PictureDialog, path: Path) -> str:
    context = asked.parentWidget().context  # type: ignore[attr-defined]
    context.ask.path = path
    asked.save.click()
    return path.read_text(encoding="utf-8") if path.suffix == ".svg" else ""


def test_at_first_neither_events_nor_the_check_in_go_along(
    asked: PictureDialog, tmp_path: Path
) -> None:
    assert [tick.accessibleName() for tick in asked.ticks.values()] == [
        "Anxiety, GAD-7",
        "Working together",
        "Ticks for sessions",
        "Flags",
        "What happened, in your words",
    ]
    drawn = saved(asked, tmp_path / "a.svg")
    assert "Anxiety, GAD-7" in drawn
    assert GOAL in drawn
    assert PRIVATE not in drawn
    assert "Working together" not in drawn


def test_what_is_ticked_and_nothing_else_is_on_the_picture(
    asked: PictureDialog, tmp_path: Path
) -> None:
    before = asked.preview.pixmap().toImage()
    asked.ticks["marks"].click()
    asked.ticks["flags"].click()
    assert asked.preview.pixmap().toImage() != before
    drawn = saved(asked, tmp_path / "a.svg")
    assert PRIVATE in drawn
    assert GOAL not in drawn


def test_with_nothing_ticked_there_is_nothing_to_save(asked: PictureDialog) -> None:
    asked.ticks["measure:gad7"].click()
    assert not asked.save.isEnabled()
    assert not asked.copy.isEnabled()


def test_svg_and_pdf_are_lines_and_words_with_a_neutral_title(
    asked: PictureDialog, tmp_path: Path
) -> None:
    drawn = saved(asked, tmp_path / "a.svg")
    assert "<image" not in drawn
    assert re.search(r"<title>Months</title>", drawn)
    asked.write(tmp_path / "a.pdf")
    page = (tmp_path / "a.pdf").read_bytes()
    assert b"/Subtype /Image" not in page
    assert b"/Subtype/Image" not in page
    assert pdf_text.title(page) == "Months"
    read = "".join(pdf_text.text(page).split())
    for words in ("Anxiety, GAD-7 (lower is better)", "severe", "cut-off 10", GOAL):
        assert words.replace(" ", "") in read
    assert PRIVATE not in read


def test_a_copy_is_the_same_picture(asked: PictureDialog) -> None:
    said: list[str] = []
    asked.copied.connect(lambda: said.append("copied"))
    asked.copy.click()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * asked._size().width()
    assert said == ["copied"]


def test_a_name_that_says_no_kind_loses_nothing_that_was_ticked(
    asked: PictureDialog, tmp_path: Path
) -> None:
    asked.ticks["flags"].click()
    asked.parentWidget().context.ask.path = tmp_path / "months.txt"  # type: ignore[attr-defined]
    asked.save.click()
    assert asked.isVisible()
    assert asked.wrong.isVisible()
    assert asked.wrong.text() == "Nothing was saved yet: let the name end in .png, .svg or .pdf."
    drawn = saved(asked, tmp_path / "months.svg")
    assert GOAL not in drawn
    assert not asked.isVisible()
