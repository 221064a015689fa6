"""The bill of materials, in CycloneDX: the parts that the tree lists, each file with its hash."""

import hashlib
import json
import platform
import sys
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from installers.parts import INTERNAL, PLACE
from installers.tree import NAME, Tree
from sessionbook.services.parts import LISTED

SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
PROGRAM = "Sessionbook"

Row = Mapping[str, Any]


def make(tree: Tree, out: Path) -> list[Path]:
    """Write what the tree is made of, held against the schema first."""
    listed = tree.folder / INTERNAL / PLACE / LISTED
    rows = json.loads(listed.read_text(encoding="utf-8"))["parts"]
    said = _said(rows, tree)
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(said):
        raise SystemExit(f"The bill of materials is not as CycloneDX wants it: {wrong}")
    system = f"{SYSTEMS[sys.platform]}-{platform.machine().lower()}"
    file = out / f"{NAME}-{tree.version}-{system}.cdx.json"
    file.write_bytes(said.encode())
    return [file]


def _said(rows: Iterable[Row], tree: Tree) -> str:
    """Return it as JSON; its number follows from what it says."""
    bom = _bom(rows, tree, uuid.NAMESPACE_URL)
    digest = hashlib.sha256(_written(bom).encode()).hexdigest()
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, digest)
    return _written(bom)


def _bom(rows: Iterable[Row], tree: Tree, number: uuid.UUID) -> Bom:
    made = {row["name"]: _component(row, tree.folder) for row in rows}
    program = made.pop(PROGRAM)
    about = BomMetaData(timestamp=datetime.fromtimestamp(tree.epoch, UTC), component=program)
    bom = Bom(components=made.values(), metadata=about, serial_number=number)
    every = {PROGRAM: program, **made}
    for row in rows:
        bom.register_dependency(every[row["name"]], [every[each] for each in row["needs"]])
    return bom


def _component(row: Row, folder: Path) -> Component:
    """Return a part; the files that are its own are inside it."""
    is_program = row["name"] == PROGRAM
    return Component(
        type=ComponentType.APPLICATION if is_program else ComponentType.LIBRARY,
        name=row["name"],
        version=row["version"] or None,
        bom_ref=row["name"],
        licenses=[LicenseFactory().make_from_string(row["licence"])] if row["licence"] else [],
        purl=PackageURL.from_string(row["purl"]),
        external_references=_home(row["homepage"]),
        components=[_file(each, folder) for each in row["files"]],
    )


def _home(address: str) -> list[ExternalReference]:
    kind = ExternalReferenceType.WEBSITE
    return [ExternalReference(type=kind, url=XsUri(address))] if address else []


def _file(name: str, folder: Path) -> Component:
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
    return Component(type=ComponentType.FILE, name=name, bom_ref=f"file:{name}", hashes=hashes)


def _written(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"
