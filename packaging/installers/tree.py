"""What every installer installs: the program as files, with its Python and its libraries."""

from dataclasses import dataclass
from pathlib import Path

NAME = "sessionbook"
ID = "io.github.sessionbook.Sessionbook"


@dataclass(frozen=True, slots=True)
class Tree:
    """A made program: its folder has the executable and `_internal`.

    The version is the program's; epoch is when its commit was made, in seconds, and the one
    time that any file of an installer bears, so that the same commit gives the same bytes.
    """

    folder: Path
    version: str
    epoch: int

    @property
    def program(self) -> Path:
        """Return the program to start, here."""
        return self.folder / NAME
