"""How strong a passphrase is, in the words of whoever chooses it; never zxcvbn's own."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.services.strength import Hint, Strength
from sessionbook.ui.words import counted

MINUTE, HOUR, DAY = 60, 3600, 86_400
MONTH, YEAR = 30.44 * DAY, 365.25 * DAY
THOUSAND_YEARS, MILLION_YEARS = 1000 * YEAR, 1_000_000 * YEAR
TWO_DIGITS = 10

LEVELS = (
    (DAY, QT_TRANSLATE_NOOP("strength", "Soon found")),
    (YEAR, QT_TRANSLATE_NOOP("strength", "Found with some patience")),
    (THOUSAND_YEARS, QT_TRANSLATE_NOOP("strength", "Hard to find")),
    (float("inf"), QT_TRANSLATE_NOOP("strength", "Out of reach")),
)
"""Up to how many seconds, and what that is called."""

HINTS = {
    Hint.REPEATED: QT_TRANSLATE_NOOP("strength", "What is repeated counts only once."),
    Hint.KEYS: QT_TRANSLATE_NOOP("strength", "Keys that lie side by side are tried early."),
    Hint.RUN: QT_TRANSLATE_NOOP("strength", "Runs like abc or 123 are tried early."),
    Hint.DATE: QT_TRANSLATE_NOOP("strength", "Dates and years are tried early."),
    Hint.NAME: QT_TRANSLATE_NOOP("strength", "Names are tried early."),
    Hint.COMMON: QT_TRANSLATE_NOOP("strength", "Many people have used this; it is tried early."),
}


def level(strength: Strength) -> int:
    """Return how strong it is, from 1 to as many levels as there are."""
    return 1 + next(at for at, (most, _) in enumerate(LEVELS) if strength.seconds < most)


def sentence(strength: Strength) -> str:
    """Return how long somebody would need who has the file and good equipment."""
    found = level(strength)
    form = QCoreApplication.translate(
        "strength",
        "{level}. Somebody who has the file and good equipment would need {time}. "
        "This is an estimate.",
    )
    name = QCoreApplication.translate("strength", LEVELS[found - 1][1])
    said = form.format(level=name, time=duration(strength.seconds))
    if strength.hint and found < len(LEVELS) - 1:
        said = f"{said} {QCoreApplication.translate('strength', HINTS[strength.hint])}"
    return said


UNITS: tuple[tuple[float, float, Callable[[int], str]], ...] = (
    (HOUR, MINUTE, lambda number: counted.tr("about %n minutes", "", number)),
    (DAY, HOUR, lambda number: counted.tr("about %n hours", "", number)),
    (2 * MONTH, DAY, lambda number: counted.tr("about %n days", "", number)),
    (2 * YEAR, MONTH, lambda number: counted.tr("about %n months", "", number)),
    (THOUSAND_YEARS, YEAR, lambda number: counted.tr("about %n years", "", number)),
    (
        MILLION_YEARS,
        THOUSAND_YEARS,
        lambda number: counted.tr("about %n thousand years", "", number),
    ),
)
"""Up to how many seconds a time is counted in which unit."""


def duration(seconds: float) -> str:
    """Return a time with one digit that counts, never longer than it is."""
    if seconds < MINUTE:
        return QCoreApplication.translate("strength", "less than a minute")
    for most, unit, said in UNITS:
        if seconds < most:
            return said(_digit(seconds / unit))
    return QCoreApplication.translate("strength", "millions of years")


def _digit(number: float) -> int:
    """Return the number with all but its first digit made 0."""
    scale = 1
    while number >= TWO_DIGITS:
        number, scale = number / 10, scale * 10
    return int(number) * scale
