"""A bundle is updated and removed under its open window, runs hardened and lives on a stick."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessionbook.process.faults import QT_PATTERN
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests import disks
from tests.conftest import PASSPHRASE
from tests.drills.test_from_outside import TITLES
from tests.drive.desktop import Desktop, missing
from tests.drive.packages import lacking
from tests.packaging import bundles
from tests.packaging.conftest import give_up
from tests.packaging.driven import LOADER, Bundled, put_over

NOBODY = 65534
WORDS = "Quillfeather"
OTHER_FOLDER = "Open another folder…"
PICKER = "Open a notebook — Notebook"
NEXT = "SESSIONBOOK_NEXT"

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    if packages := missing():
        give_up("There is no desktop to drive here: apt-get install " + " ".join(packages))
    desktop = Desktop(tmp_path_factory.mktemp("home"))
    yield desktop
    desktop.end()


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next version, bundled from a copy of what is committed."""
    copy = bundles.copy(tmp_path_factory.mktemp("newer") / "checkout")
    (copy / "sessionbook" / "__init__.py").write_text('"""Next."""\n\n__version__ = "9.8.7"\n')
    with (copy / "sessionbook" / "errors.py").open("a") as errors:
        errors.write("\nWORDS = " + repr({n: os.urandom(8).hex() for n in range(200)}) + "\n")
    return bundles.bundle(copy)


@pytest.fixture
def place(installed_tree: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(installed_tree, tmp_path / "opt" / "sessionbook", symlinks=True))


@pytest.fixture
def program(desktop: Desktop, place: Path, folder: Path, tmp_path: Path) -> Iterator[Bundled]:
    program = Bundled(desktop, tmp_path / "said", place / "sessionbook", folder)
    yield program
    program.process.kill()
    program.process.wait()
    desktop.until(lambda: not desktop.parts(), "the window is gone")


def topics(folder: Path) -> list[str]:
    vault = Vault.at(folder)
    connection = vault.connect(vault.unlock(PASSPHRASE))
    found = [row[0] for row in connection.execute("SELECT text FROM topics")]
    connection.close()
    vault.close()
    return found


def come_back(desktop: Desktop, other: Path, said: Path) -> None:
    """Look at another program's window, and come back when that is closed."""
    elsewhere = Bundled(desktop, said, other / "sessionbook", said.parent)  # no notebook's folder
    elsewhere.wait_for("push button", "Make a notebook")
    time.sleep(1)
    elsewhere.process.kill()
    elsewhere.process.wait()


def test_updated_under_its_window_it_goes_on_says_so_and_locks_into_the_new_one(
    desktop: Desktop,
    program: Bundled,
    place: Path,
    newer: Path,
    installed_tree: Path,
    folder: Path,
) -> None:
    program.unlock()
    pid, before = program.process.pid, program.environment()
    put_over(newer, place)
    come_back(desktop, newer, folder.parent / "other")
    program.wait_for_words("The program was updated while it was open.")
    for title in TITLES:  # most were not loaded before
        program.go_to_page(title)
    program.go_to_page("Today")
    program.bring_up(WORDS)
    desktop.press("ctrl+l")
    program.wait_for_focus("password text", "Passphrase")
    assert program.process.pid == pid
    assert (program.folder / "exe").samefile(place / "sessionbook")
    after = program.environment()
    assert after.pop(NEXT) == str(folder)
    assert after.pop("QT_MESSAGE_PATTERN") == QT_PATTERN  # our own, too
    assert after == before
    put_over(installed_tree, place)  # and back, while nobody has typed anything
    come_back(desktop, newer, folder.parent / "other")
    desktop.until(lambda: (program.folder / "exe").samefile(place / "sessionbook"), "the older one")
    program.unlock()
    program.wait_for_words(WORDS)
    desktop.press("ctrl+q")
    program.process.wait(timeout=10)
    print(f"updated: {len(TITLES)} pages went on, locked into the new one")
    assert "rror sessionbook" not in program.said.read_text()


def test_removed_under_its_window_it_saves_and_leaves_nothing_on_the_screen(
    desktop: Desktop,
    program: Bundled,
    place: Path,
    installed_tree: Path,
    folder: Path,
    tmp_path: Path,
) -> None:
    program.unlock()
    shutil.rmtree(place)
    come_back(desktop, installed_tree, tmp_path / "other")
    program.wait_for_words("The program is not where it was started any more.")
    program.bring_up(WORDS)
    desktop.press("ctrl+l")
    assert program.process.wait(timeout=10) == 1
    desktop.until(lambda: not desktop.parts(), "the window is gone")
    assert topics(folder) == [WORDS]
    print("removed: said so, saved, and left nothing on the screen")


def test_it_runs_hardened_also_for_somebody_who_is_not_root(
    installed_tree: Path, tmp_path: Path
) -> None:
    if os.geteuid():
        pytest.skip("only root can start it in another's name and look at it")
    tmp_path.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, NOBODY, NOBODY)
    place = Path(shutil.copytree(installed_tree, f"/tmp/bundle-{os.getpid()}", symlinks=True))
    try:
        for arguments in ([], ["--draw"]):
            look_at(place, arguments, home)
    finally:
        shutil.rmtree(place)


def look_at(place: Path, arguments: list[str], home: Path) -> None:
    started = subprocess.Popen(
        [place / "sessionbook", *arguments],
        env={"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"},
        user=NOBODY,
        group=NOBODY,
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(3)
        about = Path(f"/proc/{started.pid}")
        assert started.poll() is None
        facts = (about / "status").read_text()
        assert f"Uid:\t{NOBODY}" in facts
        assert "Umask:\t0077" in facts
        assert (about / "mem").stat().st_uid == 0
        limits = (about / "limits").read_text().splitlines()
        (cores,) = [line.split() for line in limits if line.startswith("Max core file size")]
        assert cores[4:6] == ["0", "0"]
    finally:
        started.kill()
        started.wait()
        started.stdin.close() if started.stdin else None


def test_from_a_stick_where_no_file_is_a_program_nothing_is_left_at_home(
    desktop: Desktop, installed_tree: Path, tmp_path: Path
) -> None:
    if packages := lacking("mkfs.exfat", "mount.exfat-fuse"):
        give_up("A stick needs: apt-get install " + " ".join(packages))
    if os.geteuid():
        pytest.skip("only root can mount a stick's image")
    home = Path(desktop.environment["HOME"])
    before = files_of(home)
    with disks.exfat(tmp_path / "disk", 400, "umask=077,fmask=0177") as stick:
        place = stick / "Sessionbook"
        shutil.copytree(installed_tree, place, copy_function=shutil.copyfile)
        (place / "portable").touch()
        assert not os.access(place / "sessionbook", os.X_OK)
        Vault.create(stick / "Notebook", PASSPHRASE, CHEAPEST)[0].close()
        program = Bundled(desktop, tmp_path / "said", LOADER, place / "sessionbook")
        try:
            use(program, place)
        finally:
            program.process.kill()
            program.process.wait()
        assert topics(stick / "Notebook") == [WORDS]
        settings = (place / "Settings" / "settings.json").read_text()
        assert '"Notebook"' in settings
        assert str(stick) not in settings
        assert [path.name for path in (place / "Settings").iterdir()] == ["settings.json"]
    left = sorted(map(str, files_of(home) - before))
    print("left at home:", *left)
    assert left == []


def use(program: Bundled, place: Path) -> None:
    """Write, lock, come back, and look for another notebook on the computer visited."""
    desktop = program.desktop
    program.unlock()
    program.bring_up(WORDS)
    desktop.press("ctrl+l")
    program.wait_for_focus("password text", "Passphrase")
    assert program.arguments()[:2] == [str(Path(LOADER).resolve()), str(place / "sessionbook")]
    program.unlock()
    program.go_to_page("Settings")
    program.wait_for_words("This program can be carried about")
    desktop.press("ctrl+shift+o")
    program.wait_for("push button", OTHER_FOLDER)
    program.tab_to("push button", OTHER_FOLDER)
    desktop.press("Return")
    desktop.until(lambda: program.part("dialog", PICKER), "a picker of folders")
    desktop.press("Escape")
    desktop.until(lambda: not program.part("dialog", PICKER), "no picker")
    desktop.press("ctrl+q")
    program.process.wait(timeout=10)


def files_of(home: Path) -> set[Path]:
    """Return every file at home but what its own desktop keeps while it runs."""
    found = {path.relative_to(home) for path in home.rglob("*") if path.is_file()}
    return {path for path in found if path.parts[0] != "run"}
