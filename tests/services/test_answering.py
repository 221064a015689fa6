"""Answers are saved as they are given; a total follows them, goes with them and comes back."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from sessionbook.domain.measures import MeasureAnswers
from sessionbook.services import answering
from sessionbook.services.catalogue import measures
from sessionbook.store.notebook import Notebook
from tests.conftest import TODAY

(GAD7,) = [each for each in measures() if each.key == "gad7"]
ONES = [1] * 7


def answered(notebook: Notebook, ago: int = 0, *values: int | None) -> MeasureAnswers:
    sheet = answering.blank(GAD7, TODAY - timedelta(days=ago))
    return answering.keep_answers(notebook, GAD7, sheet, values or ONES).sheet


def totals(notebook: Notebook) -> list[int]:
    return [each.total for each in notebook.measures.of("gad7")]


def test_a_total_is_there_once_it_is_asked_for(notebook: Notebook) -> None:
    sheet = answered(notebook)
    assert totals(notebook) == []
    added = answering.add_up(notebook, GAD7, sheet)
    assert totals(notebook) == [7]
    assert answering.add_up(notebook, GAD7, added) == added
    assert totals(notebook) == [7]


def test_a_total_follows_its_answers_and_their_day(notebook: Notebook) -> None:
    sheet = answering.add_up(notebook, GAD7, answered(notebook))
    moved = replace(sheet, day=TODAY - timedelta(days=3))
    answering.keep_answers(notebook, GAD7, moved, [3, *ONES[1:]])
    (result,) = notebook.measures.of("gad7")
    assert (result.total, result.day) == (9, moved.day)


def test_what_a_blank_takes_away_comes_back_once(notebook: Notebook) -> None:
    sheet = answering.add_up(notebook, GAD7, answered(notebook))
    kept = answering.keep_answers(notebook, GAD7, sheet, [None, *ONES[1:]])
    assert totals(notebook) == []
    assert answering.begun(notebook, GAD7, TODAY) == kept.sheet
    again = answering.keep_answers(notebook, GAD7, kept.sheet, [2, *ONES[1:]])
    answering.add_up(notebook, GAD7, again.sheet)
    assert totals(notebook) == [8]
    assert kept.undo
    kept.undo()
    assert totals(notebook) == [7]
    assert notebook.answer_sheets.get(sheet.id) == sheet


def test_a_total_and_its_answers_go_and_come_back_together(notebook: Notebook) -> None:
    sheet = answering.add_up(notebook, GAD7, answered(notebook))
    undo = answering.throw_away(notebook, sheet)
    assert (totals(notebook), notebook.answer_sheets.get(sheet.id)) == ([], None)
    undo()
    assert (totals(notebook), notebook.answer_sheets.get(sheet.id)) == ([7], sheet)


@pytest.mark.parametrize(("ago", "goes_on"), [(0, True), (3, True), (4, False), (200, False)])
def test_answers_are_gone_on_with_for_some_days(
    notebook: Notebook, ago: int, goes_on: bool
) -> None:
    sheet = answered(notebook, ago, 1, None, None, None, None, None, None)
    assert answering.begun(notebook, GAD7, TODAY) == (sheet if goes_on else None)
    assert answering.left_earlier(notebook, GAD7, TODAY) == (None if goes_on else sheet)


@pytest.mark.parametrize("answers", ["[]", "[1,1]", "{}", "[1,1,1,1,1,1,9]", '[1,1,1,1,1,1,"1"]'])
def test_answers_to_other_questions_are_not_taken_for_these(
    notebook: Notebook, answers: str
) -> None:
    sheet = MeasureAnswers(measure="gad7", day=TODAY, answers=answers)
    assert answering.given(GAD7, sheet) is None
    notebook.answer_sheets.save(sheet)
    assert answering.begun(notebook, GAD7, TODAY) is None
    assert json.loads(answers) is not None
