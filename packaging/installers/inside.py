"""What is inside the compiled files of others: inside.toml, and the lists that wheels bring."""

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

MEASURES = "sessionbook/resources/measures/*.toml"
CRATE, CRATES = "pkg:cargo/", "https://crates.io/crates"
Fact = Mapping[str, Any]


def facts(holder: str, files: Mapping[str, Path]) -> list[Fact]:
    """Return what is inside the files of a distribution, with the versions that they tell."""
    found = []
    for fact in _stated()["part"]:
        named = [path for name, path in files.items() if _fits(name, fact["files"])]
        here = sys.platform in fact.get("systems", [sys.platform])
        if plain(fact["within"]) == plain(holder) and named and here:
            found.append({**fact, "version": _version(fact.get("version", ""), named)})
    return found


def said(name: str) -> Fact:
    """Return what a distribution does not say of itself."""
    return next((each for each in _stated()["said"] if plain(each["name"]) == plain(name)), {})


def listed(distribution: metadata.Distribution) -> list[Fact]:
    """Return the parts that a distribution lists in CycloneDX files of its own."""
    files = [file for file in distribution.files or () if "sboms" in file.parts]
    found = []
    for file in sorted(files):
        bom = json.loads(Path(str(distribution.locate_file(file))).read_text(encoding="utf-8"))
        found += [_listed(each) for each in bom.get("components", ())]
    return found


def questionnaires(files: Mapping[str, Path]) -> list[Fact]:
    """Return whose the questionnaires among the program's own files are."""
    found = []
    for _, file in sorted(each for each in files.items() if _fits(each[0], [MEASURES])):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        fact = {"name": f"{told['name']} (questionnaire)", "version": told.get("version", "")}
        found.append({**fact, "licence": told["licence"], "copyright": told["source"]})
    return found


def _listed(component: Fact) -> Fact:
    """Return it as inside.toml would; where it says too little, with what is said there."""
    name = str(component["name"])
    purl = str(component.get("purl", "")).partition("?")[0]
    is_crate = purl.startswith(CRATE)
    more = {"homepage": f"{CRATES}/{name}", **said(f"crate {name}")} if is_crate else said(name)
    licences = [each.get("expression", "") for each in component.get("licenses", ())]
    return {
        **more,
        "name": name if is_crate else more.get("called", name),
        "version": str(component.get("version", "")),
        "licence": next(iter(licences), "") or more.get("licence", ""),
        "purl": purl,
    }


def plain(name: str) -> str:
    """Return a name as it stands in the names of files and of packages."""
    return re.sub(r"[^a-z0-9+]+", "-", name.lower()).strip("-")


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name.removeprefix("_internal/"), pattern) for pattern in patterns)


def _version(pattern: str, files: Iterable[Path]) -> str:
    if pattern:
        for file in sorted(file for file in files if file.is_file()):
            if found := re.search(pattern.encode(), file.read_bytes()):
                return found[1].decode()
    return ""


@cache
def _stated() -> dict[str, list[Fact]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
