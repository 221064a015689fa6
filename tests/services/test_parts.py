"""What the program is made of: read from its list, or from what pip installed."""

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from sessionbook import paths
from sessionbook.services import distributions
from sessionbook.services.origin import Way, way
from sessionbook.services.part import Part
from sessionbook.services.parts import LISTED, parts

ROOT = Path(__file__).resolve().parents[2]
LINKED = {"name": "Linked", "version": "2", "licence": "MIT", "texts": ["linked.txt", "spdx/a.txt"]}


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be an installed program, whose folder of licences is this one."""
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)
    folder = paths.licences()
    (folder / "spdx").mkdir(parents=True)
    (folder / "linked.txt").write_text("Copyright Somebody\n", encoding="utf-8")
    (folder / "spdx" / "a.txt").write_text("\nYou may.\n", encoding="utf-8")
    return folder


def write(folder: Path, *rows: object) -> None:
    (folder / LISTED).write_text(json.dumps({"parts": rows}), encoding="utf-8")


def test_the_roots_are_what_pyproject_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split("[<>=~ ]", each)[0] for each in project["dependencies"]}
    assert set(distributions.ROOTS) == names


def test_an_installed_program_reads_its_list_by_name(listed: Path) -> None:
    write(listed, LINKED, {"name": "apart", "texts": [], "files": ["ignored"]})
    assert [part.name for part in parts()] == ["apart", "Linked"]
    assert parts()[0] == Part("apart")
    assert parts()[1].text() == "Copyright Somebody\n\n\nYou may."


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"parts": [3]}',
        b'{"parts": {"a": 1}}',
        b'{"parts": [{"name": "x"}]}',
        b'{"parts": [{"name": "x", "texts": [7]}]}',
        b'{"parts": null}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_list_is_no_obstacle(listed: Path, damage: bytes) -> None:
    (listed / LISTED).write_bytes(damage)
    assert "pypdf" in {part.name for part in parts()}


def test_a_missing_text_is_no_text(listed: Path) -> None:
    (listed / "linked.txt").unlink()
    (listed / "spdx" / "a.txt").write_bytes(b"You \xff may.")
    write(listed, LINKED)
    assert parts()[0].text() == "You � may."
    (listed / "spdx" / "a.txt").unlink()
    assert parts()[0].text() == ""
    write(listed, LINKED | {"texts": ["a\0b"]})
    assert parts()[0].text() == ""


def test_in_a_checkout_they_are_what_pip_installed() -> None:
    found = {part.name: part for part in parts()}
    assert {"Sessionbook", "Python", "PySide6_Essentials", "shiboken6", "cffi"} <= found.keys()
    assert not {"pytest", "ruff", "hypothesis", "Sphinx", "importlib_resources"} & found.keys()
    assert found["pypdf"].licence == "BSD-3-Clause"
    assert found["pypdf"].version == metadata.version("pypdf")
    assert found["keyring"].homepage == "https://github.com/jaraco/keyring"
    assert "Redistribution" in found["xkcdpass"].text()
    assert "Permission is hereby granted" in found["Sessionbook"].text()
    assert "libsodium" in str(found["PyNaCl"].texts)
    assert "PYTHON SOFTWARE FOUNDATION" in found["Python"].text()


def test_what_cannot_be_read_there_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> metadata.Distribution:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(metadata, "distribution", refuse)
    assert parts() == []


def test_what_is_not_given_to_everybody_is_no_licence(tmp_path: Path) -> None:
    described = tmp_path / "x-1.dist-info"
    (described / "licenses").mkdir(parents=True)
    files = ["licenses/LicenseRef-Qt-Commercial.txt", "licenses/LICENSE", "METADATA", "COPYING"]
    for file in files:
        (described / file).write_text(f"Name: x\nfrom {file}", encoding="utf-8")
    record = [*(f"x-1.dist-info/{file},," for file in files), "../bin/licence,,", "x/COPYING,,"]
    (described / "RECORD").write_text("\n".join(record), encoding="utf-8")
    found = distributions.part_of(metadata.Distribution.at(described))
    assert found.name == "x"
    assert [file.name for file in found.texts] == ["COPYING", "LICENSE"]


def test_extras_and_markers_lead_on_only_where_they_are_true() -> None:
    names = {each.metadata["Name"] for each in distributions.closure(("pypdf",))}
    assert names == {"pypdf"}
    more = {each.metadata["Name"] for each in distributions.closure(("pypdf[crypto]",))}
    assert {"pypdf", "cryptography", "cffi"} <= more
    assert "bcrypt" not in more


@pytest.mark.parametrize(
    ("marker", "is_true"),
    [
        ("", True),
        ('python_version < "3.9"', False),
        ('python_version >= "3.9" and python_full_version < "99.1"', True),
        ("'3.9' > python_version or sys_platform == 'amiga'", False),
        ('extra == "crypto"', True),
        ('extra == "docs"', False),
        ('(python_version < "3" or extra == "crypto") and os_name != "amiga"', True),
        ('sys_platform not in "amiga atari"', True),
        ('sys_platform in "amiga atari"', False),
        ("python_version ~= '2.0'", True),
        ('unheard_of == "x"', True),
        ("not a marker", True),
    ],
)
def test_markers(marker: str, is_true: bool) -> None:
    assert distributions.applies(marker, "crypto") is is_true


def test_versions_are_compared_as_numbers() -> None:
    assert not distributions.applies('python_version < "3.4"', "")
    assert distributions.applies('python_version < "3.100"', "")


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/opt/sessionbook/_internal/sessionbook", Way.PACKAGE),
        ("/usr/lib/sessionbook/_internal/sessionbook", Way.PACKAGE),
        ("/app/lib/sessionbook/_internal/sessionbook", Way.FLATPAK),
        ("/media/stick/sessionbook/_internal/sessionbook", Way.FILE),
        ("/tmp/.mount_x/usr/lib/sessionbook", Way.FILE),
    ],
)
def test_how_it_was_installed(monkeypatch: pytest.MonkeyPatch, folder: str, expected: Way) -> None:
    assert way(Path(folder)) == Way.SOURCES
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert way(Path(folder)) == expected
    monkeypatch.setattr("sys.platform", "win32")
    assert way(Path(folder)) == Way.FILE
