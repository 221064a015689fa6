"""The parts that pip installed here: our own dependencies and theirs, with what they say."""

import ast
import operator
import os
import platform
import re
import sys
import sysconfig
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from sessionbook import __version__, paths
from sessionbook.services.part import Part

ROOTS = (
    "PySide6-Essentials",
    "sqlcipher3",
    "PyNaCl",
    "keyring",
    "secretstorage",
    "pypdfium2",
    "zxcvbn",
    "xkcdpass",
    "pypdf[crypto]",
)
"""What pyproject.toml names, and a test holds equal to it."""

HOME = "https://github.com/sessionbook/sessionbook"
REQUIREMENT = re.compile(r"([\w.-]+) *(?:\[([^]]*)])?[^;]*(?:; *(.*))?")
TEXTS = re.compile(r"(licen[cs]e|copying|copyright|notice)", re.IGNORECASE)
BOUGHT = "LicenseRef-Qt-Commercial.txt"  # is for others: nobody here bought Qt
HOMES = ("homepage", "home", "source", "source code", "repository")
LONGEST_LICENCE = 100  # some put the whole text where its name belongs
CLASSIFIED = "License :: OSI Approved :: "

COMPARED: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda one, other: one in other,
    ast.NotIn: lambda one, other: one not in other,
}


def parts() -> list[Part]:
    """Return the program, Python, our dependencies and theirs, as far as they are installed."""
    return [program(), python(), *map(part_of, closure(ROOTS))]


def program() -> Part:
    """Return the program itself."""
    licence = (paths.PACKAGE.parent / "LICENSE",)
    return Part("Sessionbook", __version__, "MIT", HOME, licence)


def python() -> Part:
    """Return the Python that runs it."""
    places = Path(sys.base_prefix), Path(sysconfig.get_path("stdlib"))
    licence = tuple(file for place in places if (file := place / "LICENSE.txt").is_file())
    version = platform.python_version()
    return Part("Python", version, "PSF-2.0", "https://www.python.org", licence)


def part_of(distribution: metadata.Distribution) -> Part:
    """Return what a distribution says of itself, with the licences that came with it."""
    texts = tuple(Path(str(distribution.locate_file(file))) for file in text_files(distribution))
    name, version = _said(distribution, "Name"), _said(distribution, "Version")
    return Part(name, version, _licence(distribution), _homepage(distribution), texts)


def text_files(distribution: metadata.Distribution) -> list[metadata.PackagePath]:
    """Return the files of licences and notices, by their places."""
    described = (file for file in distribution.files or () if ".dist-info" in file.parts[0])
    texts = (file for file in described if "licenses" in file.parts or TEXTS.match(file.name))
    return sorted(file for file in texts if file.name != BOUGHT)


def closure(roots: tuple[str, ...]) -> list[metadata.Distribution]:
    """Return these distributions and all that they need here; what is not installed is left out."""
    found: dict[str, metadata.Distribution] = {}
    waiting, seen = [need for root in roots for need in _needs(root, "")], set[tuple[str, str]]()
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        waiting += [need for each in found[name].requires or () for need in _needs(each, extra)]
    return [found[name] for name in sorted(found)]


def _needs(requirement: str, extra: str) -> Iterator[tuple[str, str]]:
    """Yield the names asked for, with each of the extras; nothing where its marker is not true."""
    matched = REQUIREMENT.match(requirement)
    if matched and applies(matched[3] or "", extra):
        name = re.sub(r"[-_.]+", "-", matched[1]).lower()
        yield name, ""
        yield from ((name, each.strip()) for each in (matched[2] or "").split(",") if each)


def applies(marker: str, extra: str) -> bool:
    """Return whether a requirement's marker is true; one that is not understood is."""
    try:
        return not marker or _holds(ast.parse(marker.strip(), mode="eval").body, extra)
    except (SyntaxError, LookupError, TypeError):
        return True


def _holds(node: ast.expr, extra: str) -> bool:
    if isinstance(node, ast.BoolOp):
        every = all if isinstance(node.op, ast.And) else any
        return every(_holds(each, extra) for each in node.values)
    if not isinstance(node, ast.Compare):
        raise TypeError(node)
    sides = node.left, node.comparators[0]
    is_version = any(isinstance(each, ast.Name) and "_version" in each.id for each in sides)
    one, other = (_value(each, extra, is_version=is_version) for each in sides)
    return COMPARED[type(node.ops[0])](one, other)


def _value(node: ast.expr, extra: str, *, is_version: bool) -> str | tuple[int, ...]:
    value = node.value if isinstance(node, ast.Constant) else _here(extra)[ast.unparse(node)]
    return tuple(map(int, re.findall(r"\d+", str(value)))) if is_version else str(value)


def _here(extra: str) -> dict[str, str]:
    return {
        "extra": extra,
        "implementation_name": sys.implementation.name,
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_system": platform.system(),
        "python_full_version": platform.python_version(),
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "sys_platform": sys.platform,
    }


def _licence(distribution: metadata.Distribution) -> str:
    named = _said(distribution, "License-Expression") or _said(distribution, "License")
    if named and named != "UNKNOWN" and "\n" not in named and len(named) <= LONGEST_LICENCE:
        return named
    kinds = distribution.metadata.get_all("Classifier") or []
    return ", ".join(each.removeprefix(CLASSIFIED) for each in kinds if CLASSIFIED in each)


def _homepage(distribution: metadata.Distribution) -> str:
    lines = distribution.metadata.get_all("Project-URL") or []
    pairs = [each.partition(", ")[::2] for each in lines]
    links = {label.lower(): link for label, link in pairs}
    known = (links[each] for each in HOMES if each in links)
    return _said(distribution, "Home-page") or next(known, next(iter(links.values()), ""))


def _said(distribution: metadata.Distribution, field: str) -> str:
    said = distribution.metadata
    return str(said[field]) if field in said else ""
