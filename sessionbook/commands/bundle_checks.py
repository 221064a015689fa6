"""What selftest looks at in an installed program: that all it needs is in it, and no network."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from sessionbook import __version__, paths
from sessionbook.commands.without_window import application
from sessionbook.process.bundle import is_frozen

LEFT_OUT = "PySide6.QtNetwork", "ssl", "_ssl"
NETWORK_FILES = "*Qt*Network*", "*libssl*", "_ssl*"
QT_PARTS = "QtPrintSupport", "QtSvg", *(("QtDBus",) if sys.platform == "linux" else ())
FORMATS = {b"gif", b"jpeg", b"png", b"svg", b"webp"}
PLATFORMS = {"linux": ("qxcb", "qwayland"), "win32": ("qwindows",), "darwin": ("qcocoa",)}


def version() -> str:
    """Return the version, and how the program lies here."""
    kind = "portable" if paths.portable() else "installed" if is_frozen() else "source"
    return f"{__version__}, {kind}, Python {sys.version.split()[0]}"


def network() -> str:
    """Look for what reaches a network, which no installed program has."""
    if not is_frozen():
        return "not looked for: this is not an installed program"
    found = [name for name in LEFT_OUT if find_spec(name)]
    inside = paths.PACKAGE.parent
    found += [file.name for kind in NETWORK_FILES for file in inside.rglob(kind)]
    if found:
        raise RuntimeError
    return "no code for it"


def parts() -> str:
    """Import what most starts do not."""
    for name in QT_PARTS:
        import_module(f"PySide6.{name}")
    return ", ".join(QT_PARTS)


def plugins() -> str:
    """Load what shows windows and draws icons; find what reads pictures."""
    from PySide6.QtGui import QImageReader

    application()
    formats = {bytes(name.data()) for name in QImageReader.supportedImageFormats()}
    shown = [name for name in PLATFORMS.get(sys.platform, ()) if _loads(f"platforms/*{name}.*")]
    has_screen = bool(shown) or not is_frozen()
    if not (formats >= FORMATS and _loads("iconengines/*qsvgicon.*") and has_screen):
        raise RuntimeError
    return ", ".join((*shown, *(name.decode() for name in sorted(FORMATS))))


def _loads(name: str) -> bool:
    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    found = list(folder.glob(name))
    return bool(found) and all(QPluginLoader(str(file)).load() for file in found)


def resources() -> str:
    """Read every file that is shipped beside the code."""
    files = [file for file in paths.resources().rglob("*") if file.is_file()]
    read = sum(len(file.read_bytes()) for file in files)
    if not read or not all(os.access(file, os.R_OK) for file in files):
        raise RuntimeError
    return f"{len(files)} files, {read // 1024} KiB"
