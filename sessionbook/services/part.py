"""One part of what the program is made of."""

from dataclasses import dataclass
from pathlib import Path


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


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip("\n")
    except (OSError, ValueError):  # or no system's name of a file
        return ""
