"""A newer package over an older one, the older one again, and both under an open window."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessionbook.store import schema
from sessionbook.vault.vault import Vault
from tests.drive.desktop import ROOT, Desktop
from tests.packaging import bundles, sitting
from tests.packaging.bare import HOME, Bare
from tests.packaging.sitting import PASSPHRASE, Sitting

pytestmark = pytest.mark.drill

SEEN = ROOT / "build" / "seen"
NOTEBOOK = HOME / "Notebook"
SETTINGS = HOME / ".config" / "sessionbook" / "settings.json"
PROGRAM = Path("/usr/lib/sessionbook/sessionbook")
NEWER = "987.6.5"
STEP = "CREATE TABLE of_the_newer (id TEXT PRIMARY KEY);\n"
KNOWN = len(schema.migrations())
NOTE, LATER = "Lanternbury was spoken of at length", "Kestrelbourne is where it began"
UPDATED = "The program was updated while it was open."
REFUSAL = (
    "This notebook was last used with a newer Sessionbook. Nothing was changed; "
    "please open it with that version."
)


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of a version to come, in which a notebook has one step more."""
    folder = tmp_path_factory.mktemp("newer")
    checkout = bundles.copy(folder / "checkout")
    about = checkout / "sessionbook" / "__init__.py"
    text, changed = re.subn('__version__ = ".+"', f'__version__ = "{NEWER}"', about.read_text())
    assert changed == 1
    about.write_text(text)
    steps = checkout / "sessionbook" / "store" / "migrations"
    (steps / f"{KNOWN + 1:04}_of_the_newer.sql").write_text(STEP)
    bundles.commit(checkout)
    tree = bundles.bundle(checkout)
    (made,) = bundles.make(tree, folder / "out", "deb", checkout=checkout)
    yield made
    shutil.rmtree(folder)


@pytest.fixture
def older(system: Bare, deb: Path, newer: Path) -> Bare:
    """A system with the older one, and somebody who has nothing yet."""
    system.install(deb)
    for made in (NOTEBOOK, SETTINGS.parent):
        shutil.rmtree(system.outside(made), ignore_errors=True)
    SEEN.mkdir(parents=True, exist_ok=True)
    return system


@pytest.fixture
def at_it(older: Bare, screen: Desktop, tmp_path: Path) -> Iterator[Sitting]:
    """The older one's window, in which a first notebook was made and written in."""
    at_it = Sitting(screen, older, said=tmp_path / "said")
    try:
        sitting.make_notebook(at_it)
        sitting.write(at_it, NOTE)
        yield at_it
    finally:
        at_it.end()


def test_an_upgrade_keeps_notebook_and_settings_and_a_downgrade_is_refused(
    older: Bare, at_it: Sitting, newer: Path, deb: Path, screen: Desktop, tmp_path: Path
) -> None:
    at_it.leave()
    settings = older.outside(SETTINGS)
    chosen = {**choices(settings), "theme": "dark", "idle_minutes": 7}
    settings.write_text(json.dumps(chosen))
    assert version_of(older.outside(NOTEBOOK), tmp_path / "before") == KNOWN

    older.install(newer)
    upgraded = Sitting(screen, older, said=tmp_path / "upgraded")
    try:
        sitting.unlock(upgraded)  # the notebook was remembered, so it is asked for
        sitting.read(upgraded, NOTE)
        upgraded.keep_picture(SEEN / "upgraded.png")
        upgraded.leave()
    finally:
        upgraded.end()
    assert choices(settings) == chosen
    assert NOTE in command(older, "search", "lanternbury").stdout
    assert version_of(older.outside(NOTEBOOK), tmp_path / "after") == KNOWN + 1

    older.install(deb)
    kept = contents(older.outside(NOTEBOOK))
    refuse_by_command(older)
    refuse_in_the_window(older, screen, tmp_path / "refused")
    assert contents(older.outside(NOTEBOOK)) == kept
    assert choices(settings) == chosen

    older.install(newer)
    assert NOTE in command(older, "search", "lanternbury").stdout


def choices(settings: Path) -> dict[str, object]:
    """Return what somebody chose: the window's place is written down at every lock."""
    return {
        key: value for key, value in json.loads(settings.read_text()).items() if key != "window"
    }


def refuse_by_command(older: Bare) -> None:
    out = HOME / "out"
    for name, *more in (("check",), ("search", "lanternbury"), ("export", str(out))):
        refused = command(older, name, *more, code=1)
        assert (refused.stdout, refused.stderr.splitlines()[-1:]) == ("", [REFUSAL])
    assert not older.outside(out).exists()


def refuse_in_the_window(older: Bare, screen: Desktop, said: Path) -> None:
    at_it = Sitting(screen, older, said=said)
    try:
        at_it.wait_for_focus("password text", "Passphrase")
        at_it.type(PASSPHRASE)
        at_it.press("Return")
        at_it.wait_for_words(REFUSAL)
        at_it.keep_picture(SEEN / "refused.png")
        at_it.leave()
    finally:
        at_it.end()


def test_a_window_that_is_open_outlives_an_upgrade_and_its_lock_starts_the_new_one(
    older: Bare, at_it: Sitting, newer: Path, tmp_path: Path
) -> None:
    before = at_it.program()
    older.install(newer)
    assert at_it.program() == before  # it is gone from the disk and runs on
    at_it.look_elsewhere()
    at_it.wait_for_words(UPDATED)
    at_it.keep_picture(SEEN / "updated-while-open.png")
    at_it.type(", and more")
    at_it.wait_for("text", "Notes", "focused")
    at_it.press("ctrl+4")  # a page that was not open before
    at_it.wait_for("page tab", "Goals", "selected")
    at_it.wait_for("push button", "Add a goal")
    sitting.lock(at_it)
    now = older.outside(PROGRAM).stat()
    assert at_it.program() == (now.st_dev, now.st_ino)
    sitting.unlock(at_it)
    sitting.read(at_it, f"{NOTE}, and more")
    at_it.leave()
    assert version_of(older.outside(NOTEBOOK), tmp_path / "after") == KNOWN + 1


def version_of(notebook: Path, copy: Path) -> int:
    """Return how many steps a notebook has seen; a copy of it is asked."""
    shutil.copytree(notebook, copy)
    vault = Vault.at(copy)
    connection = vault.connect(vault.unlock(PASSPHRASE))
    try:
        return schema.current_version(connection)
    finally:
        connection.close()
        vault.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def command(older: Bare, name: str, *more: str, code: int = 0):
    whole = ["sessionbook", name, "--passphrase-file", "-", str(NOTEBOOK), *more]
    return older.as_person(*whole, input=f"{PASSPHRASE}\n", code=code)
