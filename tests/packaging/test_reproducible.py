"""The same commit gives the same files, byte for byte, whichever folder it lies in."""

import hashlib
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.packaging import bundles

pytestmark = pytest.mark.drill

KINDS = ("deb", "portable", "sbom")
PLACES = ("one", "a place with quite another name/two")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made in one folder."""

    tree: Path
    installers: list[Path]


@pytest.fixture(scope="module")
def made(installed_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Made]]:
    """The same commit, made in two folders side by side; a bundle before made what both need."""
    folder = tmp_path_factory.mktemp("made")
    with ThreadPoolExecutor(len(PLACES)) as hands:
        yield list(hands.map(make, (folder / place for place in PLACES)))
    shutil.rmtree(folder)


def make(folder: Path) -> Made:
    folder.mkdir(parents=True)
    checkout = bundles.copy(folder / "checkout")
    tree = bundles.bundle(checkout)
    return Made(tree, bundles.make(tree, folder / "out", *KINDS, checkout=checkout))


def test_two_folders_give_the_same_bundle(made: list[Made]) -> None:
    one, two = (hashes(each.tree) for each in made)
    assert differences(one, two) == []
    print(f"{len(one)} files of the bundle are the same, byte for byte")


def test_two_folders_give_the_same_installers(made: list[Made]) -> None:
    one, two = ({path.name: hashed(path) for path in each.installers} for each in made)
    assert differences(one, two) == []
    assert len(one) == len(KINDS)
    print(f"the same bytes: {', '.join(sorted(one))}")


def hashes(tree: Path) -> dict[str, tuple[str, int]]:
    """Return what is in a folder, with the modes; when files were written matters to nobody."""
    return {
        str(path.relative_to(tree)): (hashed(path), path.lstat().st_mode)
        for path in tree.rglob("*")
    }


def hashed(path: Path) -> str:
    if path.is_symlink():
        return str(path.readlink())
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def differences(one: dict, two: dict) -> list[str]:
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
