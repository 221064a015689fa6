"""How the program came to this computer, as far as that shows."""

import sys
from enum import Enum, auto
from pathlib import Path

from sessionbook import paths
from sessionbook.process.bundle import is_frozen

SYSTEM = "/usr", "/opt"
SANDBOX = "/app"  # where Flatpak lays a program


class Way(Enum):
    """What newer versions come by."""

    SOURCES = auto()
    PACKAGE = auto()
    FLATPAK = auto()
    FILE = auto()


def way(package: Path = paths.PACKAGE) -> Way:
    """Return how it was installed: a program's own folder may lie anywhere but in the system's."""
    if not is_frozen():
        return Way.SOURCES
    if sys.platform != "linux":
        return Way.FILE
    if package.is_relative_to(SANDBOX):
        return Way.FLATPAK
    return Way.PACKAGE if any(map(package.is_relative_to, SYSTEM)) else Way.FILE
