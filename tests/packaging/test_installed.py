"""The package in a fresh Debian 12 without Python, used by somebody who is no administrator."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessionbook.ui.pages import PAGES
from tests.drills.tracing import require_strace
from tests.drive import memory
from tests.drive.desktop import ROOT, Desktop
from tests.packaging import sitting
from tests.packaging.bare import HOME, UID, Bare
from tests.packaging.sitting import PASSPHRASE, Sitting

pytestmark = pytest.mark.drill

SEEN = ROOT / "build" / "seen"  # pictures that are kept, to be looked at
NOTEBOOK = HOME / "Notebook"
NOTE, LATER = "Lanternbury was spoken of at length", "Kestrelbourne is where it began"
FEWEST_COLOURS = 100  # of a page with something on it

# What may stay behind or be changed by an installation that is taken away again, and why.
THE_PERSONS = {
    str(NOTEBOOK): "the notebook",
    f"{HOME}/.config": "the person's own settings of the program",
    f"{HOME}/.cache": "the system's font library's notes, which any program with letters makes",
}
THE_SYSTEMS = {
    "/var/cache/apt": "what apt fetched, and its lists",
    "/var/cache/debconf/config.dat-old": "debconf's copy of what it was before",
    "/var/cache/debconf/templates.dat-old": "debconf's copy of what it was before",
    "/var/cache/debconf/tmp.ci": "debconf's empty folder, on newer systems",
    "/var/cache/ldconfig/aux-cache": "where the system's libraries are",
    "/var/lib/apt/extended_states": "apt's note of what was installed for what",
    "/var/lib/dpkg/status-old": "dpkg's copy of what it was before",
    "/var/log/apt": "what apt tells of what it did",
    "/var/log/dpkg.log": "what dpkg tells of what it did",
}
SETTINGS = {
    f"{HOME}/.config",
    f"{HOME}/.config/sessionbook",
    f"{HOME}/.config/sessionbook/settings.json",
}


@pytest.fixture(scope="module")
def before(system: Bare) -> dict[str, str]:
    """Everything that was there before anything was installed."""
    return system.listing()


@pytest.fixture(scope="module")
def installed(system: Bare, before: dict[str, str], deb: Path) -> Bare:
    system.install(deb)
    SEEN.mkdir(parents=True, exist_ok=True)
    return system


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return tmp_path / "said"


@pytest.fixture
def notebook(installed: Bare) -> Path:
    """A notebook that is there, made by the command if it was not made in the window."""
    if not installed.outside(NOTEBOOK).exists():
        words = f"{PASSPHRASE}\n"
        command = ["sessionbook", "new", "--passphrase-file", "-", str(NOTEBOOK)]
        installed.as_person(*command, input=words)
    return NOTEBOOK


@pytest.fixture
def begun(installed: Bare, screen: Desktop, said: Path) -> Iterator[Sitting]:
    """The window of somebody who has no notebook yet."""
    shutil.rmtree(installed.outside(NOTEBOOK), ignore_errors=True)
    at_it = Sitting(screen, installed, said=said)
    yield at_it
    at_it.end()


def test_it_has_all_that_it_needs_in_a_system_without_python(installed: Bare) -> None:
    said = installed.as_person("sessionbook", "selftest").stdout
    print(said)
    assert "FAILED" not in said
    assert len(said.splitlines()) >= 10
    assert list(installed.outside(Path("/usr/bin")).glob("python*")) == []


def test_the_demo_is_drawn_as_pictures(installed: Bare) -> None:
    from PySide6.QtGui import QImage

    folder = HOME / "pictures"
    at = ["--at", f"{HOME}/demo/Notebook", "--pictures", str(folder)]
    said = installed.as_person("sessionbook", "demo", *at).stdout.splitlines()
    drawn = sorted(installed.outside(folder).iterdir())
    assert sorted(line for line in said if line.endswith(".png")) == [
        f"{folder}/{path.name}" for path in drawn
    ]
    assert len(drawn) >= 2 * len(PAGES)  # light and dark
    colours = {path.name: colours_of(QImage(str(path))) for path in drawn}
    print(f"{len(drawn)} pictures of {min(colours.values())} to {max(colours.values())} colours")
    assert [name for name, many in colours.items() if many < FEWEST_COLOURS] == []
    for path in drawn:
        shutil.copy(path, SEEN)
    for made in ("pictures", "demo"):
        shutil.rmtree(installed.outside(HOME / made))


def colours_of(image) -> int:  # type: ignore[no-untyped-def] # Qt is for those who have a test of it
    assert not image.isNull()
    return len(
        {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    )


def test_what_is_written_in_its_window_is_read_back_after_a_lock(
    installed: Bare, begun: Sitting
) -> None:
    sitting.make_notebook(begun)
    sitting.write(begun, NOTE)
    begun.keep_picture(SEEN / "written.png")
    pid = begun.process.pid
    assert memory.count(pid, [NOTE])[NOTE]  # so that finding none means something
    sitting.lock(begun)
    assert memory.count(pid, [NOTE, PASSPHRASE]) == {NOTE: 0, PASSPHRASE: 0}
    begun.keep_picture(SEEN / "locked.png")
    sitting.unlock(begun)
    sitting.read(begun, NOTE)
    begun.keep_picture(SEEN / "read-back.png")
    begun.leave()
    assert NOTE in by_command(installed, "search", "lanternbury")
    assert "whole" in by_command(installed, "check")
    assert NOTE in exported(installed)


def test_it_works_without_a_network_from_a_disk_that_cannot_be_written(
    installed: Bare, notebook: Path, screen: Desktop, said: Path
) -> None:
    see_that_it_is_barred(installed)
    barred = installed.entering(["sessionbook", "selftest"], is_barred=True)
    selftest = subprocess.run(barred, capture_output=True, text=True, check=False, timeout=60)
    assert (selftest.returncode, selftest.stderr) == (0, "")
    at_it = Sitting(screen, installed, str(notebook), said=said, is_barred=True)
    use(at_it, LATER)
    assert LATER in by_command(installed, "search", "kestrelbourne")


def see_that_it_is_barred(installed: Bare) -> None:
    """See it of root, for whom nothing else is in the way."""
    tried = (
        "touch /usr/here || echo no file; grep -c : /proc/net/dev; grep -c . /proc/net/route; true"
    )
    command = installed.entering(["sh", "-c", tried], user=0, is_barred=True)
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    # no file; one device, the loopback, which is down; no route
    assert told.stdout.split() == ["no", "file", "1", "0"], told


def test_it_asks_for_no_network(
    installed: Bare, notebook: Path, screen: Desktop, said: Path, tmp_path: Path
) -> None:
    require_strace()
    log = tmp_path / "sockets"
    tracing = ["strace", "-f", "-q", "--seccomp-bpf", "-o", str(log), "-e", "trace=socket"]
    selftest = [*tracing, *installed.entering(["sessionbook", "selftest"])]
    subprocess.run(selftest, check=True, capture_output=True, timeout=120)
    asked = log.read_text()
    alone = [*tracing, "-D"]  # the program stays our child
    at_it = Sitting(screen, installed, str(notebook), said=said, around=alone)
    use(at_it, "Nothing of this is sent")
    over = re.compile(rf"^{at_it.process.pid} +\+\+\+ exited", re.MULTILINE)
    screen.until(lambda: over.search(log.read_text()), "all that was traced")
    asked += log.read_text()
    print(f"{asked.count('socket(')} sockets, all of this machine")
    assert asked.count("socket(AF_UNIX") == asked.count("socket(") > 0


def test_nothing_but_the_notebook_stays_when_it_is_purged(
    installed: Bare, notebook: Path, before: dict[str, str]
) -> None:
    assert installed.run("dpkg", "--verify", "sessionbook").stdout == ""  # use altered nothing
    kept = contents(installed.outside(notebook))
    installed.run("apt-get", "purge", "-q", "-y", "--autoremove", "sessionbook")
    after = installed.listing()
    differ = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    allowed = THE_PERSONS | THE_SYSTEMS
    left = {name for name in differ if not any(is_below(name, place) for place in allowed)}
    assert left == set()
    assert {name for name in after if is_below(name, f"{HOME}/.config")} <= SETTINGS
    caches = {name for name in after if is_below(name, f"{HOME}/.cache")} - {f"{HOME}/.cache"}
    assert {name for name in caches if not is_below(name, f"{HOME}/.cache/fontconfig")} == set()
    assert contents(installed.outside(notebook)) == kept
    print(f"{len(differ)} of {len(after)} files differ: notebook, settings and the system's notes")


def is_below(name: str, place: str) -> bool:
    return name == place or name.startswith(f"{place}/")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def use(at_it: Sitting, note: str) -> None:
    """Open the notebook, write, lock, read it back and leave."""
    try:
        sitting.unlock(at_it)
        sitting.write(at_it, note)
        sitting.lock(at_it)
        sitting.unlock(at_it)
        sitting.look_for(at_it, note)
        at_it.leave()
    finally:
        at_it.end()


def by_command(installed: Bare, command: str, *more: str) -> str:
    """Return what a command says of the notebook."""
    whole = ["sessionbook", command, "--passphrase-file", "-", str(NOTEBOOK), *more]
    return installed.as_person(*whole, input=f"{PASSPHRASE}\n").stdout


def exported(installed: Bare) -> str:
    target = HOME / "all.json"
    by_command(installed, "export", str(target))
    outside = installed.outside(target)
    assert outside.stat().st_uid == UID
    said = outside.read_text(encoding="utf-8")
    outside.unlink()
    assert json.loads(said)
    return said
