import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sessionbook.domain.markdown import (
    EMPTY,
    Block,
    BlockKind,
    Run,
    normalised,
    parse,
    plain,
    render,
)

MARKS = ["*", "**", "_", "#", "##", "- ", "-", "1. ", "2)", "> ", "[ ] ", "[x]", "\\", "`", "~~~"]
OTHERS = [" ", "  ", "\t", "a", "Ω", "😀", "שלום", "\u200f", "\u2028", "\u2029", "\n", "\r\n"]
ODD = ["\x00", "\x85", "\xa0", "\u3000", "\ufffc", "&amp;", "&#32;", "&", "<b>", "](", "]:", "---"]
texts = st.lists(st.sampled_from(MARKS + OTHERS + ODD) | st.text(max_size=4)).map("".join)
runs = st.lists(st.builds(Run, texts, st.booleans(), st.booleans()), max_size=4).map(tuple)
blocks = st.builds(
    Block, st.sampled_from(BlockKind), runs, st.integers(-1, 4), st.booleans()
) | st.just(EMPTY)


@settings(max_examples=300)
@example([Block(BlockKind.BULLET, (Run("-", italic=True),))])
@given(st.lists(blocks, max_size=8))
def test_every_note_comes_back_as_it_was(note: list[Block]) -> None:
    assert parse(render(note)) == normalised(note)


@settings(max_examples=300)
@given(texts | st.text())
def test_any_text_is_read_and_what_was_read_stays(text: str) -> None:
    once = parse(text)
    assert once == normalised(once)
    assert parse(render(once)) == once
    plain(text)


@settings(max_examples=150)
@given(texts)
def test_words_never_become_a_form(text: str) -> None:
    read = parse(render([Block(runs=(Run(text),))]))
    kept = normalised([Block(runs=(Run(text),))])
    assert read == kept
    assert all(not (run.bold or run.italic) for block in read for run in block.runs)


@pytest.mark.parametrize(
    "text",
    [
        "A plain sentence, with 3 * 4 and snake_case; #tag, 5-6, <3, AT&T, 2.5 and a \\ too.",
        "Two paragraphs\n\nare parted by a blank line",
        "# A heading\n\nSome **bold**, *italic* and ***both***.",
        "- one\n  - inner\n    1. first\n    2. second\n- two\n\nAfter.",
        "- [ ] open\n- [x] done",
        "1. one\n2. two\n   - inner\n3. three",
        "> quoted\n>\n> again\n\nsaid",
        "an empty paragraph\n\n\nbetween",
        "5 - 3 > 1, and 2024 # 7 + 1",
    ],
)
def test_pleasant_markdown_is_written_as_it_was_read(text: str) -> None:
    assert render(parse(text)) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("1. not a list", "1\\. not a list"),
        ("- not a list", "\\- not a list"),
        ("# not a heading", "\\# not a heading"),
        ("> not a quote", "\\> not a quote"),
        ("*stars*", "\\*stars\\*"),
        ("  indented", "&#32; indented"),
        ("[a](b)", "[a]\\(b)"),
    ],
)
def test_words_that_look_like_marks_are_escaped(words: str, text: str) -> None:
    assert render([Block(runs=(Run(words),))]) == text


def test_what_others_write_is_understood() -> None:
    text = "Setext no\r\n* star item\n+ plus item\n7) seven\n__strong__ _soft_\n#### deep ##"
    kinds = [block.kind for block in parse(text)]
    assert kinds == ["paragraph", "bullet", "bullet", "number", "paragraph", "heading"]
    assert parse("__strong__ _soft_") == (
        Block(runs=(Run("strong", bold=True), Run(" "), Run("soft", italic=True))),
    )
    assert parse("#### deep ##") == (Block(BlockKind.HEADING, (Run("deep"),), 3),)


def test_marks_without_a_partner_are_words() -> None:
    for text in ("a * b", "**open", "open**", "****", "snake_case_name", "* * *", "---", "a *b"):
        assert parse(text) == (Block(runs=(Run(text),)),)


def test_an_empty_note_is_no_blocks() -> None:
    assert parse("") == ()
    assert render([EMPTY]) == ""
    assert parse(render([EMPTY, EMPTY])) == (EMPTY, EMPTY)


def test_plain_has_the_words_only() -> None:
    text = "# Title\n\n- [x] **done** it\n1. a \\* b\n\n\n> said"
    assert plain(text) == "Title\ndone it\na * b\nsaid"


@pytest.mark.parametrize(
    "piece", ["*a", "**", "_a ", "\\", "&a", "- ", "- -", "#", "> ", "[", "a\n"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    parse(text)
    assert time.process_time() - start < 5
