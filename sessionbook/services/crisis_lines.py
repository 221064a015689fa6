"""The crisis lines: shipped with the program, and the person's own list in their place.

They are kept in the settings, not in the notebook, because they are needed before anything is
unlocked, by whoever sits here; so they hold services only.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache

from sessionbook import paths
from sessionbook.domain.crisis import CrisisLine
from sessionbook.settings import SavedLine, Settings


@cache
def shipped() -> tuple[CrisisLine, ...]:
    """Return the lines that come with the program; once read, they outlast its file."""
    text = (paths.resources() / "crisis_lines.json").read_text(encoding="utf-8")
    facts = json.loads(text)
    day = date.fromisoformat(facts["verified_on"])
    return tuple(
        CrisisLine(line["number"], day, countries=tuple(line["countries"]))
        for line in facts["lines"]
    )


def current(settings: Settings) -> list[CrisisLine]:
    """Return the person's own lines, or the shipped ones."""
    own = settings.preferences.crisis_lines
    try:
        return list(shipped()) if own is None else [_read(line) for line in own]
    except ValueError:  # a date that is none
        return list(shipped())


def keep(settings: Settings, lines: Iterable[CrisisLine]) -> bool:
    """Put these lines in place of the shipped ones; return whether they will be remembered."""
    return settings.change(crisis_lines=tuple(_written(line) for line in lines))


def is_own(settings: Settings) -> bool:
    """Return whether the list is another than the shipped one."""
    return settings.preferences.crisis_lines is not None


def go_back(settings: Settings) -> bool:
    """Show the shipped lines again; return whether that will be remembered."""
    return settings.change(crisis_lines=None)


def _read(line: SavedLine) -> CrisisLine:
    countries, name, number, day = line
    codes = tuple(countries.split()) if not name else ()
    return CrisisLine(number, date.fromisoformat(day), codes, name)


def _written(line: CrisisLine) -> SavedLine:
    return " ".join(line.countries), line.name, line.number, line.verified_on.isoformat()
