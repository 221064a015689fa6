"""From a key in the search field to the painted results, at every letter of some words."""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from string import ascii_lowercase

from filling import Writer
from notebooks import kept
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView
from stage import application, press, settle, shell, show
from table import Row, in_turn, tell, timed

from sessionbook.ui.search.box import SearchBox
from sessionbook.vault.driver import Connection

MOST, MOST_OF_A_LETTER, A_FRAME = 1.5, 3.0, 16.0
AT_ONCE = 12  # as many as the field asks for
A_ROW = "24 Nov 2026 · session\n… a sentence of about as many words as an excerpt has, and more …"
RANKS = (0, 7, 40, 200, 1_000, 5_000, 15_000)  # of the words: common ones to rare ones
QUERY = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"
AGAINST = "newest-first query on plain SQLite and an empty list's repaint"
AGAINST_ROWS = "the same query and Qt's own list repainted with as many rows"
Took = dict[str, float]


def rows() -> Iterator[Row]:
    """Measure them."""
    application()
    few = keys("few", 3_650)[0]
    ours, floor, listed = keys("many", 100_000)
    p50, empty, full = (median(side.values()) for side in (ours, floor, listed))
    tell(p50=p50, floor=empty, floor_with_rows=full)
    yield Row("a key in search, 100,000 notes, p50", AGAINST, p50 / empty, MOST)
    yield Row("a key in search, 100,000 notes, p50", AGAINST_ROWS, p50 / full, None)
    letter = max(ascii_lowercase, key=lambda letter: ours[letter] / floor[letter])
    tell(slowest_letter=ours[letter], floor=floor[letter])
    ratio = ours[letter] / floor[letter]
    yield Row("slowest single letter, 100,000 notes", AGAINST, ratio, MOST_OF_A_LETTER)
    slowest = max(few.values()) * 1000
    yield Row("slowest key in search, 3,650 notes", "one frame", slowest, A_FRAME, " ms")


def keys(name: str, seed: int) -> tuple[Took, Took, Took]:
    """Return the seconds that the last key of each beginning takes, with us and on both floors."""
    words = [Writer(seed).words[rank] for rank in RANKS]
    beginnings = {word[:end] for word in words for end in range(1, len(word) + 1)}
    made = kept(name)
    notebook, plain = made.open(), made.open_plain()
    window = shell(notebook)
    window.search.setFocus()
    empty, full = QListView(), QListView()
    full.setModel(QStringListModel([A_ROW] * AT_ONCE))
    for bare in (empty, full):
        show(bare, (440, 420))
    ours, floor, listed = Took(), Took(), Took()
    for word in sorted({*beginnings, *ascii_lowercase}):
        acts: tuple[Callable[[], float], ...] = (
            partial(last_key, window.search, word),
            partial(query, plain, empty, word),
            partial(query, plain, full, word),
        )
        ours[word], floor[word], listed[word] = in_turn(*acts, times=7)
    notebook.close()
    plain.close()
    return ours, floor, listed


def last_key(box: SearchBox, word: str) -> float:
    """Type all but the last letter, then time that one until the results are painted."""
    box.clear()
    settle()
    for letter in word[:-1]:
        press(box, letter)
    took = timed(lambda: press(box, word[-1]))
    assert box.text() == word
    return took


def query(plain: Connection, bare: QListView, word: str) -> float:
    """Time the bare query and the repaint of a list."""
    settle()

    def act() -> None:
        plain.execute(QUERY, (f'"{word}"*', AT_ONCE)).fetchall()
        bare.viewport().update()
        settle()

    return timed(act)
