"""Whose a bundled file is: the program's, Python's, a distribution's or a Debian package's."""

import csv
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from installers import environment

PROGRAM, PYTHON, PIP, DEBIAN = "program", "python", "pip", "debian"
MADE = {"base_library.zip"}  # of modules of Python, by PyInstaller
OF_PYTHON = re.compile(r"(lib)?python3")


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """Whose; name is that of the distribution or of the Debian package."""

    kind: str
    name: str = ""


def owners(sources: Iterable[str]) -> dict[str, Owner]:
    """Return the owner of every file of which one is known."""
    wanted = set(sources)
    pip = _of_pip()
    found = {each: owner for each in wanted if (owner := _near(each, pip))}
    return found | _of_debian(wanted - found.keys())


def _near(source: str, pip: dict[str, str]) -> Owner | None:
    path = Path(source)
    ours = environment.ROOT / "sessionbook", environment.ROOT / "resources"
    if any(map(path.is_relative_to, ours)):
        return Owner(PROGRAM)
    if path.name in MADE and path.is_relative_to(environment.BUILD):
        return Owner(PYTHON)
    if name := pip.get(os.path.normcase(os.path.realpath(source))):
        return Owner(PIP, name)
    is_python = "site-packages" not in path.parts and any(map(path.is_relative_to, _of_python()))
    return Owner(PYTHON) if is_python else None


@cache
def _of_pip() -> dict[str, str]:
    """Return the distribution of every file that pip installed where this Python looks first.

    The environment may be a link to another's: PyInstaller names some files by where they are.
    """
    place = os.path.realpath(sysconfig.get_path("purelib"))
    return {
        os.path.normcase(f"{place}/{file}"): each.metadata["Name"]
        for each in metadata.distributions(path=[place])
        for file, *_ in csv.reader((each.read_text("RECORD") or "").splitlines())
        if not file.startswith("licensedcode")  # forty thousand, and none is bundled
    }


def _of_python() -> list[str]:
    names = "stdlib", "platstdlib"
    places = [sysconfig.get_path(name, vars={"base": sys.base_prefix}) for name in names]
    return places if sys.platform == "linux" else [*places, sys.base_prefix]


def _of_debian(sources: Iterable[str]) -> dict[str, Owner]:
    """Ask dpkg; it knows a library by its own name, not by the links to it or to its folder."""
    if not shutil.which("dpkg-query"):
        return {}
    asked = {str(name): each for each in sources for name in _names(Path(each))}
    if not asked:
        return {}
    command = ["dpkg-query", "--search", *asked]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    pairs = [line.rpartition(": ")[::2] for line in said.splitlines()]
    return {
        asked[file]: Owner(PYTHON) if OF_PYTHON.match(package) else Owner(DEBIAN, package)
        for package, file in pairs
        if file in asked
    }


def _names(path: Path) -> set[Path]:
    whole = {path, path.resolve()}
    short = {Path("/", each.relative_to("/usr")) for each in whole if each.is_relative_to("/usr")}
    return whole | short
