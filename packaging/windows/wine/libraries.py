"""Which libraries a Windows bundle asks for that are neither in it nor part of Windows."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

WINDOWS_OWN = re.compile(
    r"(api-ms-win-|ext-ms-win-).*"  # since Windows 10 all of them, the C runtime among them
    r"|(advapi32|authz|bcrypt|bcryptprimitives|comctl32|comdlg32|crypt32|d3d9|d3d11|d3d12|dwmapi|dwrite"
    r"|dxgi|gdi32|icuuc|imm32|iphlpapi|kernel32|mpr|netapi32|ntdll|ole32|oleaut32|setupapi"
    r"|shell32|shlwapi|uiautomationcore|user32|userenv|uxtheme|version|winmm|ws2_32|wtsapi32)"
    r"\.dll|winspool\.drv"
)
"""What Qt, Python and the others ask of Windows 10 and 11; a new name is to be looked up first."""

RUNTIME = re.compile(r"(vcruntime|msvcp|concrt)\d+.*\.dll")  # of Microsoft's compiler
LOADED = {".dll", ".exe", ".pyd"}


def lacking(folder: Path, site: Path) -> list[str]:
    """Return what is asked for in vain, as file: library.

    The compiler's own must lie beside the file that asks or further up, where what asked before
    has loaded it: Wine brings them, a new Windows does not.
    """
    sys.path.append(str(site))  # pefile is among what is for Windows, and runs anywhere
    files = [file for file in folder.rglob("*") if file.suffix.lower() in LOADED]
    there = {(file.parent, file.name.lower()) for file in files}
    names = {name for _, name in there}
    return [
        f"{file.name}: {name}"
        for file in files
        for name in _asked_for(file)
        if not WINDOWS_OWN.fullmatch(name)
        and not (name in names if not RUNTIME.fullmatch(name) else _is_near(name, file, there))
    ]


def _is_near(name: str, file: Path, there: set[tuple[Path, str]]) -> bool:
    return any((parent, name) in there for parent in file.parents)


def _asked_for(file: Path) -> Iterator[str]:
    import pefile

    read = pefile.PE(file, fast_load=True)
    read.parse_data_directories([1, 13])  # imports, and those that may come late
    for kind in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for entry in getattr(read, kind, ()):
            yield entry.dll.decode().lower()
