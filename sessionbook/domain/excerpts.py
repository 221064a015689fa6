"""The line of a text around the words that were looked for, with marks around each of them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

OPEN_MARK, CLOSE_MARK = "\x02", "\x03"
"""Stand around the words found in an excerpt."""

ELLIPSIS = "…"
MOST_BEFORE = 32  # letters before the first word found: it is to be seen in a narrow list
MOST_LETTERS = 96  # about what fits in a line of the list at the smallest text
MOST_PLACES = 20  # of each word: enough to find two of them together
WORD = re.compile(r"[^\W_]+")
SPACE = re.compile(r"\s")


class _Folded(dict[int, int]):
    """Maps a letter to the small one without accents, Latin ones as the index does; one to one."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0]
        small = (base if base.isascii() else letter).lower()
        self[code] = ord(small) if len(small) == 1 else code
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return the text without accents and capitals, every letter in its place."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def excerpt(text: str, beginnings: Sequence[str]) -> str:
    """Return a line of the text with most of these folded beginnings of words, all marked."""
    text = unicodedata.normalize("NFC", text).strip()
    first = _most_together(text.lower(), beginnings)
    if first < 0:  # slower, so only when accents hide them all
        first = _most_together(fold(text), beginnings)
    start, end = _cut(text, max(first, 0))
    marked = " ".join(_marked(text[start:end], beginnings).split())
    return f"{ELLIPSIS * (start > 0)}{marked}{ELLIPSIS * (end < len(text))}"


def _cut(text: str, first: int) -> tuple[int, int]:
    """Return where the line starts and ends, between words if there is a space at all."""
    start = max(0, first - MOST_BEFORE)
    if start and (space := SPACE.search(text, start - 1, first)):
        start = space.end()
    end = start + MOST_LETTERS
    if end < len(text):
        end = max(text.rfind(" ", first, end), text.rfind("\n", first, end))
    return start, end if end > first else start + MOST_LETTERS


def _most_together(folded: str, words: Sequence[str]) -> int:
    """Return the first place from which most of the words are in sight, or -1."""
    if len(words) == 1:
        return next(_places(folded, words[0]), -1)
    places = sorted(
        (place, word) for word in words for place in islice(_places(folded, word), MOST_PLACES)
    )

    def in_sight(number: int) -> int:
        end = bisect_left(places, (places[number][0] + MOST_LETTERS - MOST_BEFORE, ""))
        return len({word for _, word in places[number:end]})

    return places[max(range(len(places)), key=in_sight)][0] if places else -1


def _places(folded: str, word: str) -> Iterator[int]:
    """Yield where words begin with this one."""
    place = folded.find(word)
    while place >= 0:
        if place == 0 or not folded[place - 1].isalnum():
            yield place
        place = folded.find(word, place + len(word))


def _marked(line: str, words: Sequence[str]) -> str:
    folded = fold(line)
    parts: list[str] = []
    after = 0
    for place in sorted({place for word in words for place in _places(folded, word)}):
        found = WORD.match(folded, place)
        end = found.end() if found else place
        parts += line[after:place], OPEN_MARK, line[place:end], CLOSE_MARK
        after = end
    return "".join(parts) + line[after:]
