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
LONGEST_MARK = 3  # asterisks around bold and italic words

_SUSPECT = re.compile(r"[-#>*+_&\\]")
_FOUND = f"[{OPEN_MARK}{CLOSE_MARK}]?"
_LINE_MARK = re.compile(
    r"^[ \t]*(?:#{1,6}(?:[ \t]+|\Z)|>[ \t]*|[-+*](?:[ \t]+|\Z)"
    rf"(?:\[(?:{_FOUND}[ xX]{_FOUND}\](?:[ \t]+|\Z)|\Z))?)",
    re.MULTILINE,
)
_INLINE_MARK = re.compile(
    rf"\\([!-/:-@\[-`{{-~])|&#{_FOUND}(?:32|9){_FOUND};|(?:\*+|_+)",
)


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


def excerpt(text: str, beginnings: Sequence[str], *, is_markdown: bool = False) -> str:
    """Return a line of the text with most of these folded beginnings of words, all marked.

    Of Markdown it has the words without their marks. Only what is shown is rid of them, after
    the words are marked: so they are found as the index found them, and typing hardly waits.
    """
    text = unicodedata.normalize("NFC", text).strip()
    first = _most_together(text.lower(), beginnings)
    if first < 0:  # slower, so only when accents hide them all
        first = _most_together(fold(text), beginnings)
    start, end = _cut(text, max(first, 0))
    if is_markdown and start:
        start = _after_line_mark(text, start)
    shown = ELLIPSIS * (start > 0) + _marked(text[start:end], beginnings)
    if is_markdown and _SUSPECT.search(shown):
        shown = _INLINE_MARK.sub(_plain, _LINE_MARK.sub("", shown))
    return " ".join(shown.split()) + ELLIPSIS * (end < len(text))


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


def _after_line_mark(text: str, place: int) -> int:
    """Return the place, or the end of the mark that the line begins with if it is inside."""
    mark = _LINE_MARK.match(text, text.rfind("\n", 0, place) + 1)
    return max(place, mark.end()) if mark else place


def _plain(mark: re.Match[str]) -> str:
    """Return what is read instead of a mark inside a line: itself, where it is a sign like any."""
    written, (start, end) = mark[0], mark.span()
    if mark[1]:
        return mark[1]
    if written[0] == "&":
        return " "
    before, after = mark.string[:start][-1:] or " ", mark.string[end:][:1] or " "
    if len(written) > LONGEST_MARK or (before.isspace() and after.isspace()):
        return written
    inside_a_word = _is_of_word(before) and _is_of_word(after)
    return written if inside_a_word and written in ("*", "_", "__") else ""


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter in (OPEN_MARK, CLOSE_MARK)
