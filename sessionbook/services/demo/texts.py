"""The invented sentences, and a deck that deals each before any comes again."""

import json
from functools import cache
from random import Random
from typing import Any, Generic, TypeVar

from sessionbook import paths

T = TypeVar("T")


@cache
def texts(name: str) -> Any:
    """Return the content of one file of invented sentences."""
    path = paths.resources() / "demo" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


class Deck(Generic[T]):
    """Cards in a shuffled order; every one is dealt before the first comes again."""

    def __init__(self, cards: list[T], chance: Random, shuffled: bool = True) -> None:
        self._cards = list(cards)
        if shuffled:
            chance.shuffle(self._cards)
        self._next = 0

    def deal(self) -> T:
        """Return the next card."""
        card = self._cards[self._next % len(self._cards)]
        self._next += 1
        return card
