"""The bill of materials: valid, complete and always the same."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from installers import sbom
from installers.tree import Tree

EPOCH = 1_764_000_000
FILES = {"sessionbook": b"\x7fELF", "_internal/a/b.so": b"machine", "_internal/c": b""}
NONE = {"version": "", "licence": "", "homepage": "", "texts": [], "within": "", "needs": []}
ROWS = [
    NONE
    | {
        "name": "Sessionbook",
        "version": "1.2",
        "licence": "MIT",
        "purl": "pkg:github/sessionbook/sessionbook@1.2",
        "files": ["_internal/c"],
        "needs": ["a.b"],
    },
    NONE
    | {
        "name": "a.b",
        "version": "2:3-1+deb12u1",
        "licence": "MIT OR Apache-2.0",
        "homepage": "https://a.example",
        "purl": "pkg:deb/debian/a@2:3-1+deb12u1?arch=amd64",
        "files": ["_internal/a/b.so"],
        "needs": ["inner"],
    },
    NONE
    | {
        "name": "inner",
        "licence": "Somebody's own words",
        "purl": "pkg:generic/inner",
        "files": [],
        "within": "a.b",
    },
    NONE
    | {
        "name": "boot",
        "licence": "GPL-2.0-or-later WITH Bootloader-exception",
        "purl": "pkg:pypi/boot",
        "files": ["sessionbook"],
    },
]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    folder = tmp_path / "tree"
    listed = folder / "_internal" / "sessionbook" / "licences" / "parts.json"
    listed.parent.mkdir(parents=True)
    listed.write_text(json.dumps({"parts": ROWS}), encoding="utf-8")
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(content)
    return Tree(folder, "1.2", EPOCH)


def read(tree: Tree, out: Path) -> dict[str, Any]:
    [file] = sbom.make(tree, out)
    assert file.name.startswith("sessionbook-1.2-")
    assert file.name.endswith(".cdx.json")
    said: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return said


def test_it_holds_against_the_schema(tree: Tree, tmp_path: Path) -> None:
    [file] = sbom.make(tree, tmp_path)
    text = file.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_what_does_not_is_not_written(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = '{"bomFormat": "CycloneDX", "specVersion": "1.6", "componentz": []}'
    monkeypatch.setattr(sbom, "_written", lambda _: wrong)
    with pytest.raises(SystemExit, match="CycloneDX"):
        sbom.make(tree, tmp_path)
    assert list(tmp_path.glob("*.json")) == []


def test_every_part_has_its_facts(tree: Tree, tmp_path: Path) -> None:
    said = read(tree, tmp_path)
    about = said["metadata"]["component"]
    assert (about["name"], about["version"], about["type"]) == ("Sessionbook", "1.2", "application")
    found = {each["name"]: each for each in said["components"]}
    assert sorted(found) == ["a.b", "boot", "inner"]
    assert found["a.b"]["version"] == "2:3-1+deb12u1"
    assert found["a.b"]["purl"].startswith("pkg:deb/debian/a@2")
    assert found["a.b"]["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert found["a.b"]["externalReferences"][0]["url"] == "https://a.example"
    assert found["inner"]["licenses"] == [{"license": {"name": "Somebody's own words"}}]
    assert "version" not in found["inner"]
    assert about["licenses"] == [{"license": {"id": "MIT"}}]


def test_every_file_has_its_hash(tree: Tree, tmp_path: Path) -> None:
    said = read(tree, tmp_path)
    holders = [said["metadata"]["component"], *said["components"]]
    files = [file for each in holders for file in each.get("components", ())]
    hashes = {file["name"]: file["hashes"][0] for file in files}
    assert hashes == {
        name: {"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}
        for name, content in FILES.items()
    }


def test_what_needs_what(tree: Tree, tmp_path: Path) -> None:
    said = read(tree, tmp_path)
    needs = {each["ref"]: each.get("dependsOn", []) for each in said["dependencies"]}
    assert needs["Sessionbook"] == ["a.b"]
    assert needs["a.b"] == ["inner"]
    assert needs["inner"] == []


def test_the_same_tree_gives_the_same_bytes_and_another_another_number(
    tree: Tree, tmp_path: Path
) -> None:
    first = read(tree, tmp_path)
    assert first["metadata"]["timestamp"] == "2025-11-24T16:00:00+00:00"
    bytes_of_first = next(tmp_path.glob("*.json")).read_bytes()
    read(tree, tmp_path)
    assert next(tmp_path.glob("*.json")).read_bytes() == bytes_of_first
    (tree.folder / "_internal" / "c").write_bytes(b"changed")
    assert read(tree, tmp_path)["serialNumber"] != first["serialNumber"]
