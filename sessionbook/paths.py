"""Where resources, settings and notebooks live: checkout, wheel, installed or on a stick."""

import os
import sys
from functools import cache
from pathlib import Path

from sessionbook.process.bundle import is_frozen

PACKAGE = Path(__file__).resolve().parent
PORTABLE = "portable"
"""A file beside an installed program: it lives on a stick and leaves nothing on the computer."""


def resources() -> Path:
    """Return the folder of measures, themes and other data shipped with the program."""
    inside = PACKAGE / "resources"
    return inside if inside.is_dir() else PACKAGE.parent / "resources"


def licences() -> Path:
    """Return the folder of the licences of everything bundled; only an installed program has it."""
    return PACKAGE / "licences"


@cache
def portable() -> Path | None:
    """Return the folder of a program that is carried about, or None where it is not.

    It stays the same once asked: with the stick pulled out, nothing goes to the computer instead.
    """
    folder = Path(sys.executable).resolve().parent
    return folder if is_frozen() and (folder / PORTABLE).exists() else None


@cache
def stick() -> Path | None:
    """Return what is carried about with a portable program; a path inside it stays right.

    That is the disk it lies on or, unpacked on a disk of the computer, the folder around it.
    """
    program = portable()
    if program is None:
        return None
    disk = next(place for place in (program, *program.parents) if os.path.ismount(place))
    return program.parent if Path.home().resolve().is_relative_to(disk) else disk


def settings_folder() -> Path:
    """Return the program's own folder for settings; nothing of the notebook goes there."""
    if program := portable():
        return program / "Settings"
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "sessionbook"


def own_files() -> Path:
    """Return where files of the person's own are looked for and saved, if they say nothing else."""
    return stick() or Path.home()


def default_notebook() -> Path:
    """Return where a first notebook is offered a place; the name says nothing about it.

    A portable one lies beside the program's folder and not in it, for that one is replaced when
    a newer version is unpacked.
    """
    if program := portable():
        return (program if os.path.ismount(program) else program.parent) / "Notebook"
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / "Notebook"
