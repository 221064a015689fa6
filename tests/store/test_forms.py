from datetime import date, timedelta

from sessionbook.domain.forms import FilledForm, FormAnswer
from sessionbook.store.notebook import Notebook

TODAY = date(2026, 11, 24)


def test_a_filled_form_begins_with_its_first_answer_that_says_something(
    notebook: Notebook,
) -> None:
    first, second, empty = (FilledForm(form="f", name="F", day=TODAY) for _ in range(3))
    for filled in (first, second, empty):
        notebook.filled.save(filled)
    for filled, place, value in (
        (first, 2, "third"),
        (first, 0, ""),
        (first, 1, "second"),
        (second, 0, "only"),
        (empty, 0, ""),
    ):
        answer = FormAnswer(
            filled_id=filled.id, field=f"k{place}", label="L", value=value, position=place
        )
        notebook.filled.answers.save(answer)
    ids = [first.id, second.id, empty.id]
    expected = {first.id: "second", second.id: "only"}
    assert notebook.filled.answers.first_words(ids) == expected
    notebook.filled.delete(second.id)
    assert notebook.filled.answers.first_words(ids) == {first.id: "second"}
    assert notebook.filled.answers.first_words([]) == {}


def test_filled_forms_of_homework_come_newest_first(notebook: Notebook) -> None:
    days = [TODAY - timedelta(days=back) for back in (3, 1, 2)]
    for day in days:
        filled = FilledForm(form="f", name="F", day=day, homework_id="h")
        notebook.filled.save(filled)
    notebook.filled.save(FilledForm(form="f", name="F", day=TODAY))
    assert [each.day for each in notebook.filled.of_homework("h")] == sorted(days, reverse=True)
    assert [each.day for each in notebook.filled.newest(2, 1)] == sorted(days, reverse=True)[:2]
