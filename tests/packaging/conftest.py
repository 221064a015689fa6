"""One bundle, one package and one bare system are made for all that look at them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from installers import environment

from tests.drive import desktop
from tests.drive.desktop import Desktop
from tests.drive.packages import lacking
from tests.packaging import bare, bundles
from tests.packaging.bare import Bare, NotFetchedError


@pytest.fixture(scope="session")
def installed_tree() -> Path:
    """The folder that is installed: the one in SESSIONBOOK_TREE, or a fresh one."""
    given = os.environ.get("SESSIONBOOK_TREE")
    if given:
        return Path(given).absolute()
    try:
        return bundles.bundle()
    except AssertionError as error:
        give_up(f"The program cannot be bundled here: {error}")


def give_up(reason: str) -> NoReturn:
    """Skip what cannot be run here; fail where everything that can be installed is to be there."""
    if os.environ.get("DRILL_ALL"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def deb(installed_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package for Debian: the file in SESSIONBOOK_DEB, or one made of that folder."""
    if given := os.environ.get("SESSIONBOOK_DEB"):
        return Path(given).absolute()
    if packages := lacking(*environment.NEEDS["deb"]):
        give_up("A package is made with: apt-get install " + " ".join(packages))
    (made,) = bundles.make(installed_tree, tmp_path_factory.mktemp("deb"), "deb")
    return made


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder that everybody on this machine may go through, for systems and their screens."""
    folder = Path(tempfile.mkdtemp(prefix="bare-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def screen(open_folder: Path) -> Iterator[Desktop]:
    """A desktop of somebody who is not root, shared with every bare system."""
    if packages := [*desktop.missing(), *bare.missing()]:
        give_up("Another system and a desktop need: apt-get install " + " ".join(packages))
    if reason := bare.why_not():
        pytest.skip(reason)
    bare.SCREENS.mkdir(exist_ok=True)
    bare.SCREENS.chmod(0o1777)  # as whoever starts the first screen makes it
    started = Desktop(open_folder / "desk", user=bare.UID)
    yield started
    started.end()


@pytest.fixture(scope="session")
def fresh(open_folder: Path, screen: Desktop) -> Iterator[Bare]:
    """A fresh Debian 12 to copy."""
    made = new_system(open_folder / "fresh", screen)
    yield made
    made.remove()


def new_system(folder: Path, screen: Desktop, release: str = bare.RELEASE) -> Bare:
    """Return a fresh system of a release; skip where this machine's mirror has none."""
    try:
        return Bare.make(folder, Path(screen.environment["HOME"]), release)
    except NotFetchedError as error:
        pytest.skip(f"No fresh {release} can be had here: {error}")


@pytest.fixture(scope="module")
def system(fresh: Bare) -> Iterator[Bare]:
    """A fresh Debian 12 to install into."""
    made = fresh.copy(fresh.root.with_name("system"))
    yield made
    made.remove()
