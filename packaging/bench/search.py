"""From a key in the search field to the painted results, at every letter of some words."""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from string import ascii_lowercase
from typing import Any

from filling import Writer
from notebooks import kept
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView
from stage import application, press, settle, shell, show
from table import Row, in_turn, tell, timed

from sessionbook.ui.search.box import SearchBox
from sessionbook.ui.search.results import AT_ONCE

MOST, MOST_OF_A_LETTER, A_FRAME = 1.5, 3.0, 16.0
A_ROW = "24 Nov 2026 · session\n… a sentence of about as many words as an excerpt has, and more …"
RANKS = (0, 7, 40, 200, 1_000, 5_000, 15_000)  # of the words: common ones to rare ones

# What is to be no more than so much slower is "the newest-first FTS5 query on the same data":
# an ordinary FTS5 table, which returns of each hit what a list shows. Our own index has another
# layout, made for this query, so measured against that each improvement of it would look like a
# loss; it is told for comparison.
ORDINARY = (
    "SELECT kind, record, day, text FROM notes WHERE notes MATCH ? ORDER BY rowid DESC LIMIT ?"
)
OUR_LAYOUT = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"
KEY, LETTER = "a key in search, 100,000 notes, p50", "slowest single letter, 100,000 notes"
AGAINST = "newest-first query on an ordinary FTS5 table and an empty list's repaint"
AGAINST_LAYOUT = "the bare query on our own index in plain SQLite and an empty list's repaint"
AGAINST_ROWS = "the ordinary query and Qt's own list repainted with as many rows"
Took = list[float]  # ours, then each floor


def rows() -> Iterator[Row]:
    """Measure them."""
    application()
    few = keys("few", 3_650)
    many = keys("many", 100_000)
    typed = [many[beginning] for beginning in many if beginning in beginnings(100_000)]
    for what, taken in ((KEY, list(many.values())), (f"{KEY} of the words only", typed)):
        p50, *floors = (median(side) for side in zip(*taken, strict=True))
        tell(p50=p50, ordinary=floors[0], own_layout=floors[1], with_rows=floors[2])
        yield Row(what, AGAINST, p50 / floors[0], MOST if what == KEY else None)
        yield Row(what, AGAINST_LAYOUT, p50 / floors[1], None)
        yield Row(what, AGAINST_ROWS, p50 / floors[2], None)
    ours, floor = max((many[letter][:2] for letter in ascii_lowercase), key=lambda t: t[0] / t[1])
    tell(slowest_letter=ours, ordinary=floor)
    yield Row(LETTER, AGAINST, ours / floor, MOST_OF_A_LETTER)
    for notes, took, most in (("3,650", few, A_FRAME), ("100,000", many, None)):
        slowest = max(ours for ours, *_ in took.values()) * 1000
        yield Row(f"slowest key in search, {notes} notes", "one frame", slowest, most, " ms")


def beginnings(seed: int) -> set[str]:
    """Return every beginning of some words of the notebooks made from a seed."""
    words = [Writer(seed).words[rank] for rank in RANKS]
    return {word[:end] for word in words for end in range(1, len(word) + 1)}


def keys(name: str, seed: int) -> dict[str, Took]:
    """Return the seconds that the last key of each beginning takes, with us and on each floor."""
    made = kept(name)
    notebook, plain, ordinary = made.open(), made.open_plain(), made.open_ordinary()
    window = shell(notebook)
    window.search.setFocus()
    empty, full = QListView(), QListView()
    full.setModel(QStringListModel([A_ROW] * AT_ONCE))
    for bare in (empty, full):
        show(bare, (440, 420))
    took = {}
    for word in sorted({*beginnings(seed), *ascii_lowercase}):
        match = (f'"{word}"*', AT_ONCE)
        acts: tuple[Callable[[], float], ...] = (
            partial(last_key, window.search, word),
            partial(query, partial(ordinary.execute, ORDINARY, match), empty),
            partial(query, partial(plain.execute, OUR_LAYOUT, match), empty),
            partial(query, partial(ordinary.execute, ORDINARY, match), full),
        )
        took[word] = in_turn(*acts, times=7)
    for opened in (notebook, plain, ordinary):
        opened.close()
    return took


def last_key(box: SearchBox, word: str) -> float:
    """Type over another letter's results, then time the last letter until it is painted."""
    other = next(letter for letter in "et" if letter != word[0])
    for typed in (other, word[:-1]):
        box.selectAll()
        for letter in typed:
            press(box, letter)
    if len(word) == 1:
        box.selectAll()
        settle()
    took = timed(lambda: press(box, word[-1]))
    assert box.text() == word
    return took


def query(run: Callable[[], Any], bare: QListView) -> float:
    """Time a bare query and the repaint of a list."""
    settle()

    def act() -> None:
        run().fetchall()
        bare.viewport().update()
        settle()

    return timed(act)
