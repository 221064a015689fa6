"""How long a passphrase would hold against somebody who has the notebook's file."""

import math
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sessionbook.services import word_passphrases

GUESSES_A_SECOND = 100_000
"""What good equipment tries of Argon2id with 256 MiB and three passes, with room to spare.

One guess writes 768 MiB and reads at least as much, in an order that no cache helps with: 1.5 GiB
through the memory. A card with a terabyte a second does some 650 of them at the very best, so this
is a room of 150 such cards that is never idle. Where the system gave only 64 MiB, a guess costs a
quarter. The computer the notebook is on does three a second.
"""

JUDGED = 40
"""Characters in which patterns are looked for: more only make it better, and take ever longer."""

READ = 100
"""Characters that are read for words, which takes no time."""

DICTIONARY = 200_000
"""Words, with their forms, that people use in any one language."""

OUR_WORDS = "sessionbook", "notebook", "passphrase", "journal", "therapy", "counselor"


class Hint(StrEnum):
    """What makes the most of a passphrase easy to guess."""

    REPEATED = "repeated"
    KEYS = "keys"
    RUN = "run"
    DATE = "date"
    NAME = "name"
    COMMON = "common"


PATTERNS = {
    "repeat": Hint.REPEATED,
    "spatial": Hint.KEYS,
    "sequence": Hint.RUN,
    "date": Hint.DATE,
    "regex": Hint.DATE,  # years
}
DICTIONARIES = {
    "passwords": Hint.COMMON,
    "user_inputs": Hint.COMMON,
    "surnames": Hint.NAME,
    "male_names": Hint.NAME,
    "female_names": Hint.NAME,
}


@dataclass(frozen=True, slots=True)
class Strength:
    """How many seconds of guessing it takes on average, and what would be tried early."""

    seconds: float
    hint: Hint | None = None


def judge(passphrase: str) -> Strength | None:
    """Return an estimate, or None where there is none; takes up to seconds, from any thread.

    The estimator knows patterns, and words and names in English; where it sees only letters it
    takes them for chance. So what consists of words is never taken for more than a draw of as many
    from a dictionary: that of any language, or the list that the program draws from.
    """
    from zxcvbn import zxcvbn

    whole = unicodedata.normalize("NFKC", passphrase[:READ])
    text = whole[:JUDGED]
    try:
        found = zxcvbn(text, user_inputs=OUR_WORDS, max_length=JUDGED)
    except Exception:
        return None  # whatever it stumbled over is the passphrase, which no error may quote
    guesses = min(float(found["guesses"]), _as_words(whole[:READ]))
    return Strength(guesses / GUESSES_A_SECOND, _hint(text, found["sequence"]))


def _as_words(text: str) -> float:
    """Return how many guesses find it among passphrases of as many words, if it is one."""
    for separator in word_passphrases.SEPARATORS:
        parts = text.split(separator)
        if len(parts) > 1 and word_passphrases.are_listed(parts):
            return word_passphrases.possibilities(len(parts)) / 2
        if len(parts) > 1 and all(part.isalpha() for part in parts):
            return float(DICTIONARY ** len(parts)) / 2
    return math.inf


def _hint(text: str, sequence: list[dict[str, Any]]) -> Hint | None:
    """Return what most of it is made of, if that is easy."""
    lengths: Counter[Hint] = Counter()
    for part in sequence:
        name = part.get("dictionary_name", "")
        if hint := PATTERNS.get(part["pattern"]) or DICTIONARIES.get(name):
            lengths[hint] += len(part["token"])
    most = lengths.most_common(1)
    return most[0][0] if most and most[0][1] * 2 >= len(text) else None
