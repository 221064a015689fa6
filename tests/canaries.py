"""Looks for words in the bytes and names of files, however a program may have written them."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

CODES = ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "cp1252")


def needles(word: str) -> set[bytes]:
    """Return the word as bytes in every form and code; small ASCII letters, as in haystack()."""
    plain = unicodedata.normalize("NFKD", word)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    cases = {form for one in (word, plain, bare) for form in (one, one.casefold(), one.upper())}
    return {
        form.encode(code).lower()
        for form in cases
        for code in CODES
        if form.encode(code, "replace").decode(code) == form
    }


def haystack(path: Path) -> bytes:
    """Return a file's name and bytes with small ASCII letters."""
    inside = path.read_bytes() if path.is_file() else b""
    return (path.name.encode(errors="surrogateescape") + b"\0\0" + inside).lower()


def found(words: Iterable[str], *folders: Path) -> list[str]:
    """Return which word is in which file below the folders, or in its name."""
    wanted = [(word, needles(word)) for word in words]
    hits = []
    for folder in folders:
        for path in folder.rglob("*"):
            hay = haystack(path)
            hits += [
                f"{word} in {path.relative_to(folder.parent)}"
                for word, forms in wanted
                if any(form in hay for form in forms)
            ]
    return hits
