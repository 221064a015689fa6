"""Passphrases of unrelated words, drawn by the system's own source of chance."""

import secrets
from collections.abc import Iterable
from importlib import resources

WORDS = 7776  # five dice: the long list of the Electronic Frontier Foundation
FEWEST, USUAL, MOST = 4, 5, 8
SEPARATORS = " ", "-", "."


def listed() -> list[str]:
    """Return the words to draw from; read when asked for, and not kept."""
    text = (resources.files("xkcdpass") / "static" / "eff-long").read_text(encoding="ascii")
    return text.split()


def draw(count: int, separator: str) -> str:
    """Return so many words; each of them is drawn from all of the list."""
    words = listed()
    return separator.join(secrets.choice(words) for _ in range(count))


def possibilities(count: int) -> int:
    """Return among how many passphrases of so many words one is drawn."""
    found: int = WORDS**count
    return found


def are_listed(parts: Iterable[str]) -> bool:
    """Return whether all of these are words of the list; four of its words have a dash inside."""
    words = listed()
    known = {part for word in words for part in word.split("-")}.union(words)
    return all(part.lower() in known for part in parts)
