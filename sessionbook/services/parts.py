"""What the program is made of: its parts, whose they are and under which licences."""

import json
from dataclasses import dataclass
from pathlib import Path

from sessionbook import paths

LISTED = "parts.json"


@dataclass(frozen=True, slots=True)
class Part:
    """A part; its licence is an SPDX expression or the words its makers use, or nothing.

    Its texts are files, the first of its own; what stands in them is read when somebody asks.
    """

    name: str
    version: str = ""
    licence: str = ""
    homepage: str = ""
    texts: tuple[Path, ...] = ()

    def text(self) -> str:
        """Return its notices and licences; nothing where none came with it or can be read."""
        found = (_read(file) for file in self.texts)
        return "\n\n\n".join(text for text in found if text)


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


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip("\n")
    except (OSError, ValueError):  # or no system's name of a file
        return ""
