"""The package and the archive of Debian 12, on newer systems whose libraries have other names.

SESSIONBOOK_SYSTEMS names others than Debian 13, as "trixie forky noble@MIRROR"; see bare.py.
"""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessionbook.ui.pages import PAGES
from tests.drive.desktop import ROOT, Desktop
from tests.packaging import bundles, sitting
from tests.packaging.bare import HOME, PERSON, Bare
from tests.packaging.conftest import new_system
from tests.packaging.sitting import PASSPHRASE, Sitting

pytestmark = pytest.mark.drill

SYSTEMS = os.environ.get("SESSIONBOOK_SYSTEMS", "trixie").split()
SEEN = ROOT / "build" / "seen"
NOTEBOOK, STICK = HOME / "Notebook", HOME / "stick"
NOTE = "Lanternbury was spoken of at length"


@pytest.fixture(scope="session")
def archive(installed_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive for a stick: the file in SESSIONBOOK_PORTABLE, or one made of the folder."""
    if given := os.environ.get("SESSIONBOOK_PORTABLE"):
        return Path(given).absolute()
    (made,) = bundles.make(installed_tree, tmp_path_factory.mktemp("portable"), "portable")
    return made


@pytest.fixture(scope="module", params=SYSTEMS)
def newer(
    request: pytest.FixtureRequest, open_folder: Path, screen: Desktop, deb: Path
) -> Iterator[Bare]:
    """A fresh system with the package in it."""
    begun = time.monotonic()
    folder = open_folder / request.param.partition("@")[0]
    made = new_system(folder, screen, request.param)
    ready = time.monotonic()
    made.install(deb)
    told = made.run("sh", "-c", '. /etc/os-release; echo "$PRETTY_NAME"').stdout.strip()
    print(f"{told}: made in {ready - begun:.0f} s, installed in {time.monotonic() - ready:.0f} s")
    yield made
    made.remove()


def test_the_package_has_what_it_needs_and_draws_its_pages(newer: Bare) -> None:
    assert list(newer.outside(Path("/usr/bin")).glob("python*")) == []
    see_that_it_works(newer, "sessionbook")
    at = ["--at", f"{HOME}/demo/Notebook", "--pictures", f"{HOME}/pictures"]
    newer.as_person("sessionbook", "demo", *at)
    drawn = list(newer.outside(HOME / "pictures").glob("*.png"))
    assert len(drawn) >= 2 * len(PAGES)  # light and dark


def test_the_archive_for_a_stick_runs_there(newer: Bare, archive: Path) -> None:
    shutil.unpack_archive(archive, newer.outside(STICK))
    newer.run("chown", "-R", f"{PERSON}:", str(STICK))
    [program] = newer.outside(STICK).glob("*/sessionbook")
    see_that_it_works(newer, f"/{program.relative_to(newer.root)}")


def test_what_is_written_is_read_back_after_a_lock_and_kept_by_a_purge(
    newer: Bare, screen: Desktop, tmp_path: Path
) -> None:
    at_it = Sitting(screen, newer, said=tmp_path / "said")
    try:
        sitting.make_notebook(at_it)
        sitting.write(at_it, NOTE)
        sitting.lock(at_it)
        sitting.unlock(at_it)
        sitting.read(at_it, NOTE)
        SEEN.mkdir(parents=True, exist_ok=True)
        at_it.keep_picture(SEEN / f"on-{newer.root.name}.png")
        at_it.leave()
    finally:
        at_it.end()
    asked = ["--passphrase-file", "-", str(NOTEBOOK), "lanternbury"]
    assert NOTE in newer.as_person("sessionbook", "search", *asked, input=PASSPHRASE).stdout
    newer.run("apt-get", "purge", "-q", "-y", "--autoremove", "sessionbook")
    assert not newer.outside(Path("/usr/lib/sessionbook")).exists()
    assert (newer.outside(NOTEBOOK) / "notes.db").stat().st_size


def see_that_it_works(system: Bare, program: str) -> None:
    """See that a program's own test has nothing to say against this system."""
    said = system.as_person(program, "selftest").stdout
    print(said)
    assert "FAILED" not in said
    assert len(said.splitlines()) >= 10
