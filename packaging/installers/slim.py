"""What of Qt, of Python and of the system's libraries is bundled: of those, only what is named.

PyInstaller finds all that a part could use. The program uses less, has no network code, and
leaves to a Linux system the libraries that every desktop has and that its updates keep safe.
"""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import PurePath

Entry = tuple[str, str, str]
"""Where a file goes in the bundle, where it comes from, and PyInstaller's word for its kind."""

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg", "qwebp"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}

# Of a Linux system: Python, and what a desktop may lack.
OF_THE_SYSTEM = re.compile(r"lib(python3|ffi|xcb-|xkbcommon).*\.so")

MODULES_LEFT_OUT = (
    # of Qt, and nothing that speaks over a network
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest"),
    *("_ssl", "ssl", "http", "ftplib", "smtplib", "socketserver", "xmlrpc", "urllib.request"),
    *("asyncio", "multiprocessing", "netrc", "webbrowser"),
    # a second OpenSSL, a second SQLite; compressions that nothing here uses
    *("_hashlib", "_sqlite3", "sqlite3", "_bz2", "_lzma", "_uuid"),
    # needs a parser of C; where it is, the keyring of Windows is asked through it
    "cffi",
    # what programmers use
    *("PIL", "pip", "setuptools", "pkg_resources", "_distutils_hack", "pycparser"),
    *("doctest", "lib2to3", "pdb", "pydoc", "pydoc_data", "test", "tkinter", "unittest"),
    "pypdfium2_cli",
)


def libraries(found: Iterable[Entry], needs: Callable[[str], set[str]]) -> list[Entry]:
    """Return what is bundled: modules, the plugins named, and the libraries that these need.

    needs returns the names of the libraries that a file asks for, on Windows in any case. One
    that lies in several folders stays in each: Windows looks for it beside the file that asks.
    """
    named: dict[str, list[Entry]] = {}
    for entry in filter(_may_stay, found):
        named.setdefault(PurePath(entry[0]).name.lower(), []).append(entry)
    wanted = [each for same in named.values() for each in same if _is_asked_for_by_none(each)]
    for entry in wanted:  # it grows meanwhile: a library may ask for others
        for name in sorted(name.lower() for name in needs(entry[1])):
            wanted += named.pop(name, [])
    return sorted(set(wanted))


def data(found: Iterable[Entry], languages: set[str]) -> list[Entry]:
    """Return what is bundled of other files: of Qt's translations, those of our languages.

    The short names of libraries in subfolders, which PyInstaller makes as symbolic links, are
    asked for by nothing, and a stick that knows no links could not have them. What pip noted
    of a package is not read either.
    """
    return [entry for entry in found if entry[2] != "SYMLINK" and _is_read(entry[0], languages)]


def _is_read(target: str, languages: set[str]) -> bool:
    path = PurePath(target)
    if "translations" in path.parts:
        return path.stem in {f"qtbase_{language}" for language in languages}
    return path.name != "py.typed" and not path.parts[0].endswith(".dist-info")


def _may_stay(entry: Entry) -> bool:
    target, source, _ = entry
    path = PurePath(target)
    if "plugins" in path.parts:
        named = PLUGINS.get(path.parent.name, set())
        return path.name.split(".")[0].removeprefix("lib") in named
    of_system = sys.platform == "linux" and "site-packages" not in source and entry[2] == "BINARY"
    return not of_system or bool(OF_THE_SYSTEM.match(path.name))


def _is_asked_for_by_none(entry: Entry) -> bool:
    path = PurePath(entry[0])
    return entry[2] == "EXTENSION" or "plugins" in path.parts or _is_loaded_by_name(path.name)


def _is_loaded_by_name(name: str) -> bool:
    return name.startswith(("libpython", "python3", "libpdfium", "pdfium", "Python"))
