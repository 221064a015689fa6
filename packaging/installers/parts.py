"""The licences of everything bundled: parts.json, and the texts beside it.

Every file in the bundle belongs to a part: one that belongs to none ends the build.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path

from packageurl import PackageURL

from installers import debian_parts, inside, legal_texts
from installers.inside import plain
from installers.owners import DEBIAN, PIP, PROGRAM, PYTHON, Owner, owners
from sessionbook.services import distributions
from sessionbook.services.parts import LISTED, Part

INTERNAL = "_internal"
PLACE = "_internal/sessionbook/licences"
BOOTLOADER = Owner(PIP, "pyinstaller")
INCLUDED = re.compile(r"^#include (\S+)$", re.MULTILINE)
NOWHERE = ("", "-", "None", None)  # the source of a package that is only a folder


@dataclass(frozen=True, slots=True)
class Bundled:
    """A part; texts are by their file names, files those of the bundle that are its own.

    Within is the part whose files hold it, needs are the parts that it asks for.
    """

    name: str
    version: str
    licence: str
    homepage: str
    purl: str
    texts: Mapping[str, str]
    within: str = ""
    needs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def write(folder: Path, contents: Mapping[str, Iterable[tuple[str, str, str]]]) -> list[Bundled]:
    """Write into a bundle what it is made of; contents is what the spec wrote down of it."""
    parts = gather(folder, contents)
    place = folder / PLACE
    shutil.rmtree(place, ignore_errors=True)
    names: dict[str, str] = {}
    for name, text in (each for part in parts for each in part.texts.items()):
        _write(place / names.setdefault(text, name), text)
    rows = [
        {**asdict(part), "texts": [names[each] for each in part.texts.values()]} for part in parts
    ]
    _write(place / LISTED, json.dumps({"parts": rows}, indent=1, ensure_ascii=False) + "\n")
    return parts


def gather(folder: Path, contents: Mapping[str, Iterable[tuple[str, str, str]]]) -> list[Bundled]:
    """Return every part of a bundle, by name; one that has no text ends the build."""
    owned = _owned(folder, contents)
    made = [part for owner in sorted(owned) for part in _parts(owner, owned[owner], folder)]
    if mute := [part.name for part in made if not part.texts]:
        raise SystemExit(f"No text is known of the licence of: {', '.join(mute)}")
    names = {plain(part.name): part.name for part in made}
    known = [replace(part, needs=_known(part.needs, names)) for part in made]
    return sorted(known, key=lambda part: (part.name.casefold(), part.version))


def _owned(
    folder: Path, contents: Mapping[str, Iterable[tuple[str, str, str]]]
) -> dict[Owner, list[str]]:
    """Return the files of every owner, also of those whose modules only are bundled."""
    entries = [entry for each in contents.values() for entry in each]
    sources = {_posix(target): source for target, source, _ in entries}
    known = owners(source for source in sources.values() if source not in NOWHERE)
    found: dict[Owner | None, list[str]] = {owner: [] for owner in known.values()}
    for file in _files(folder):
        source = sources.get(file.removeprefix(f"{INTERNAL}/"), "")
        owner = known.get(source) if "/" in file else BOOTLOADER
        found.setdefault(owner, []).append(file)
    modules = [target for target, _, kind in entries if kind.startswith("PY")]
    lost = [name for name in modules if sources[name] not in {*known, *NOWHERE}]
    if strangers := found.pop(None, []) + lost:
        raise SystemExit(f"Whose these are is not known: {', '.join(sorted(strangers))}")
    return {owner: files for owner, files in found.items() if owner}


def _files(folder: Path) -> list[str]:
    """Return every file of the bundle but the licences; a link is its target's."""
    every = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    names = (path.relative_to(folder).as_posix() for path in every)
    return sorted(name for name in names if not name.startswith(f"{PLACE}/"))


def _parts(owner: Owner, files: list[str], folder: Path) -> Iterator[Bundled]:
    if owner.kind == PIP:
        yield from _of_pip(metadata.distribution(owner.name), files, folder)
    elif owner.kind == DEBIAN:
        yield _of_debian(owner.name, files)
    elif owner.kind == PYTHON:
        yield _python(files)
    elif owner.kind == PROGRAM:
        program = distributions.program()
        needs = tuple(each.partition("[")[0] for each in distributions.ROOTS)
        purl = _purl("github", "sessionbook", program.version, "sessionbook")
        yield replace(_bundled(program, purl, files), needs=("Python", "pyinstaller", *needs))


def _of_pip(
    distribution: metadata.Distribution, files: list[str], folder: Path
) -> Iterator[Bundled]:
    part = distributions.part_of(distribution)
    said = inside.said(part.name)
    licence = str(said.get("licence", part.licence))
    needs = tuple(name for each in distribution.requires or () for name in _asked(each))
    found = {file.removeprefix(f"{INTERNAL}/"): folder / file for file in files}
    within = [*inside.facts(part.name, found), *inside.listed(distribution)]
    held = [_held(each, part.name) for each in within]
    own = _own_texts(part.name, distribution, [str(each) for each in said.get("texts", ())])
    texts = own or _texts(part.name, licence, "")
    purl = _purl("pypi", plain(part.name), part.version)
    made = Bundled(part.name, part.version, licence, part.homepage, purl, texts)
    asked = (*needs, *(each.name for each in held))
    yield replace(made, needs=asked, files=tuple(files))
    yield from held


def _held(fact: inside.Fact, holder: str) -> Bundled:
    """Return a part that is inside files of another."""
    purl = str(fact.get("purl", ""))
    kind = purl.partition("/")[0].removeprefix("pkg:")
    name = {"cargo": "{0} (Rust)", "generic": "{0} in {1}"}.get(kind, "{0}").format(
        fact["name"], holder
    )
    texts = _texts(name, fact["licence"], fact.get("copyright", ""))
    if "texts" in fact:
        texts = _own_texts(name, metadata.distribution(holder), fact["texts"])
        texts = _notice(name, fact.get("copyright", "")) | texts
    purl = purl or _purl("generic", plain(name), fact["version"])
    return Bundled(
        name, fact["version"], fact["licence"], fact.get("homepage", ""), purl, texts, holder
    )


def _of_debian(name: str, files: list[str]) -> Bundled:
    said = debian_parts.package(name)
    text = debian_parts.copyright_of(name)
    plain = name.partition(":")[0]
    made = Part(plain, said["version"], debian_parts.licence_of(text), said["homepage"])
    place = {"arch": said["architecture"]}
    purl = PackageURL("deb", "debian", plain, said["version"], place).to_string()
    return replace(_bundled(made, purl, files), texts={f"{plain}.txt": text})


def _python(files: list[str]) -> Bundled:
    """Return Python; where Debian made it, with what Debian says of all that is in it."""
    part = distributions.python()
    made = _bundled(part, _purl("generic", "python", part.version), files)
    package = f"libpython{'.'.join(map(str, sys.version_info[:2]))}-minimal"
    if (debian_parts.DOCUMENTS / package / "copyright").is_file() and sys.base_prefix == "/usr":
        said = debian_parts.package(package)
        where = {"arch": "source"}
        purl = PackageURL("deb", "debian", said["source"], said["version"], where).to_string()
        texts = {"Python.txt": debian_parts.copyright_of(package)}
        return replace(made, version=said["version"], purl=purl, texts=texts)
    return made


def _bundled(part: Part, purl: str, files: list[str]) -> Bundled:
    own = part.text()
    texts = {f"{plain(part.name)}.txt": own + "\n"} if own else _texts(part.name, part.licence, "")
    version, licence, homepage = part.version, part.licence, part.homepage
    return Bundled(part.name, version, licence, homepage, purl, texts, files=tuple(files))


def _texts(name: str, licence: str, notice: str) -> dict[str, str]:
    """Return the notice of a part and the licences that it names, which others name, too."""
    return _notice(name, notice) | _named(legal_texts.chosen(licence))


def _named(ids: Iterable[str]) -> dict[str, str]:
    return {f"spdx/{each}.txt": legal_texts.text(each) for each in ids}


def _notice(name: str, notice: str) -> dict[str, str]:
    return {f"{plain(name)}.txt": notice.strip("\n") + "\n"} if notice else {}


def _own_texts(name: str, distribution: metadata.Distribution, wanted: list[str]) -> dict[str, str]:
    """Return the texts that came with a distribution, in one; all, or those wanted."""
    ids = [each.removeprefix("spdx:") for each in wanted if each.startswith("spdx:")]
    named = [each for each in wanted if not each.startswith("spdx:")]
    files = [file for each in named for file in _wanted(distribution, each)]
    if not wanted:
        files = _text_files(distribution)
    whole = "\n\n".join(_read(file).strip("\n") for file in files)
    return _named(ids) | ({f"{plain(name)}.txt": whole + "\n"} if whole else {})


def _wanted(distribution: metadata.Distribution, wanted: str) -> list[Path]:
    """Return the file with this name; one that is not there any more ends the build."""
    owner, _, name = wanted.rpartition(":")
    holder = metadata.distribution(owner) if owner else distribution
    found = [file for file in _text_files(holder) if file.as_posix().endswith(f"/{name}")]
    if len(found) != 1:
        raise SystemExit(f"{holder.metadata['Name']} brings not one licence called {name}")
    return found


def _text_files(distribution: metadata.Distribution) -> list[Path]:
    return list(distributions.part_of(distribution).texts)


def _read(file: Path) -> str:
    """Return a text with what it asks to be read into it."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return INCLUDED.sub(lambda found: _read(file.parent / found[1]), text)


def _asked(requirement: str) -> Iterator[str]:
    yield re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def _known(needs: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    found = {names[plain(each)] for each in needs if plain(each) in names}
    return tuple(sorted(found))


def _posix(target: str) -> str:
    return target.replace("\\", "/")


def _purl(kind: str, name: str, version: str, namespace: str | None = None) -> str:
    return PackageURL(kind, namespace, name, version or None).to_string()


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
