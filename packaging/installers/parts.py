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
from sessionbook.services.part import Part
from sessionbook.services.parts import LISTED

INTERNAL, PLACE = "_internal", "sessionbook/licences"
BOOTLOADER = Owner(PIP, "pyinstaller")
INCLUDED = re.compile(r"^#include (\S+)$", re.MULTILINE)
NOWHERE = ("", "-", "None", None)  # the source of a package that is only a folder

Entry = tuple[str, str, str]
Contents = Mapping[str, Iterable[Entry]]
"""What is bundled: where each goes, where it comes from, and PyInstaller's word for its kind."""

Files = dict[str, Path]
"""Where each goes, and where it comes from."""


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


def write(place: Path, contents: Contents, programs: Iterable[str]) -> list[Entry]:
    """Write the list and the texts, and return them as more that is bundled.

    The programs are what PyInstaller makes and no contents name: its own, with ours in it.
    """
    parts = gather(contents, programs)
    shutil.rmtree(place, ignore_errors=True)
    names: dict[str, str] = {}
    for name, text in (each for part in parts for each in part.texts.items()):
        _write(place / names.setdefault(text, name), text)
    rows = [
        {**asdict(part), "texts": [names[each] for each in part.texts.values()]} for part in parts
    ]
    _write(place / LISTED, json.dumps({"parts": rows}, indent=1, ensure_ascii=False) + "\n")
    made = sorted(file.relative_to(place) for file in place.rglob("*") if file.is_file())
    return [(f"{PLACE}/{file.as_posix()}", str(place / file), "DATA") for file in made]


def check(folder: Path) -> None:
    """End the build where a bundle has a file of nobody's, or lacks one that is listed."""
    said = json.loads((folder / INTERNAL / PLACE / LISTED).read_text(encoding="utf-8"))
    listed = {file for row in said["parts"] for file in row["files"]}
    every = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    names = {path.relative_to(folder).as_posix() for path in every}
    bundled = {name for name in names if not name.startswith(f"{INTERNAL}/{PLACE}/")}
    if strange := bundled ^ listed:
        raise SystemExit(f"The list of parts does not fit the bundle: {', '.join(sorted(strange))}")


def gather(contents: Contents, programs: Iterable[str]) -> list[Bundled]:
    """Return every part of a bundle, by name; one that has no text ends the build."""
    owned = _owned([entry for each in contents.values() for entry in each])
    owned[BOOTLOADER] = {name: Path() for name in programs}
    made = [part for owner in sorted(owned) for part in _parts(owner, owned[owner])]
    if mute := [part.name for part in made if not part.texts]:
        raise SystemExit(f"No text is known of the licence of: {', '.join(mute)}")
    names = {plain(part.name): part.name for part in made}
    known = [replace(part, needs=_known(part.needs, names)) for part in made]
    return sorted(known, key=lambda part: (part.name.casefold(), part.version))


def _owned(entries: list[Entry]) -> dict[Owner, Files]:
    """Return the files of every owner, also of one of whom only modules are bundled.

    A link is its target's, and a package that is only a folder is nobody's.
    """
    real = [entry for entry in entries if entry[2] != "SYMLINK" and entry[1] not in NOWHERE]
    known = owners(source for _, source, _ in real)
    if strangers := [target for target, source, _ in real if source not in known]:
        raise SystemExit(f"Whose these are is not known: {', '.join(sorted(strangers))}")
    found: dict[Owner, Files] = {owner: {} for owner in known.values()}
    for target, source, kind in real:
        if not kind.startswith("PY"):
            place = target.replace("\\", "/")
            found[known[source]][f"{INTERNAL}/{place}"] = Path(source)
    return found


def _parts(owner: Owner, files: Files) -> Iterator[Bundled]:
    if owner.kind == PIP:
        yield from _of_pip(metadata.distribution(owner.name), files)
    elif owner.kind == DEBIAN:
        yield _of_debian(owner.name, files)
    elif owner.kind == PYTHON:
        yield _python(files)
    elif owner.kind == PROGRAM:
        yield from _program(files)


def _program(files: Files) -> Iterator[Bundled]:
    part = distributions.program()
    purl = _purl("github", "sessionbook", part.version, "sessionbook")
    held = [_held(each, part.name) for each in inside.questionnaires(files)]
    roots = (each.partition("[")[0] for each in distributions.ROOTS)
    needs = ("Python", "pyinstaller", *roots, *(each.name for each in held))
    yield replace(_bundled(part, purl, files), needs=needs)
    yield from held


def _of_pip(distribution: metadata.Distribution, files: Files) -> Iterator[Bundled]:
    part = distributions.part_of(distribution)
    said = inside.said(part.name)
    licence = str(said.get("licence", part.licence))
    needs = tuple(name for each in distribution.requires or () for name in _asked(each))
    within = [*inside.facts(part.name, files), *inside.listed(distribution)]
    held = [_held(each, part.name) for each in within]
    own = _own_texts(part.name, distribution, [str(each) for each in said.get("texts", ())])
    texts = own or _texts(part.name, licence, "")
    purl = _purl("pypi", plain(part.name), part.version)
    made = Bundled(part.name, part.version, licence, part.homepage, purl, texts)
    asked = (*needs, *(each.name for each in held))
    yield replace(made, needs=asked, files=tuple(sorted(files)))
    yield from held


def _held(fact: inside.Fact, holder: str) -> Bundled:
    """Return a part that is inside files of another."""
    name, purl = _name(fact, holder), str(fact.get("purl", ""))
    notice = fact.get("copyright", "").strip("\n")
    if "texts" in fact:
        texts = _own_texts(name, metadata.distribution(holder), fact["texts"], notice)
    else:
        texts = _texts(name, fact["licence"], notice)
    purl = purl or _purl("generic", plain(name), fact["version"])
    return Bundled(
        name, fact["version"], fact["licence"], fact.get("homepage", ""), purl, texts, holder
    )


def _name(fact: inside.Fact, holder: str) -> str:
    """Return a name that no other part has: that of a crate may be a library's, too."""
    kind = str(fact.get("purl", "")).partition("/")[0]
    more = {"pkg:cargo": " (Rust)", "pkg:generic": f" in {holder}"}.get(kind, "")
    return f"{fact['name']}{more}"


def _of_debian(name: str, files: Files) -> Bundled:
    said = debian_parts.package(name)
    text = debian_parts.copyright_of(name)
    package = name.partition(":")[0]
    made = Part(package, said["version"], debian_parts.licence_of(text), said["homepage"])
    where = {"arch": said["architecture"]}
    purl = PackageURL("deb", "debian", package, said["version"], where).to_string()
    return replace(_bundled(made, purl, files), texts={f"{package}.txt": text})


def _python(files: Files) -> Bundled:
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


def _bundled(part: Part, purl: str, files: Files) -> Bundled:
    own = part.text()
    texts = {f"{plain(part.name)}.txt": own + "\n"} if own else _texts(part.name, part.licence, "")
    version, licence, homepage = part.version, part.licence, part.homepage
    return Bundled(part.name, version, licence, homepage, purl, texts, files=tuple(sorted(files)))


def _texts(name: str, licence: str, notice: str) -> dict[str, str]:
    """Return the notice of a part and the licences that it names, which others name, too."""
    return _notice(name, notice) | _named(legal_texts.chosen(licence))


def _named(ids: Iterable[str]) -> dict[str, str]:
    return {f"spdx/{each}.txt": legal_texts.text(each) for each in ids}


def _notice(name: str, notice: str) -> dict[str, str]:
    return {f"{plain(name)}.txt": notice.strip("\n") + "\n"} if notice else {}


def _own_texts(
    name: str, distribution: metadata.Distribution, wanted: list[str], notice: str = ""
) -> dict[str, str]:
    """Return a notice and the texts that came with a distribution, in one: all, or those wanted."""
    ids = [each.removeprefix("spdx:") for each in wanted if each.startswith("spdx:")]
    named = [each for each in wanted if not each.startswith("spdx:")]
    files = [file for each in named for file in _wanted(distribution, each)]
    texts = [_read(file).strip("\n") for file in (files if wanted else _text_files(distribution))]
    return _notice(name, "\n\n\n".join(filter(None, (notice, *texts)))) | _named(ids)


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


def _purl(kind: str, name: str, version: str, namespace: str | None = None) -> str:
    return PackageURL(kind, namespace, name, version or None).to_string()


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
