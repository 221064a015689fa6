"""Forms as files: what is read, what is refused and why, and what is written again."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionbook import paths
from sessionbook.domain.forms import FieldKind, Form, FormField, OwnForm
from sessionbook.services import forms
from sessionbook.services.form_reader import (
    KEY,
    LARGEST,
    MOST_FIELDS,
    NUMBER_ENDS,
    SCALE_ENDS,
    Reason,
    WrongFormError,
    read,
    read_bytes,
)
from sessionbook.services.form_writer import tidied, write
from sessionbook.store.notebook import Notebook

GOOD = """\
# A comment with [[fields]] in it.
name = "Evening"
about = '''
[[fields]]
key = "not this one"
'''

[[fields]]
key = "rest"
label = "How I rested"
kind = "scale"
low = 1
high = 5
low_words = "not at all"

[[fields]]
key = "place"
label = "Where"
kind = "choice"
choices = [
    "bed",
    "high = 0",
]
"""


def refused(source: str) -> tuple[str, int, str]:
    with pytest.raises(WrongFormError) as caught:
        read(source, "")
    return caught.value.reason, caught.value.line, caught.value.name


def test_a_form_is_read() -> None:
    form = read(GOOD, "mine")
    assert (form.key, form.name, form.about) == (
        "mine",
        "Evening",
        '[[fields]] key = "not this one"',
    )
    rest, place = form.fields
    assert (rest.kind, rest.low, rest.high, rest.low_words) == (FieldKind.SCALE, 1, 5, "not at all")
    assert place.choices == ("bed", "high = 0")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    windows = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert read_bytes(windows, "mine") == read(GOOD, "mine")


@pytest.mark.parametrize(
    ("old", "new", "reason", "line", "name"),
    [
        ("low = 1", "low = ", Reason.SYNTAX, 12, ""),
        ('"high = 0",\n]', '"high = 0"', Reason.SYNTAX, 22, ""),
        ('"Evening"', '"Evening', Reason.SYNTAX, 2, ""),
        ("low = 1", f"low = {'1' * 5000}", Reason.SYNTAX, 0, ""),
        ("low = 1", f"low = {'[' * 5000}", Reason.SYNTAX, 0, ""),
        ("low = 1", "lowest = 1", Reason.UNKNOWN, 12, "lowest"),
        ("low = 1", "low.x = 1", Reason.NOT_NUMBER, 12, "low"),
        ('name = "Evening"', 'title = "Evening"', Reason.UNKNOWN, 2, "title"),
        ('[[fields]]\nkey = "place"', '[other]\nkey = "place"', Reason.UNKNOWN, 16, "other"),
        ('name = "Evening"', "", Reason.MISSING, 1, "name"),
        ('name = "Evening"', 'name = " "', Reason.MISSING, 2, "name"),
        ('label = "How I rested"\n', "", Reason.MISSING, 8, "label"),
        ('label = "Where"', 'label = "\\u0007"', Reason.MISSING, 18, "label"),
        ('key = "rest"\n', "", Reason.MISSING, 8, "key"),
        ('key = "rest"', 'key = "How?"', Reason.BAD_KEY, 9, "key"),
        ('key = "place"', 'key = "rest"', Reason.TWICE, 17, "rest"),
        ("high = 5", "high = 1", Reason.REVERSED, 13, "high"),
        ("low = 1", "low = 5", Reason.REVERSED, 13, "high"),
        ("low = 1\nhigh = 5", "low = 10", Reason.REVERSED, 12, "low"),
        ("high = 5", "high = 101", Reason.FAR_END, 13, "high"),
        ("high = 5", 'attempt = "mood"', Reason.NO_ATTEMPT, 13, "mood"),
        ('label = "Where"', 'attempt = "effort"\nlabel = "W"', Reason.NOT_FOR_KIND, 18, "attempt"),
        ("high = 5", "high = true", Reason.NOT_NUMBER, 13, "high"),
        ("high = 5", "high = 5.0", Reason.NOT_NUMBER, 13, "high"),
        ("high = 5", "high = 2026-11-24", Reason.NOT_NUMBER, 13, "high"),
        ('kind = "scale"', 'kind = "stars"', Reason.NO_KIND, 11, "stars"),
        ('kind = "scale"', "kind = 3", Reason.NOT_WORDS, 11, "kind"),
        ('kind = "scale"', 'kind = "text"', Reason.NOT_FOR_KIND, 12, "low"),
        ('kind = "choice"', 'kind = "line"', Reason.NOT_FOR_KIND, 20, "choices"),
        ('"bed",', "1,", Reason.NOT_WORDS, 20, "choices"),
        ('"bed",', '"",', Reason.NO_CHOICES, 20, "choices"),
        ('"bed",\n    "high = 0",', "", Reason.NO_CHOICES, 20, "choices"),
        ('"bed",', '"high = 0",', Reason.TWICE, 20, "high = 0"),
        ('"bed",', "[],", Reason.NOT_WORDS, 20, "choices"),
        ('"bed",', "".join(f'"{n}",' for n in range(30)), Reason.TOO_MANY, 20, "choices"),
        ('"bed",', f'"{"x" * 121}",', Reason.TOO_LONG, 20, "choices"),
        ('label = "Where"', f'label = "{"x" * 301}"', Reason.TOO_LONG, 18, "label"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_and_reason(
    old: str, new: str, reason: str, line: int, name: str
) -> None:
    assert old in GOOD
    assert refused(GOOD.replace(old, new, 1)) == (reason, line, name)


@pytest.mark.parametrize(
    ("source", "reason", "line"),
    [
        ("", Reason.MISSING, 1),
        ('name = "A"', Reason.MISSING, 1),
        ('\nname = "A"\nfields = 3', Reason.NOT_LIST, 3),
        ('name = "A"\nfields = [1]', Reason.NO_TABLES, 2),
        ('name = "A"\n\nfields = [{key = "a"}]', Reason.MISSING, 3),
        (
            'name = "A"\n[[fields]]\nkey = "a"\nlabel = "A"\nkind = "choice"',
            Reason.NO_CHOICES,
            5,
        ),
        ('name = "A"\n[[fields]]\nkey = "a"\nlabel = "A"\npinned = 1', Reason.NOT_TRUTH, 5),
        ('name = "A"\n[[fields]]\nkey = "a"\n"label" = "A"\n"odd" = 1', Reason.UNKNOWN, 2),
    ],
)
def test_a_file_that_is_hardly_one_is_refused(source: str, reason: str, line: int) -> None:
    assert refused(source)[:2] == (reason, line)


def test_too_many_fields_are_refused_where_they_become_too_many() -> None:
    fields = [f'[[fields]]\nkey = "k{n}"\nlabel = "L"\n' for n in range(MOST_FIELDS + 1)]
    reason, line, _ = refused('name = "A"\n' + "".join(fields))
    assert (reason, line) == (Reason.TOO_MANY, 2 + 3 * MOST_FIELDS)


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"#" * (LARGEST + 1), Reason.TOO_LARGE, 0),
        (b"name = 'A'\n# \xff", Reason.NOT_TEXT, 2),
        ("name = 'A'".encode("utf-16"), Reason.NOT_TEXT, 1),
        (b"\x89PNG\r\n\x1a\n", Reason.NOT_TEXT, 1),
        (b"\0", Reason.SYNTAX, 1),
    ],
)
def test_what_is_no_text_or_too_much_is_refused(content: bytes, reason: str, line: int) -> None:
    with pytest.raises(WrongFormError) as caught:
        read_bytes(content, "")
    assert (caught.value.reason, caught.value.line) == (reason, line)


def test_an_error_quotes_no_word_of_the_file() -> None:
    with pytest.raises(WrongFormError) as caught:
        read('name = "A"\nsecret = 1', "")
    assert "secret" not in f"{caught.value!r} {caught.value}"


words = st.text(st.characters(exclude_categories=()), max_size=40)
PIECES = ['"', "'''", "[", "]]", "=", "\n", "#", "-1", "true", "[[fields]]", "\\u0000"]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), words.map(lambda text: text.encode(errors="replace"))))
def test_no_bytes_whatever_are_more_than_refused(content: bytes) -> None:
    try:
        read_bytes(content, "")
    except WrongFormError as error:
        assert error.reason  # noqa: PT017 - either is right


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_a_file_changed_anywhere_is_read_or_refused_in_one_of_its_lines(
    data: st.DataObject,
) -> None:
    at = data.draw(st.integers(0, len(GOOD)))
    gone = data.draw(st.integers(0, 12))
    put = data.draw(st.sampled_from(PIECES) | words)
    changed = (GOOD[:at] + put + GOOD[at + gone :]).encode(errors="replace")
    try:
        form = read_bytes(changed, "mine")
    except WrongFormError as error:
        assert 0 <= error.line <= changed.count(b"\n") + 1  # noqa: PT017 - either is right
    else:
        assert read(write(form), "mine") == form


@st.composite
def made_fields(draw: st.DrawFn) -> FormField:
    kind = draw(st.sampled_from(FieldKind))
    ends = SCALE_ENDS if kind is FieldKind.SCALE else NUMBER_ENDS
    low = draw(st.integers(ends[0], ends[1] - 1))
    return FormField(
        key=draw(st.from_regex(KEY, fullmatch=True)),
        label=draw(words),
        kind=kind,
        hint=draw(words),
        low=low,
        high=draw(st.integers(low + 1, ends[1])),
        low_words=draw(words),
        high_words=draw(words),
        choices=tuple(draw(st.lists(words, max_size=4))),
        pinned=draw(st.booleans()),
    )


@st.composite
def made_forms(draw: st.DrawFn) -> Form:
    fields = draw(st.lists(made_fields(), min_size=1, max_size=5, unique_by=lambda each: each.key))
    return Form(key="mine", name=draw(words), about=draw(words), fields=tuple(fields))


@settings(max_examples=150, deadline=None)
@given(made_forms())
def test_what_is_written_is_read_again(form: Form) -> None:
    tidy = tidied(form)
    if tidy.name and all(field.label for field in tidy.fields):
        assert read(write(form), "mine") == tidy
    else:
        assert refused(write(form))[0] == Reason.MISSING


def test_a_choice_is_a_line_until_there_is_something_to_choose() -> None:
    field = FormField(key="a", label="A", kind=FieldKind.CHOICE, choices=(" ", ""))
    (written,) = read(write(Form(key="", name="F", fields=(field,))), "").fields
    assert written.kind is FieldKind.LINE


def test_words_of_every_script_and_long_ones_come_back() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    name = f'{family} "שלום" \\ C:\\'
    field = FormField(key="a", label="x" * 999)
    read_again = read(write(Form(key="", name=name, fields=(field,))), "")
    assert read_again.name == name
    assert read_again.fields[0].label == "x" * 300


def test_every_shipped_form_is_sound_and_asks_what_it_should() -> None:
    found = {form.key: form for form in forms.shipped()}
    files = {path.stem for path in (paths.resources() / "forms").glob("*.toml")}
    assert set(found) == files == set(forms.SHIPPED)
    record = found["thought_record"]
    assert [field.key for field in record.fields if field.pinned] == ["thought"]
    assert {"situation", "belief", "feeling", "strength", "for", "against"} < {
        field.key for field in record.fields
    }
    step = {field.key: field.kind for field in found["small_step"].fields}
    assert step["minutes"] is FieldKind.NUMBER
    assert {step[key] for key in ("before", "peak", "after")} == {FieldKind.SCALE}
    for form in found.values():
        assert read(write(form), form.key) == form


def test_a_form_goes_out_to_a_file_and_comes_back(notebook: Notebook, tmp_path: Path) -> None:
    first = forms.shipped()[0]
    forms.take_out(first, tmp_path / "record.toml")
    mine = forms.bring_in(notebook, tmp_path / "record.toml")
    assert replace(mine, key=first.key) == first
    assert forms.own(notebook) == [mine]
    assert notebook.forms.get(mine.key)


def test_a_file_that_is_refused_changes_nothing(notebook: Notebook, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(WrongFormError) as caught:
            forms.bring_in(notebook, path)
        assert caught.value.reason == Reason.UNREADABLE
    (tmp_path / "wrong.toml").write_text("name = 3", encoding="utf-8")
    with pytest.raises(WrongFormError):
        forms.bring_in(notebook, tmp_path / "wrong.toml")
    assert notebook.forms.all() == []
    with pytest.raises(forms.FormNotSavedError):
        forms.take_out(forms.shipped()[0], tmp_path)


def test_a_form_of_a_later_program_is_left_alone(notebook: Notebook) -> None:
    later = notebook.forms.save(OwnForm(source='name = "A"\nlater = true'))
    assert forms.own(notebook) == []
    assert notebook.forms.get(later.id) == later
