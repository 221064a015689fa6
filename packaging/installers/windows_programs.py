"""The two programs of the Windows bundle: one for commands, and one that opens no console.

Run under Wine only, never on Windows.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from installers import icons, tree

if TYPE_CHECKING:
    from PyInstaller.utils.win32.versioninfo import StringFileInfo, VSVersionInfo

WINDOW = f"{tree.NAME}-window"
TITLE = "Sessionbook"
PUBLISHER = "Sessionbook contributors"
RIGHTS = "© 2026 Sessionbook contributors, MIT licence"

UTF8 = ("X utf8", None, "OPTION")
LANGUAGE = 0x0409  # English, United States
UNICODE = 1200
WINDOWS_NT = 0x40004
FOUR_NUMBERS = 4


def made_by(program: Callable[..., Any], scratch: Path) -> list[Any]:
    """Return both, as the spec makes a program of a name, with a console or without.

    Both write UTF-8, so that no word is too foreign for a file that a command writes into. The
    one without a console says nothing of a fault: PyInstaller would show its message, which may
    repeat what the person wrote.
    """
    icon = scratch / "sessionbook.ico"
    icons.ico(icon)
    dress = {"icon": str(icon), "version": _facts(tree.version())}
    return [
        program(tree.NAME, UTF8, console=True, **dress),
        program(WINDOW, UTF8, console=False, disable_windowed_traceback=True, **dress),
    ]


def four_numbers(version: str) -> tuple[int, ...]:
    """Return a version as Windows has them: 1.2.3 is (1, 2, 3, 0)."""
    numbers = [int(part) for part in version.split(".")[:FOUR_NUMBERS] if part.isdecimal()]
    return (*numbers, *[0] * (FOUR_NUMBERS - len(numbers)))


def _facts(version: str) -> "VSVersionInfo":
    """Return what Windows tells of a program: in its properties, and where it asks for consent."""
    from PyInstaller.utils.win32 import versioninfo as its

    numbers = four_numbers(version)
    return its.VSVersionInfo(
        its.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=WINDOWS_NT, fileType=1),
        [
            _words(version),
            its.VarFileInfo([its.VarStruct("Translation", [LANGUAGE, UNICODE])]),
        ],
    )


def _words(version: str) -> "StringFileInfo":
    from PyInstaller.utils.win32.versioninfo import StringFileInfo, StringStruct, StringTable

    told = {
        "CompanyName": PUBLISHER,
        "FileDescription": TITLE,
        "FileVersion": version,
        "LegalCopyright": RIGHTS,
        "ProductName": TITLE,
        "ProductVersion": version,
    }
    words = [StringStruct(*each) for each in told.items()]
    return StringFileInfo([StringTable(f"{LANGUAGE:04x}{UNICODE:04x}", words)])
