"""What the program is made of: its parts, whose they are and under which licences."""

import json
from pathlib import Path

from sessionbook import paths
from sessionbook.services.part import Part

LISTED = "parts.json"


def parts() -> list[Part]:
    """Return every part, by name: as listed in an installed program, else as installed here.

    A list that is damaged or missing is no obstacle.
    """
    found = _listed(paths.licences()) or _installed()
    named = (part for part in found if part.name)
    return sorted(named, key=lambda part: part.name.casefold())


def _listed(folder: Path) -> list[Part]:
    try:
        rows = json.loads((folder / LISTED).read_text(encoding="utf-8"))["parts"]
        return [_part(row, folder) for row in rows]
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return []


def _part(row: dict[str, str | list[str]], folder: Path) -> Part:
    name, version, licence, homepage = (
        str(row.get(key, "")) for key in ("name", "version", "licence", "homepage")
    )
    return Part(name, version, licence, homepage, tuple(folder / each for each in row["texts"]))


def _installed() -> list[Part]:
    from sessionbook.services import distributions  # a tenth of a second

    try:
        return distributions.parts()
    except (OSError, ValueError):
        return []
