"""Questionnaires as files in our own format: what is read, what is refused, where and why."""

import pytest

from sessionbook import paths
from sessionbook.domain.measures import Answer, Band, Item, Part, Threshold
from sessionbook.services.measure_reader import (
    LARGEST,
    WORDS,
    Reason,
    WrongMeasureError,
    read,
    read_bytes,
)

GOOD = """\
# A comment with [[items]] in it, and highest = 99.
key = "evenings"
name = "Evenings"
about = "How evenings are"
recall = "the last week"
lowest = 0
highest = 12
higher_is_better = false
usual_interval_days = 7
cut_off = 6
reliable_change = 3
multiply = 2
least_answered = 2
source = "Our group"

[[answers]]
value = 0
label = "no"

[[answers]]
value = 2
label = "yes"

[[items]]
key = "1"
label = "I lay awake"
heading = "Sleep"

[[items]]
key = "2"
label = "I rested"
reversed = true

[[items]]
key = "3"
label = "I was frightened"
support = true
answers = [
    { value = 0, label = "never" },
    { value = 1, label = "once" },
    { value = 2, label = "often" },
]

[[bands]]
low = 0
high = 5
name = "quiet"

[[bands]]
low = 6
high = 12
name = "hard"

[[parts]]
name = "Sleep"
items = ["1", "2"]
cut_off = 2

[[thresholds]]
at = 8
name = "look closer"
"""


def refused(source: str) -> tuple[str, int, str]:
    with pytest.raises(WrongMeasureError) as caught:
        read(source)
    return caught.value.reason, caught.value.line, caught.value.name


def test_everything_in_a_file_is_read() -> None:
    measure = read(GOOD)
    assert (measure.key, measure.name, measure.recall) == ("evenings", "Evenings", "the last week")
    assert measure.answers == (Answer(0, "no"), Answer(2, "yes"))
    assert measure.items[0] == Item("1", "I lay awake", heading="Sleep")
    assert measure.items[1].reversed
    assert [answer.label for answer in measure.items[2].answers] == ["never", "once", "often"]
    assert measure.bands == (Band(0, 5, "quiet"), Band(6, 12, "hard"))
    assert measure.parts == (Part("Sleep", ("1", "2"), 2),)
    assert measure.thresholds == (Threshold(8, "look closer"),)
    assert (measure.multiply, measure.least_answered) == (2, 2)
    assert not measure.short_labels


def test_a_total_alone_is_a_questionnaire_too() -> None:
    source = """key = "t"\nname = "T"\nabout = "x"\nlowest = 0\nhighest = 9\n"""
    measure = read(source + "higher_is_better = true\nusual_interval_days = 30\n")
    assert (measure.items, measure.bands, measure.cut_off) == ((), (), None)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    windows = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert read_bytes(windows) == read(GOOD)


WRONG = (  # what is changed, to what, why it is refused, its line, what is named
    ("lowest = 0\nhigh", "lowest = \nhigh", Reason.SYNTAX, 6, ""),
    ('key = "evenings"\n', "", Reason.MISSING, 1, "key"),
    ('name = "Evenings"\n', "", Reason.MISSING, 1, "name"),
    ('about = "How evenings are"\n', "", Reason.MISSING, 1, "about"),
    ("lowest = 0\n", "", Reason.MISSING, 1, "lowest"),
    ("highest = 12\n", "", Reason.MISSING, 1, "highest"),
    ("higher_is_better = false\n", "", Reason.MISSING, 1, "higher_is_better"),
    ("usual_interval_days = 7\n", "", Reason.MISSING, 1, "usual_interval_days"),
    ("highest = 12", "highest = 0", Reason.REVERSED, 7, "highest"),
    ("highest = 12", "highest = -4", Reason.REVERSED, 7, "highest"),
    ("highest = 12", "highest = 13", Reason.NO_BAND, 44, "13"),
    ("highest = 12", 'highest = "12"', Reason.NOT_NUMBER, 7, "highest"),
    ("highest = 12", "highest = 12.0", Reason.NOT_NUMBER, 7, "highest"),
    ("highest = 12", "highest = true", Reason.NOT_NUMBER, 7, "highest"),
    ("highest = 12", "highest = 9999999", Reason.FAR_END, 7, "highest"),
    ("= false", '= "no"', Reason.NOT_TRUTH, 8, "higher_is_better"),
    ("interval_days = 7", "interval_days = 0", Reason.FAR_END, 9, "usual_interval_days"),
    ("cut_off = 6", "cut_off = 13", Reason.OUTSIDE, 10, "cut_off"),
    ("cut_off = 6", "cut_off = -1", Reason.OUTSIDE, 10, "cut_off"),
    ("change = 3", "change = 0", Reason.OUTSIDE, 11, "reliable_change"),
    ("change = 3", "change = 13", Reason.OUTSIDE, 11, "reliable_change"),
    ("multiply = 2", "multiply = 0", Reason.FAR_END, 12, "multiply"),
    ("multiply = 2", "multiply = 1", Reason.UNREACHED, 7, "0–6"),
    ("answered = 2", "answered = 4", Reason.TOO_FEW, 13, "least_answered"),
    ("source =", "sauce =", Reason.UNKNOWN, 14, "sauce"),
    ('source = "Our group"', "source = 4", Reason.NOT_WORDS, 14, "source"),
    ('key = "evenings"', 'key = "Evenings!"', Reason.BAD_KEY, 2, "key"),
    ('key = "evenings"', 'key = "fhir-1"', Reason.BAD_KEY, 2, "key"),
    ('name = "Evenings"', f'name = "{"x" * 121}"', Reason.TOO_LONG, 3, "name"),
    ("value = 2\n", "value = 0\n", Reason.TWICE, 16, "0"),
    ('label = "yes"\n', "", Reason.MISSING, 20, "label"),
    ("value = 2\n", "", Reason.MISSING, 20, "value"),
    ('key = "2"', 'key = "1"', Reason.TWICE, 30, "1"),
    ('label = "I rested"\n', "", Reason.MISSING, 29, "label"),
    ("reversed = true", "reversd = true", Reason.UNKNOWN, 32, "reversd"),
    ("reversed = true", "reversed = 1", Reason.NOT_TRUTH, 32, "reversed"),
    ("value = 1,", 'value = "1",', Reason.NOT_NUMBER, 34, "value"),
    ("low = 6", "low = 7", Reason.NO_BAND, 50, "6"),
    ("low = 6", "low = 5", Reason.TWO_BANDS, 50, "5"),
    ("low = 0\n", "low = 1\n", Reason.NO_BAND, 45, "0"),
    ("low = 0\n", "low = -1\n", Reason.OUTSIDE, 45, "low"),
    ("high = 12", "high = 13", Reason.OUTSIDE, 51, "high"),
    ("high = 12", "high = 11", Reason.NO_BAND, 44, "12"),
    ("high = 5", "high = -5", Reason.REVERSED, 46, "high"),
    ("high = 12\n", "", Reason.MISSING, 49, "high"),
    ('items = ["1", "2"]', 'items = ["1", "4"]', Reason.NO_ITEM, 56, "4"),
    ('items = ["1", "2"]', 'items = ["1", "1"]', Reason.TWICE, 56, "1"),
    ('items = ["1", "2"]', "items = []", Reason.MISSING, 56, "items"),
    ('items = ["1", "2"]', "items = [1]", Reason.NOT_WORDS, 56, "items"),
    ("cut_off = 2", "cut_off = 5", Reason.OUTSIDE, 57, "cut_off"),
    ("at = 8", "at = 80", Reason.OUTSIDE, 60, "at"),
)


@pytest.mark.parametrize(("old", "new", "reason", "line", "name"), WRONG)
def test_a_wrong_file_is_refused_with_its_line_and_its_reason(
    old: str, new: str, reason: str, line: int, name: str
) -> None:
    assert GOOD.count(old) == 1, f"{old} must be one place"
    assert refused(GOOD.replace(old, new)) == (reason, line, name)


def test_one_answer_is_none() -> None:
    second = '[[answers]]\nvalue = 2\nlabel = "yes"\n'
    assert refused(GOOD.replace(second, ""))[0] == Reason.ONE_ANSWER
    both = GOOD[GOOD.index("[[answers]]") : GOOD.index("[[items]]\nkey")]
    assert refused(GOOD.replace(both, "")) == (Reason.MISSING, 16, "answers")


@pytest.mark.parametrize(
    ("word", "new"),
    [("items", "items = 4"), ("bands", 'bands = ["low"]'), ("answers", "answers = [1, 2]")],
)
def test_lists_that_are_none_are_refused(word: str, new: str) -> None:
    head = GOOD[: GOOD.index("[[answers]]")]
    reason, line, name = refused(f"{head}{new}\n")
    assert reason in (Reason.NOT_LIST, Reason.NO_TABLES)
    assert (line, name) == (16, word)


def test_lines_are_known_in_tables_written_in_one_line_each() -> None:
    source = """\
key = "k"
name = "K"
about = "a"
lowest = 0
highest = 2
higher_is_better = false
usual_interval_days = 7
answers = [{ value = 0, label = "]} no" }, { value = 1, label = "yes" }]
items = [
    { key = "1", label = "One" },
    { key = "2", label = "Two, answers = [{" },
    { key = "1", label = "Three" },
]
"""
    assert refused(source) == (Reason.TWICE, 12, "1")
    assert refused(source.replace('"1", label = "Three"', '"x y"')) == (Reason.BAD_KEY, 12, "key")
    assert refused(source.replace('key = "2", ', "")) == (Reason.MISSING, 11, "key")


def test_too_much_is_refused() -> None:
    with pytest.raises(WrongMeasureError) as caught:
        read_bytes(b"#" * (LARGEST + 1))
    assert caught.value.reason == Reason.TOO_LARGE
    many = "".join(f'[[items]]\nkey = "a{n}"\nlabel = "x"\n' for n in range(201))
    head = GOOD[: GOOD.index("[[items]]\nkey")]
    assert refused(head + many)[::2] == (Reason.TOO_MANY, "items")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(WrongMeasureError) as caught:
        read_bytes(b'key = "a"\nname = "\xff"')
    assert (caught.value.reason, caught.value.line) == (Reason.NOT_TEXT, 2)


@pytest.mark.parametrize("source", ["", "[", "[[items]]", "{}", "\x00", "a" * 9999, "[" * 9999])
def test_odd_files_are_refused(source: str) -> None:
    refused(source)


def test_the_example_of_the_documentation_is_read() -> None:
    readme = paths.resources() / "measures" / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines()
    example = "\n".join(line[4:] for line in lines if line.startswith("    "))
    measure = read(example)
    assert (measure.key, len(measure.items), len(measure.bands)) == ("evenings", 3, 2)
    told = set(WORDS) - {
        word for word in WORDS if f"\n{word} =" in example or f"[[{word}]]" in example
    }
    assert told == {"usual"}


ODD = ("", "0", "-1", "2.5", "true", '""', '"x"', "[]", "[[]]", "{}", "[{}]", "1979-05-27", "nan")


@pytest.mark.parametrize("value", ODD)
def test_a_file_with_any_line_gone_doubled_or_odd_is_read_or_refused(value: str) -> None:
    lines = GOOD.splitlines()
    for place, line in enumerate(lines):
        odd = f"{line.split('=')[0]}= {value}" if "=" in line else value
        for other in ([], [line, line], [odd]):
            try:
                measure = read("\n".join([*lines[:place], *other, *lines[place + 1 :]]))
            except WrongMeasureError as error:
                assert error.line <= len(lines) + 1  # noqa: PT017 - most are refused, not all
            else:
                assert measure.lowest < measure.highest
