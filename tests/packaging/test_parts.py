"""Every file of a bundle has a part, every part its licence, and a stranger ends the build."""

import json
import os
import shutil
import sys
import sysconfig
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from installers import inside, legal_texts, parts
from installers.owners import PIP, Owner, owners
from license_expression import get_spdx_licensing

from sessionbook import paths
from sessionbook.services import distributions
from sessionbook.services import parts as shown
from sessionbook.services.part import Part
from tests.packaging import bundles

ROOT = Path(__file__).resolve().parents[2]
SITE, STDLIB = Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("stdlib"))
PROGRAMS = ["sessionbook"]
OURS = ["resources/measures/gad7.toml", "resources/themes/light.json"]


@pytest.fixture(scope="session")
def texts_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stand in for the package of all licences, which only a build installs."""
    folder = tmp_path_factory.mktemp("texts")
    for file in legal_texts._files().values():
        words = f"---\nkey: x\n---\n\nThe words of {file}\n---\nin full\n"
        (folder / file).write_text(words, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def few_texts(texts_of_all: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legal_texts, "_folder", lambda: texts_of_all)
    monkeypatch.setattr(parts, "BOOTLOADER", Owner(PIP, "pytest"))  # PyInstaller is not here either


def file_of(name: str, ending: str) -> Path:
    """Return a file that pip installed of a distribution."""
    found = (each for each in metadata.files(name) or () if str(each).endswith(ending))
    return SITE / str(next(found))


@pytest.fixture
def contents() -> parts.Contents:
    """Be what a spec wrote down of a small bundle; every source is real."""
    sodium = file_of("PyNaCl", ".so" if os.name == "posix" else ".pyd")
    rust = file_of("cryptography", "_rust.abi3.so" if os.name == "posix" else "_rust.pyd")
    return {
        "binaries": [
            ("nacl/sodium", str(sodium), "EXTENSION"),
            ("cryptography\\rust", str(rust), "EXTENSION"),
            ("sodium", "nacl/sodium", "SYMLINK"),
        ],
        "datas": [(f"sessionbook/{each}", str(ROOT / each), "DATA") for each in OURS],
        "modules": [
            ("json", str(STDLIB / "json" / "__init__.py"), "PYMODULE"),
            ("keyring", str(file_of("keyring", "keyring/__init__.py")), "PYMODULE"),
            ("jaraco", "-", "PYMODULE"),
        ],
    }


def by_name(contents: parts.Contents) -> dict[str, parts.Bundled]:
    return {part.name: part for part in parts.gather(contents, PROGRAMS)}


def lay(folder: Path, contents: parts.Contents) -> Path:
    """Lay the files as PyInstaller would, with the list of what they are."""
    more = parts.write(folder.with_name("licences"), contents, PROGRAMS)
    for target, source, kind in [*contents["binaries"], *contents["datas"], *more]:
        file = folder / "_internal" / target.replace("\\", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        if kind == "SYMLINK":
            file.symlink_to(source)
        else:
            shutil.copy(source, file)
    (folder / "sessionbook").write_bytes(b"\x7fELF")
    return folder


def test_every_file_is_somebodys(contents: parts.Contents) -> None:
    found = by_name(contents)
    assert found["PyNaCl"].files == ("_internal/nacl/sodium",)
    assert found["cryptography"].files == ("_internal/cryptography/rust",)
    assert found["Sessionbook"].files == tuple(f"_internal/sessionbook/{each}" for each in OURS)
    assert found["pytest"].files == ("sessionbook",)
    assert found["Python"].files == found["keyring"].files == ()
    assert all(part.texts for part in found.values())


@pytest.mark.parametrize("kind", ["binaries", "datas", "modules"])
def test_a_file_of_nobodys_ends_the_build(
    contents: parts.Contents, kind: str, tmp_path: Path
) -> None:
    stranger = tmp_path / "stranger.so"
    stranger.touch()
    entry = ("libstranger", str(stranger), "PYMODULE" if kind == "modules" else "BINARY")
    contents[kind].append(entry)  # type: ignore[attr-defined]
    with pytest.raises(SystemExit, match="libstranger"):
        parts.gather(contents, PROGRAMS)


def test_what_no_distribution_brought_is_not_pythons(contents: parts.Contents) -> None:
    stranger = STDLIB / "site-packages" / "stranger.py"
    contents["modules"].append(("stranger", str(stranger), "PYMODULE"))  # type: ignore[attr-defined]
    with pytest.raises(SystemExit, match="stranger"):
        parts.gather(contents, PROGRAMS)


def test_a_part_without_any_text_ends_the_build(
    contents: parts.Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributions, "program", lambda: Part("Sessionbook", "1", "mine"))
    with pytest.raises(SystemExit, match="Sessionbook"):
        parts.gather(contents, PROGRAMS)


def test_what_is_written_is_what_the_program_shows(
    contents: parts.Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = lay(tmp_path / "bundle", contents)
    made = parts.gather(contents, PROGRAMS)
    monkeypatch.setattr(paths, "PACKAGE", bundle / "_internal" / "sessionbook")
    assert [(part.name, part.version, part.licence) for part in shown.parts()] == [
        (part.name, part.version, part.licence) for part in made
    ]
    for part, listed in zip(shown.parts(), made, strict=True):
        assert part.text() == "\n\n\n".join(text.strip("\n") for text in listed.texts.values())


def test_the_same_is_written_twice_and_nothing_stays_of_before(
    contents: parts.Contents, tmp_path: Path
) -> None:
    place = tmp_path / "licences"
    once = parts.write(place, contents, PROGRAMS)
    before = {name: Path(file).read_bytes() for name, file, _ in once}
    (place / "old.txt").touch()
    again = parts.write(place, contents, PROGRAMS)
    assert {name: Path(file).read_bytes() for name, file, _ in again} == before
    assert len(set(before.values())) == len(before)  # equal texts are one file


@pytest.mark.parametrize("change", ["more", "less"])
def test_a_bundle_that_is_not_as_listed_ends_the_build(
    contents: parts.Contents, tmp_path: Path, change: str
) -> None:
    bundle = lay(tmp_path / "bundle", contents)
    parts.check(bundle)
    odd = bundle / "_internal" / "nacl" / ("odd" if change == "more" else "sodium")
    odd.touch() if change == "more" else odd.unlink()
    with pytest.raises(SystemExit, match=f"_internal/nacl/{odd.name}"):
        parts.check(bundle)


def test_what_is_inside_is_found_by_what_a_distribution_and_the_file_say(
    contents: parts.Contents,
) -> None:
    found = by_name(contents)
    crates = [part for part in found.values() if part.name.endswith("(Rust)")]
    assert len(crates) > 20
    assert {part.within for part in crates} == {"cryptography"}
    assert found["pyo3 (Rust)"].purl.startswith("pkg:cargo/pyo3@")
    assert found["pem (Rust)"].texts["pem-rust.txt"] == "Copyright 2016-2017 Jonathan Creekmore\n"
    assert found["pem (Rust)"].homepage == "https://crates.io/crates/pem"
    owed = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib"}  # want their notice kept
    assert [
        part.name
        for part in crates
        if owed & set(legal_texts.chosen(part.licence)) and "Copyright" not in str(part.texts)
    ] == []
    assert found["OpenSSL in cryptography"].licence == "Apache-2.0"
    assert "OpenSSL Project" in str(found["OpenSSL in cryptography"].texts)
    assert "Frank Denis" in found["libsodium"].texts["libsodium.txt"]
    assert found["libsodium"].within == "PyNaCl"
    assert "Qt" not in found


def test_a_questionnaire_is_its_makers(contents: parts.Contents) -> None:
    found = by_name(contents)["GAD-7 (questionnaire)"]
    assert found.licence == "Free to use, no permission required (Pfizer)"
    assert "Spitzer" in str(found.texts)
    assert found.within == "Sessionbook"


def test_what_needs_what_is_named_as_far_as_it_is_bundled(contents: parts.Contents) -> None:
    found = by_name(contents)
    assert found["Sessionbook"].needs == (
        "GAD-7 (questionnaire)",
        "PyNaCl",
        "Python",
        "keyring",
    )
    assert "libsodium" in found["PyNaCl"].needs
    assert found["libsodium"].needs == ()


def test_the_facts_fit_what_is_installed() -> None:
    stated = tomllib.loads((ROOT / "packaging/installers/inside.toml").read_text(encoding="utf-8"))
    known = get_spdx_licensing()
    words = {"International Color Consortium License", "Anti-Grain Geometry 2.3 licence"}
    words |= {"Microsoft Software License Terms"}
    names = [fact["name"] for fact in stated["part"]]
    assert len(set(map(inside.plain, names))) == len(names)
    for fact in stated["part"]:
        assert fact["licence"] in words or not known.validate(fact["licence"]).errors, fact["name"]
        assert fact.get("texts") or fact["copyright"], fact["name"]
        if fact["within"] != "pyinstaller":
            held = parts._held({"version": "", **fact}, fact["within"])
            assert held.texts, fact["name"]


def test_a_text_that_is_not_there_any_more_ends_the_build() -> None:
    fact = {"name": "x", "version": "", "licence": "MIT", "texts": ["gone.txt"]}
    with pytest.raises(SystemExit, match=r"gone\.txt"):
        parts._held(fact, "pypdfium2")


@pytest.mark.parametrize("name", ["PySide6-Essentials", "shiboken6"])
def test_qt_for_python_is_given_with_both_licences_that_it_needs(name: str) -> None:
    part = next(parts._of_pip(metadata.distribution(name), {}))
    assert list(part.texts) == ["spdx/LGPL-3.0-only.txt", "spdx/GPL-3.0-only.txt"]


def test_a_notice_stands_before_the_texts_that_came_with_it() -> None:
    wanted = ["spdx:MIT", "pypdfium2:icu.txt"]
    fact = {"name": "x", "version": "", "licence": "MIT", "texts": wanted, "copyright": "\nBy X."}
    texts = parts._held(fact, "PyNaCl").texts
    assert list(texts) == ["x.txt", "spdx/MIT.txt"]
    assert texts["x.txt"].startswith("By X.\n\n\nUNICODE LICENSE V3")


def test_what_a_text_asks_to_be_read_into_it_is() -> None:
    fact = {"name": "x", "version": "", "licence": "Apache-2.0", "texts": ["abseil.txt"]}
    text = parts._held(fact, "pypdfium2").texts["x.txt"]
    assert "Apache License" in text
    assert "#include" not in text


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="no Debian packages here")
def test_a_library_of_the_system_is_its_packages() -> None:
    library = next(Path("/lib").rglob("libz.so.1"))
    found = owners([str(library)])[str(library)]
    assert found.name.startswith("zlib1g")
    [part] = parts._parts(found, {"_internal/libz.so.1": library})
    assert part.name == "zlib1g"
    assert part.version in part.purl.replace("%3A", ":").replace("%2B", "+")
    assert part.purl.startswith("pkg:deb/debian/zlib1g@")
    assert "Mark Adler" in part.texts["zlib1g.txt"]


@pytest.mark.drill
@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("apt-get"),
    reason="what a bundle is made with is installed here on Debian only",
)
def test_the_real_bundle_is_listed_whole(installed_tree: Path, tmp_path: Path) -> None:
    """Hold its list against the files and the licences of Debian."""
    [bill] = bundles.make(installed_tree, tmp_path, "sbom")
    folder = installed_tree / "_internal/sessionbook/licences"
    rows = json.loads((folder / "parts.json").read_text(encoding="utf-8"))["parts"]
    files = sum(len(row["files"]) for row in rows)
    texts = [file for file in folder.rglob("*.txt") if file.stat().st_size]
    size = sum(file.stat().st_size for file in texts)
    print(f"{len(rows)} parts, {files} files, {len(texts)} texts of {size / 1000:.0f} kB")
    named = {row["name"]: row for row in rows}
    told = ("Qt", "PCRE2", "ICU", "SQLCipher", "SQLite", "OpenSSL in sqlcipher3", "PDFium")
    told += ("libpng in Qt", "libjpeg-turbo in Qt", "OpenSSL in cryptography")
    print(*(f"{name} {named[name]['version']}" for name in told), sep=", ")
    assert all(named[name]["version"] for name in told)
    common = Path("/usr/share/common-licenses")
    for name, ours in (("LGPL-3", "LGPL-3.0-only"), ("GPL-3", "GPL-3.0-only")):
        words = (folder / "spdx" / f"{ours}.txt").read_text(encoding="utf-8").split()
        assert words == (common / name).read_text(encoding="utf-8").split()
        assert f"spdx/{ours}.txt" in named["Qt"]["texts"]
    assert len(json.loads(bill.read_text(encoding="utf-8"))["components"]) == len(rows) - 1
