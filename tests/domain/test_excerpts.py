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


def marked(text: str, *words: str, is_markdown: bool = False) -> str:
    """Return the excerpt with brackets for marks."""
    made = excerpt(text, [fold(word) for word in words], is_markdown=is_markdown)
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


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("# Harbour\n\nA **walk** by it", ["walk", "harb"], "[Harbour] A [walk] by it"),
        ("- [ ] call her\n- [x] *walk*", ["walk"], "call her [walk]"),
        ("> she said\n>\n> > twice", ["said"], "she [said] > twice"),
        ("1. one\n2. two", ["two", "1"], "[1]. one 2. [two]"),
        ("- [x] done", ["x"], "done"),
        ("***all*** of **a\\*b** and 2 * 3 - 4", ["all", "b"], "[all] of a*[b] and 2 * 3 - 4"),
        (
            "1\\. no list, snake_case, 5*3, _under_",
            ["case"],
            "1. no list, snake_[case], 5*3, under",
        ),
        ("part**ly** and foot*", ["ly"], "part[ly] and foot"),
        ("&#32;led by a blank, R&D", ["led"], "[led] by a blank, R&D"),
        ("Crème **brûlée**", ["brulee"], "Crème [brûlée]"),
        ("**לכולם** שלום", ["לכ"], "[לכולם] שלום"),
        (f"{LONG}\n- [ ] found", ["found"], "…six seven eight nine ten [found]"),
        (
            f"**{LONG.strip()}** found **after",
            ["found"],
            "…five six seven eight nine ten [found] after",
        ),
        ("- found " + "a" * 84 + "\n- [ ] more words", ["found"], "[found] " + "a" * 84 + "…"),
        ("---", ["x"], "---"),
        ("", ["x"], ""),
    ],
)
def test_of_a_note_the_words_are_shown_without_marks(
    text: str, words: list[str], shown: str
) -> None:
    assert marked(text, *words, is_markdown=True) == shown


@given(text=st.text("ab1 \n-[]x#>*_\\&;", max_size=300), words=st.lists(st.just("a"), max_size=1))
def test_no_word_of_a_note_is_lost_or_marked_otherwise(text: str, words: list[str]) -> None:
    def letters(is_markdown: bool) -> str:
        shown = excerpt(text, words, is_markdown=is_markdown)
        return "".join(each for each in shown if each in f"ab{OPEN_MARK}{CLOSE_MARK}")

    assert letters(is_markdown=True) == letters(is_markdown=False)


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
