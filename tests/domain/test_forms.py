from dataclasses import replace

from sessionbook.domain.forms import FieldKind, Form, FormAnswer, FormField, fields_for, fits

SCALE = FormField(key="scale", label="How much", kind=FieldKind.SCALE)
LINE = FormField(key="line", label="What", kind=FieldKind.LINE)
FORM = Form(key="f", name="F", fields=(LINE, SCALE))


def answer(field: str, value: str, label: str = "Once") -> FormAnswer:
    return FormAnswer(filled_id="x", field=field, label=label, value=value)


def test_a_form_asks_what_it_asks() -> None:
    assert fields_for(FORM, []) == FORM.fields
    assert fields_for(FORM, [answer("line", "a"), answer("scale", "7")]) == FORM.fields


def test_an_answer_of_a_question_that_is_gone_is_asked_for_with_its_old_words() -> None:
    gone = FormField(key="gone", label="Once", kind=FieldKind.TEXT)
    assert fields_for(FORM, [answer("gone", "a")]) == (LINE, SCALE, gone)
    assert fields_for(None, [answer("gone", "a")]) == (gone,)
    assert fields_for(FORM, [answer("gone", "")]) == FORM.fields


def test_an_answer_that_is_none_of_the_kind_makes_its_question_plain_text() -> None:
    plain = replace(SCALE, kind=FieldKind.TEXT)
    for value in ("11", "-1", "much", "٧", "7 ", "9" * 5000):
        assert fields_for(FORM, [answer("scale", value)]) == (LINE, plain)


def test_a_number_beyond_the_ends_stays_a_number() -> None:
    number = FormField(key="n", label="N", kind=FieldKind.NUMBER, high=10)
    assert fits(number, "25")
    assert fits(number, "-3")
    assert not fits(number, "2.5")
    assert not fits(number, "9" * 12)
