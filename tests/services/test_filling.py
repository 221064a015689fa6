"""What is filled in is kept with its labels, and is an attempt at its homework."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sessionbook.domain.areas import Area
from sessionbook.domain.forms import FieldKind, FilledForm, FormField
from sessionbook.domain.homework import Homework
from sessionbook.services.filling import keep_filled, throw_away
from sessionbook.store.notebook import Notebook

TODAY = date(2026, 11, 24)
FIELDS = tuple(FormField(key=key, label=f"Asked {key}") for key in ("a", "b"))


@pytest.fixture
def homework(notebook: Notebook) -> Homework:
    return notebook.homework.save(Homework(title="Write", started_on=TODAY, form="f"))


def filled(homework: Homework | None = None) -> FilledForm:
    return FilledForm(form="f", name="F", day=TODAY, homework_id=homework.id if homework else None)


@contextmanager
def heard(notebook: Notebook) -> Iterator[list[frozenset[Area]]]:
    touched: list[frozenset[Area]] = []
    notebook.database.listen(touched.append)
    yield touched


def test_answers_are_kept_with_the_label_they_had(notebook: Notebook) -> None:
    kept = keep_filled(notebook, filled(), FIELDS, {"b": "yes"})
    (first,) = notebook.filled.answers.of(kept.id)
    assert (first.field, first.label, first.value, first.position) == ("b", "Asked b", "yes", 1)
    relabelled = (replace(FIELDS[1], label="New"), FIELDS[0])
    keep_filled(notebook, kept, relabelled, {"a": "also"})
    emptied, new = notebook.filled.answers.of(kept.id)
    assert (emptied.id, emptied.label, emptied.value, emptied.position) == (first.id, "New", "", 0)
    assert (new.field, new.value) == ("a", "also")
    assert [hit.record for hit in notebook.search.find("also", 9)] == [new.id]


def test_everything_is_announced_once(notebook: Notebook, homework: Homework) -> None:
    with heard(notebook) as touched:
        keep_filled(notebook, filled(homework), FIELDS, {"a": "x", "b": "y"})
    assert touched == [frozenset({Area.FORMS, Area.HOMEWORK})]


def test_only_the_first_saving_is_an_attempt(notebook: Notebook, homework: Homework) -> None:
    kept = keep_filled(notebook, filled(homework), FIELDS, {"a": "x"})
    keep_filled(notebook, kept, FIELDS, {"a": "xy"})
    (attempt,) = notebook.homework.practices.of(homework.id)
    assert kept.practice_id == attempt.id
    notebook.homework.practices.delete(attempt.id)
    keep_filled(notebook, kept, FIELDS, {"a": "xyz"})
    assert notebook.homework.practices.of(homework.id) == []


def test_an_attempt_moved_by_hand_stays_where_it_is(notebook: Notebook, homework: Homework) -> None:
    kept = keep_filled(notebook, filled(homework), FIELDS, {"a": "x"})
    (attempt,) = notebook.homework.practices.of(homework.id)
    elsewhere = TODAY - timedelta(days=5)
    notebook.homework.practices.save(replace(attempt, day=elsewhere))
    keep_filled(notebook, replace(kept, day=TODAY - timedelta(days=1)), FIELDS, {"a": "x"})
    assert [each.day for each in notebook.homework.practices.of(homework.id)] == [elsewhere]


def test_what_is_thrown_away_comes_back_whole(notebook: Notebook, homework: Homework) -> None:
    kept = keep_filled(notebook, filled(homework), FIELDS, {"a": "x"})
    undo = throw_away(notebook, kept, FIELDS)
    assert notebook.filled.newest(9) == []
    assert notebook.filled.answers.of(kept.id) == []
    assert notebook.homework.practices.of(homework.id) == []
    undo()
    assert notebook.filled.newest(9) == [kept]
    assert [each.value for each in notebook.filled.answers.of(kept.id)] == ["x"]
    assert len(notebook.homework.practices.of(homework.id)) == 1


def test_homework_that_is_gone_gets_no_attempt(notebook: Notebook, homework: Homework) -> None:
    notebook.homework.delete(homework.id)
    kept = keep_filled(notebook, filled(homework), FIELDS, {"a": "x"})
    assert kept.practice_id is None


def test_what_was_set_by_hand_in_the_attempt_stays_until_the_form_says_it_anew(
    notebook: Notebook, homework: Homework
) -> None:
    scale = FormField(key="s", label="S", kind=FieldKind.SCALE, high=100, attempt="distress_before")
    fields = (*FIELDS, scale)
    practices = notebook.homework.practices
    kept = keep_filled(notebook, filled(homework), fields, {"s": "74"})
    (attempt,) = practices.of(homework.id)
    assert attempt.distress_before == 7
    practices.save(replace(attempt, distress_before=5))
    keep_filled(notebook, kept, fields, {"s": "74", "a": "x"})
    assert practices.of(homework.id)[0].distress_before == 5
    keep_filled(notebook, kept, fields, {"s": "30", "a": "x"})
    assert practices.of(homework.id)[0].distress_before == 3
    keep_filled(notebook, kept, fields, {"a": "x"})
    assert practices.of(homework.id)[0].distress_before is None
    practices.save(replace(attempt, distress_before=None, distress_after=1))
    throw_away(notebook, kept, fields)
    assert len(practices.of(homework.id)) == 1, "something was said that the form does not say"
