"""Excerpts: the line with the words, all of them marked, cut between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.domain.excerpts import (
    CLOSE_MARK,
    ELLIPSIS,
    MOST_BEFORE,
    MOST_LETTERS,
    OPEN_MARK,
    excerpt,
    fold,
)

LONG = "one two three four five six seven eight nine ten " * 9


def marked(text: str, *words: str) -> str:
    """Return the excerpt with brackets for marks."""
    made = excerpt(text, [fold(word) for word in words])
    return made.replace(OPEN_MARK, "[").replace(CLOSE_MARK, "]")


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The argument at work", ["argu"], "The [argument] at work"),
        ("work, worked: homework", ["work"], "[work], [worked]: homework"),
        ("a lot of harbours", ["harb", "h", "a"], "[a] lot of [harbours]"),
        ("Crème brûlée, CREME", ["creme"], "[Crème] brûlée, [CREME]"),
        ("Cre\u0301me brulee", ["crème"], "[Créme] brulee"),
        ("Straße, İstanbul 🌿 été", ["ete"], "Straße, İstanbul 🌿 [été]"),
        ("İstanbul", ["ist"], "[İstanbul]"),
        ("שלום לכולם", ["לכ"], "שלום [לכולם]"),
        ("散歩した 한국어", ["한국"], "散歩した [한국어]"),
        ("first line\n\n- second\tline\n", ["second"], "first line - [second] line"),
        ("_under_ 2026-11-24", ["un", "11"], "_[under]_ 2026-[11]-24"),
        ("nothing of it", ["absent"], "nothing of it"),
        ("", ["x"], ""),
    ],
)
def test_every_word_found_is_marked_whole(text: str, words: list[str], shown: str) -> None:
    assert marked(text, *words) == shown


def test_the_words_found_stand_near_the_beginning_of_their_line() -> None:
    shown = marked(f"{LONG}found after", "found")
    assert shown == "…five six seven eight nine ten [found] after"


def test_what_is_left_out_is_an_ellipsis_between_words() -> None:
    shown = marked(f"{LONG}found {LONG}", "found")
    assert shown.startswith("…five six")
    assert shown.endswith((" one two…", " three…"))
    assert marked(LONG, "one").startswith("[one] two")


def test_words_that_stand_together_are_shown_together() -> None:
    text = f"A walk. {LONG} A walk by the harbour. {LONG} The harbour."
    assert "A [walk] by the [harbour]." in marked(text, "harb", "walk")


@given(text=st.text(), words=st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_an_excerpt_is_short_and_of_the_text(text: str, words: list[str]) -> None:
    text = text.replace(OPEN_MARK, "").replace(CLOSE_MARK, "")
    made = excerpt(text, [fold(word) for word in words])
    assert len(made.replace(OPEN_MARK, "").replace(CLOSE_MARK, "")) <= MOST_LETTERS + 2
    assert made.count(OPEN_MARK) == made.count(CLOSE_MARK)
    if OPEN_MARK in made:
        assert made.index(OPEN_MARK) <= MOST_BEFORE + len(ELLIPSIS)


@given(text=st.text())
def test_folding_leaves_every_letter_in_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
