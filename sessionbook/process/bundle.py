"""The installed program: it starts others as if it had been started by hand, and may be updated.

PyInstaller's loader leaves marks in the environment, which would be wrong for the program that
follows, and looks for libraries in its own folder, which would be wrong for any other.
"""

import errno
import os
import sys
from contextlib import suppress
from enum import Enum
from pathlib import Path

LOADER_S = "_PYI_"
NOT_THERE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV}
SEARCHED, SEARCHED_BEFORE = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"


class Change(Enum):
    """What happened to the program's file while it ran."""

    NONE = "it is the one that was started"
    UPDATED = "another one lies there"
    REMOVED = "nothing lies there"


def is_frozen() -> bool:
    """Return whether Python, the libraries and we are one program, and no checkout or wheel."""
    return bool(getattr(sys, "frozen", False))


def forget_loader() -> None:
    """Let the environment be as it was before the loader; libraries in use are loaded already."""
    if not is_frozen():
        return
    for name in [name for name in os.environ if name.startswith(LOADER_S)]:
        del os.environ[name]
    before = os.environ.pop(SEARCHED_BEFORE, None)
    os.environ.pop(SEARCHED, None)
    if before is not None:
        os.environ[SEARCHED] = before


def hold_parts() -> None:
    """Keep open the file that the program's parts are in, so that an update takes none away.

    PyInstaller's importer opens it anew, by its name, for each part that is first needed, and ends
    the process where it is gone. What is open is there until it is closed, whatever its name.

    On Linux only: Windows replaces no running program, and on macOS all who open what is open
    already share one place in it, where two would read on from each other's.
    """
    importers = sys.modules.get("pyimod02_importers")
    if importers is None or sys.platform != "linux":
        return
    held = os.open(sys.executable, os.O_RDONLY)  # which closes at an exec
    name = f"/proc/self/fd/{held}"
    if os.access(name, os.R_OK):  # not in a bare root without these
        importers.pyz_archive._filename = name  # noqa: SLF001 - it has no other way


def command() -> list[str]:
    """Return what starts this program anew.

    A stick may be mounted so that no file on it is a program; then the system's loader was asked
    to run it, and is asked again.
    """
    if not is_frozen():
        return [sys.executable, "-m", "sessionbook"]
    return [*_loader(), sys.executable]


def _loader() -> list[str]:
    try:
        running = Path("/proc/self/exe").readlink()
    except OSError:
        return []
    return [str(running)] if running.name.startswith("ld-") else []


class Watched:
    """The file of the running program, as it was when it was started.

    With another file there the libraries and data beside it are another version's, too, and what
    is first needed then may not fit. Looked at are its size and its time, not which file it is:
    the same version put there again is the same, and a stick put back is another disk.
    """

    def __init__(self) -> None:
        self._at_first: tuple[int, int] | None = None
        with suppress(OSError):
            self._at_first = _facts() if is_frozen() else None

    def look(self) -> Change:
        """Return what became of it; in a checkout nothing ever does."""
        if self._at_first is None:
            return Change.NONE
        try:
            now = _facts()
        except OSError as error:  # any other says that it could not be asked for
            return Change.REMOVED if error.errno in NOT_THERE else Change.NONE
        return Change.NONE if now == self._at_first else Change.UPDATED


def _facts() -> tuple[int, int]:
    facts = Path(sys.executable).stat()
    return facts.st_size, facts.st_mtime_ns
