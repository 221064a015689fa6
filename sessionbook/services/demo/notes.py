"""A session's notes in Markdown, from fragments that fit where the story is."""

from random import Random

from sessionbook.services.demo.texts import Deck, texts

FEWEST_WORDS = 40
STAGES = ((0.33, "early"), (0.66, "middle"), (0.77, "dip"), (1.0, "late"))
EXTRAS = ("bold", "lists", "closings", "")


def stage(part: float) -> str:
    """Return what stretch of the story a part of the way, 0-1, lies in."""
    return next(name for end, name in STAGES if part <= end)


class NoteWriter:
    """Writes one session's notes after another, repeating itself as late as it can."""

    def __init__(self, chance: Random) -> None:
        self._decks = {name: Deck[str](cards, chance) for name, cards in texts("notes").items()}
        self._extras = Deck(list(EXTRAS), chance)

    def write(self, part: float) -> str:
        """Return 40-120 words for a session that far along the way."""
        tellings = self._decks[stage(part)]
        pieces = [tellings.deal(), tellings.deal()]
        if extra := self._extras.deal():
            pieces.append(self._decks[extra].deal())
        while len(" ".join(pieces).split()) < FEWEST_WORDS:
            pieces.insert(1, tellings.deal())
        return "\n\n".join(pieces)
