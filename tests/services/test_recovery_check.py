"""When the recovery code is to be tried again: once a quarter, whatever the clock does."""

from datetime import date, timedelta

import pytest

from sessionbook.domain.reminders import Kind
from sessionbook.services import recovery_check as check
from sessionbook.services.reminders import all_wishes, is_due
from sessionbook.store.notebook import Notebook
from tests.conftest import TODAY

QUARTER = timedelta(days=91)
DAY = timedelta(days=1)
MARK = "0f" * 16


def test_nobody_is_reminded_who_did_not_ask(notebook: Notebook) -> None:
    assert not check.is_asked(notebook)
    check.note_try(notebook, TODAY - 5 * QUARTER, MARK)
    assert check.due_on(notebook, TODAY) is None
    assert not check.is_due(notebook, TODAY)


def test_a_quarter_after_asking_after_each_try_and_after_each_later(notebook: Notebook) -> None:
    check.ask(notebook, TODAY, asked=True)
    assert check.due_on(notebook, TODAY) == TODAY + QUARTER
    assert not check.is_due(notebook, TODAY + QUARTER - DAY)
    due = TODAY + QUARTER
    assert check.is_due(notebook, due)
    check.note_try(notebook, due, MARK)
    assert check.due_on(notebook, due) == due + QUARTER
    undo = check.put_off(notebook, due + QUARTER)
    assert check.due_on(notebook, due + QUARTER) == due + 2 * QUARTER
    undo()
    assert check.is_due(notebook, due + QUARTER)
    check.ask(notebook, due, asked=False)
    assert not check.is_due(notebook, due + QUARTER)


def test_a_try_counts_for_the_code_that_was_tried(notebook: Notebook) -> None:
    check.note_try(notebook, TODAY, MARK)
    assert check.tried_on(notebook, MARK) == TODAY
    assert check.tried_on(notebook, "f0" * 16) is None


@pytest.mark.parametrize("years", [-56, -1, 4, 70])
def test_a_clock_that_was_wrong_neither_nags_nor_silences(notebook: Notebook, years: int) -> None:
    """A try under a wrong clock: looked at under it and, put right again, not for years."""
    wrong = date(TODAY.year + years, 3, 1)
    check.ask(notebook, TODAY, asked=True)
    was_due_then = check.is_due(notebook, wrong)
    assert was_due_then is (years > 0)  # so much later it is time, as far as anybody knows
    check.note_try(notebook, wrong, MARK)
    assert not check.is_due(notebook, wrong)
    assert not check.is_due(notebook, TODAY)
    assert check.due_on(notebook, TODAY) == TODAY + QUARTER


def test_asked_under_a_clock_far_ahead_nothing_is_ever_due_before(notebook: Notebook) -> None:
    check.ask(notebook, TODAY + 20 * QUARTER, asked=True)
    assert check.due_on(notebook, TODAY) is None
    check.note_try(notebook, TODAY, MARK)
    assert check.due_on(notebook, TODAY) == TODAY + QUARTER


@pytest.mark.parametrize("value", ["", "soon", "2026-13-40", " ", "2026-11-24T"])
def test_a_choice_that_makes_no_sense_is_none(notebook: Notebook, value: str) -> None:
    for name in (check.ASKED, check.TRIED, check.LATER):
        notebook.choices.choose(name, value)
    assert check.due_on(notebook, TODAY) is None
    assert check.tried_on(notebook, MARK) is None


def test_it_is_a_wish_of_its_own_due_on_its_day(notebook: Notebook) -> None:
    check.ask(notebook, TODAY, asked=True)
    due = TODAY + QUARTER
    assert all_wishes(notebook, TODAY).code_on == due
    assert not is_due(notebook, list, Kind.CODE, TODAY)
    assert is_due(notebook, list, Kind.CODE, due)
