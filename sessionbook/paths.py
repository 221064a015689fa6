"""Where resources, settings and notebooks live: checkout, wheel or installed program."""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of measures, themes and other data shipped with the program."""
    inside = PACKAGE / "resources"
    return inside if inside.is_dir() else PACKAGE.parent / "resources"


def licences() -> Path:
    """Return the folder of the licences of everything bundled; only an installed program has it."""
    return PACKAGE / "licences"


def settings_folder() -> Path:
    """Return the program's own folder for settings; nothing of the notebook goes there."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "sessionbook"


def default_notebook() -> Path:
    """Return where a first notebook is offered a place; the name says nothing about it."""
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / "Notebook"
