"""In which line of a file something stands, which the TOML reader does not tell."""

import re

# What is between quotation marks or after a hash, none of which names anything.
ASIDE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
ANY_HEAD = re.compile(r"^[ \t]*\[", re.MULTILINE)
HEAD = r"^[ \t]*\[\[[ \t]*{word}[ \t]*\]\]"
HEADED = r"^[ \t]*\[+[ \t]*{word}[ \t]*[.\]]"
NAMED = r"^[ \t]*{word}[ \t]*[=.]"
INLINE = r"[{{,][ \t\n]*{word}[ \t]*[=.]"
OPENING, CLOSING = "[{", "]}"


def line_of(source: str, head: str, place: int, word: str) -> int:
    """Return the line of a word of the file itself, or of the table at a place under a head.

    Where the word is missing, that is the line with which the table, or the file, begins.
    """
    bare = ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)
    if not head:
        return _line(bare, _of_file(bare, word))
    start, end, pattern = _table(bare, head, place)
    found = re.compile(pattern.format(word=re.escape(word)), re.MULTILINE).search(bare, start, end)
    return _line(bare, found.end() - 1 if found else start)


def _of_file(bare: str, word: str) -> int:
    """Return where a word of the file itself stands, or the first head of that name."""
    first = ANY_HEAD.search(bare)
    end = first.start() if first else len(bare)
    named = re.compile(NAMED.format(word=re.escape(word)), re.MULTILINE)
    head = re.compile(HEADED.format(word=re.escape(word)), re.MULTILINE)
    found = named.search(bare, 0, end) or head.search(bare, end)
    return found.start() if found else 0


def _table(bare: str, head: str, place: int) -> tuple[int, int, str]:
    """Return where a table begins and ends, and what a word of it looks like."""
    heads = re.compile(HEAD.format(word=re.escape(head)), re.MULTILINE)
    found = list(heads.finditer(bare))
    if place < len(found):
        after = ANY_HEAD.search(bare, found[place].end())
        return found[place].start(), after.start() if after else len(bare), NAMED
    array = _of_file(bare, head)
    spans = _inline_tables(bare, array)
    start, end = spans[place] if place < len(spans) else (array, array)
    return start, end, INLINE


def _inline_tables(bare: str, at: int) -> list[tuple[int, int]]:
    """Return where the tables of an array that begins at a place begin and end."""
    spans, depth, begin = [], 0, 0
    for here in range(at, len(bare)):
        if bare[here] in OPENING:
            depth += 1
            begin = here if depth == 2 else begin  # noqa: PLR2004 - the array, then its table
        elif bare[here] in CLOSING:
            depth -= 1
            if depth == 1:
                spans.append((begin, here))
            if depth == 0:
                break
    return spans


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
