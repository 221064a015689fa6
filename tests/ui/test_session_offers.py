"""Something to raise: offered for what is low or lower than usual, through real widgets."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from sessionbook.domain.sessions import SLIDERS, Session
from sessionbook.domain.topics import TopicKind, TopicState
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.sessions.offers import topic_words
from tests.conftest import TODAY
from tests.ui.sessions_page import notice, shown_page, stored

LEFT_BUTTON = Qt.MouseButton.LeftButton
MATTERS = "Talk about how near we are to what matters"


def answered(notebook: Notebook, day: date, **answers: int) -> Session:
    return notebook.sessions.save(Session(day=day, **answers))  # type: ignore[arg-type]


@pytest.fixture
def page(qtbot: QtBot, context: Context, notebook: Notebook) -> SessionsPage:
    """A session of today, after three in which all was well."""
    for back in (7, 14, 21):
        answered(notebook, TODAY - timedelta(days=back), being_myself=90, what_matters=90)
    answered(notebook, TODAY, being_myself=90)
    return shown_page(qtbot, context)


def offered(page: SessionsPage) -> list[str]:
    offers = page.write_up.together.offers
    return [name for name, row in offers.rows.items() if row.isVisible()]


def answer(qtbot: QtBot, page: SessionsPage, name: str, share: float) -> None:
    slider = page.write_up.together.rows[name].slider
    place = QPoint(round(slider.width() * share), slider.height() // 2)
    qtbot.mouseClick(slider, LEFT_BUTTON, pos=place)
    page.flush()


def test_nothing_is_offered_while_all_is_well(qtbot: QtBot, page: SessionsPage) -> None:
    assert offered(page) == []
    assert page.write_up.together.offers.isHidden()
    answer(qtbot, page, "said_it", 0.9)
    assert offered(page) == []


def test_a_low_answer_is_offered_and_a_higher_one_no_longer(
    qtbot: QtBot, page: SessionsPage
) -> None:
    answer(qtbot, page, "said_it", 0.2)
    assert offered(page) == ["said_it"]
    answer(qtbot, page, "said_it", 0.8)
    assert offered(page) == []


def test_one_much_lower_than_usual_is_offered(qtbot: QtBot, page: SessionsPage) -> None:
    answer(qtbot, page, "what_matters", 0.62)
    assert (stored(page).what_matters or 0) > 50
    assert offered(page) == ["what_matters"]


def test_what_is_offered_goes_to_the_list_once_and_undo_takes_it_back(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    said = notice(context)
    answer(qtbot, page, "what_matters", 0.3)
    answer(qtbot, page, "said_it", 0.3)
    row = page.write_up.together.offers.rows["what_matters"]
    assert MATTERS in row.add.accessibleName()
    qtbot.mouseClick(row.add, LEFT_BUTTON)
    (topic,) = notebook.topics.open()
    assert (topic.text, topic.kind, topic.state) == (MATTERS, TopicKind.TOPIC, TopicState.READY)
    assert offered(page) == ["said_it"]
    said[0][1]()  # type: ignore[operator]
    assert notebook.topics.open() == []
    assert offered(page) == ["what_matters", "said_it"]


def test_what_was_taken_is_not_offered_again_when_it_is_reworded(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    answer(qtbot, page, "said_it", 0.3)
    qtbot.mouseClick(page.write_up.together.offers.rows["said_it"].add, LEFT_BUTTON)
    (topic,) = notebook.topics.open()
    notebook.topics.delete(topic.id)
    page.refresh()
    assert offered(page) == []


def test_long_ago_is_left_alone(notebook: Notebook, page: SessionsPage) -> None:
    old = answered(notebook, TODAY - timedelta(days=40), said_it=10)
    page.open(old.id)
    assert offered(page) == []
    near = answered(notebook, TODAY - timedelta(days=4), said_it=10)
    page.open(near.id)
    assert offered(page) == ["said_it"]


def test_every_slider_has_words_of_its_own() -> None:
    assert len({topic_words(name) for name in SLIDERS}) == len(SLIDERS)
