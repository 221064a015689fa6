"""What is said of scores claims no more than they can tell: domain rules, over every sentence."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sessionbook.domain.goals import Goal
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.series import Points
from sessionbook.domain.trackers import Tracker
from sessionbook.services.catalogue import measures
from sessionbook.services.progress import Change
from sessionbook.store.notebook import Notebook
from sessionbook.ui.change_words import change_head, everything_said
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.progress.baseline_dialog import BaselineDialog
from tests.conftest import TODAY

SOURCES = Path(__file__).parents[2] / "sessionbook"
SPOKEN = (
    "ui/change_words.py",
    "ui/benchmark_words.py",
    "ui/unlocked/reached.py",
    "ui/goal_levels.py",
    "ui/pages/progress/words.py",
    "ui/pages/progress/summary.py",
    "ui/pages/progress/summaries.py",
    "ui/pages/progress/baseline_dialog.py",
    "ui/pages/progress/benchmark_dialog.py",
    "ui/pages/progress/benchmark_row.py",
    "ui/pages/progress/benchmarks_card.py",
    "services/progress.py",
    "services/progress_reader.py",
    "services/benchmarks.py",
)
CALLS = {"tr", "translate", "QT_TRANSLATE_NOOP"}
NEVER = re.compile(
    r"\b(better|worse|worsen\w*|improv\w*|deteriorat\w*|recover\w*|remission|cure[ds]?|heal\w*|"
    r"no change|unchanged|per ?cent\w*|diagnos\w*|disorder|because|caus\w+|thanks to|due to|"
    r"therapy|treatment|works?|worked|average\w*|mean|overall|success\w*|fail\w*|"
    r"well done|congrat\w*|great|proud|streak\w*|badge\w*|normal\w*)\b|%(?!n)",
    re.IGNORECASE,
)
MAY_SAY = {"50 means as hoped for", "months of work", "weeks of work", "month of work"}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ProgressPage:
    page = ProgressPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 704)
    page.refresh()
    page.show()
    return page


def sentences(path: Path) -> Iterator[str]:
    """Yield every string that a file hands to the translator."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in CALLS:
                texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
                yield from (text for text in texts if isinstance(text, str) and " " in text)


def claims(text: str) -> list[str]:
    for allowed in MAY_SAY:
        text = text.replace(allowed, "")
    return [found[0] for found in NEVER.finditer(text)]


@pytest.mark.parametrize("name", SPOKEN)
def test_no_sentence_claims_too_much(name: str) -> None:
    assert {text: claims(text) for text in sentences(SOURCES / name) if claims(text)} == {}


def test_the_sentences_are_found_and_a_claim_would_be() -> None:
    every = [text for name in SPOKEN for text in sentences(SOURCES / name)]
    assert len(every) > 60
    for told in ("Down 40 %", "No change since May", "You are better", "Therapy worked"):
        assert claims(told)


def change(measure: str, *totals: float) -> Change:
    known = next(each for each in measures() if each.key == measure)
    points = Points((1 + 14 * place for place in range(len(totals))), totals)
    return Change(known, 1, totals[0], totals[-1], len(totals), points)


@given(
    st.sampled_from([each.key for each in measures()]),
    st.lists(st.integers(0, 21), min_size=1, max_size=9),
)
def test_no_scores_at_all_make_it_claim_more(measure: str, totals: list[int]) -> None:
    found = change(measure, *totals)
    said = f"{change_head(found)}. {everything_said(found, TODAY)}"
    assert claims(said) == []
    assert "None" not in said
    least = found.measure.reliable_change
    if len(totals) > 1 and least and 0 < found.points < least:
        assert "smaller than this questionnaire can reliably tell" in said


def test_the_examples_of_the_domain() -> None:
    day = date(2, 1, 1)
    reliable = everything_said(change("phq9", 16, 10), day)
    assert "6 is the change that counts as reliable" in reliable
    assert "At or above the cut-off of 10, then and now." in reliable
    assert "smaller than this questionnaire can reliably tell (6)" in everything_said(
        change("phq9", 16, 11), day
    )


def test_a_trend_is_said_from_four_scores_on() -> None:
    assert "trend" not in everything_said(change("gad7", 15, 11, 7), TODAY)
    said = everything_said(change("gad7", 15, 12, 9, 6), TODAY)
    assert "The trend over 4 scores is reliably downward." in said
    flat = everything_said(change("gad7", 10, 11, 10, 11), TODAY)
    assert "The trend over 4 scores is smaller than this questionnaire can reliably tell." in flat
    assert "reliably upward" in everything_said(change("who5", 20, 32, 44, 60), TODAY)


def test_without_a_published_threshold_nothing_is_called_reliable() -> None:
    bare = change("gad7", 15, 12, 9, 2)
    bare = replace(bare, measure=replace(bare.measure, reliable_change=None, cut_off=None))
    assert everything_said(bare, date(1, 6, 1)) == "Down 13 since 1 January."


def test_a_cut_off_that_is_high_is_told_the_other_way_up() -> None:
    said = everything_said(change("who5", 40, 60), TODAY)
    assert "At or below the cut-off of 48 then, above it now." in said
    assert "Above the cut-off of 48 then, at or below it now." in everything_said(
        change("who5", 60, 40), TODAY
    )


# --- on the page


def score(book: Notebook, *totals: int, measure: str = "gad7") -> None:
    for place, total in enumerate(totals):
        day = date(2026, 1, 6) + timedelta(days=14 * place)
        book.measures.save(MeasureResult(measure=measure, day=day, total=total))


def test_another_score_is_compared_with_and_the_day_is_said(
    qtbot: QtBot, page: ProgressPage
) -> None:
    offered: list[object] = []
    page.context.notices.offered.connect(lambda _, undo: offered.append(undo))
    book = page.context.notebook
    score(book, 15, 9, 12)
    page.refresh()
    symptoms = page.summaries.symptoms
    assert symptoms.link.text() == "Compare with…"
    symptoms.link.click()
    form = QApplication.activeModalWidget()
    assert isinstance(form, BaselineDialog)
    assert [form.score.itemText(at) for at in range(form.score.count())] == [
        "15 on 6 Jan 2026, the first",
        "9 on 20 Jan 2026",
    ]
    form.score.setCurrentIndex(1)
    form.keep.click()
    page.refresh()
    assert symptoms.head.text() == "GAD-7 from 9 to 12"
    assert symptoms.words.text().startswith("Changed by 3 since 20 January;")
    assert book.choices.read("baseline.measure:gad7") == "2026-01-20"
    offered[-1]()  # type: ignore[operator]
    page.refresh()
    assert symptoms.head.text() == "GAD-7 from 15 to 12"


def test_a_baseline_whose_score_is_gone_is_the_first_again(page: ProgressPage) -> None:
    book = page.context.notebook
    score(book, 15, 9, 12)
    book.choices.choose("baseline.measure:gad7", "2026-01-20")
    (gone,) = [each for each in book.measures.of("gad7") if each.total == 9]
    book.measures.delete(gone.id)
    page.refresh()
    assert page.summaries.symptoms.head.text() == "GAD-7 from 15 to 12"


def test_one_score_has_nothing_to_be_compared_with(page: ProgressPage) -> None:
    score(page.context.notebook, 15)
    page.refresh()
    assert not page.summaries.symptoms.link.isVisible()
    assert page.summaries.symptoms.words.text() == "Starting point, on 6 January."


def test_own_scales_are_told_by_their_own_usual_range(qtbot: QtBot, page: ProgressPage) -> None:
    trackers = page.context.notebook.trackers
    for name, latest in (("Mood", 5), ("Sleep", 9)):
        tracker = trackers.save(Tracker(name=name))
        for back in range(1, 12):
            trackers.ratings.rate(tracker.id, TODAY - timedelta(days=back), 4 + back % 3)
        trackers.ratings.rate(tracker.id, TODAY, latest)
    fresh = trackers.save(Tracker(name="Outlook"))
    trackers.ratings.rate(fresh.id, TODAY - timedelta(days=1), 3)
    page.refresh()
    card = page.summaries.below.scales
    qtbot.waitUntil(card.isVisible, timeout=1000)
    assert card.head.text() == "1 of 2 within your usual range"
    assert card.words.text().replace("\N{NO-BREAK SPACE}", " ").split("\n") == [
        "Mood at 5 today: within your usual range, 4 to 6.",
        "Sleep at 9 today: above your usual range, 4 to 6.",
        "Outlook at 3 on 23 November.",
        "Usual is where eight in ten of your ratings of the three months before lay.",
    ]


def test_without_ratings_there_is_no_card_of_scales(qtbot: QtBot, page: ProgressPage) -> None:
    score(page.context.notebook, 15)
    page.refresh()
    below = page.summaries.below
    qtbot.waitUntil(below.isVisible, timeout=1000)
    assert not below.scales.isVisible()


def test_the_score_of_goal_attainment_says_what_it_means(page: ProgressPage) -> None:
    goals = page.context.notebook.goals
    score(page.context.notebook, 15)
    for title, level in (("Sing", 1), ("Walk", 0)):
        goal = goals.save(Goal(title=title, started_on=TODAY, expected="x", weight=6))
        goals.attainments.place(goal.id, TODAY, level)
    page.refresh()
    said = page.summaries.goals.words.text()
    assert "The 2 goals with a scale stand together at T 56.2, where 50 means as hoped for." in said


def test_what_is_on_the_page_claims_nothing_either(page: ProgressPage) -> None:
    score(page.context.notebook, 15, 13, 14, 9, 6)
    score(page.context.notebook, 12, 18, measure="phq9")
    page.refresh()
    shown = [each.text() for each in page.summaries.findChildren(QLabel)]
    assert len(shown) > 8
    assert [text for text in shown if claims(text)] == []
