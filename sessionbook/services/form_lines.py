"""In which line of a form's file something stands, which the TOML reader does not tell."""

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
FIELD = re.compile(r"^[ \t]*\[\[[ \t]*fields[ \t]*\]\]", re.MULTILINE)
NAMED = r"^[ \t]*(?:\[+[ \t]*)?{word}[ \t]*[=.\]]"


def line_of(source: str, place: int | None, word: str) -> int:
    """Return the line of a word of the form itself, or of its field at a place.

    Where the word is missing, that is the line with which the field, or the file, begins.
    """
    bare = ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)
    begins = [found.start() for found in FIELD.finditer(bare)]
    named = re.compile(NAMED.format(word=re.escape(word)), re.MULTILINE)
    if place is None:
        found = named.search(bare, 0, begins[0] if begins else len(bare)) or named.search(bare)
        return _line(bare, found.start() if found else 0)
    if place >= len(begins):  # the fields are not written with a head each
        return line_of(source, None, "fields")
    start, end = begins[place], [*begins[1:], len(bare)][place]
    found = named.search(bare, start, end)
    return _line(bare, found.start() if found else start)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
