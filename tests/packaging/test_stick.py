"""A notebook and the program on real sticks: FAT as a desktop mounts it, and exFAT."""

import os
import random
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import disks
from tests.drive import user_mode
from tests.drive.packages import lacking
from tests.drive.user_mode import STICK, Stick
from tests.packaging.conftest import give_up
from tests.packaging.driven import LOADER

ROOT = Path(__file__).resolve().parents[2]
ACTS = ROOT / "tests" / "drive" / "on_a_stick.py"
MEGABYTES = 48
CUTS = 4

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def other_linux() -> None:
    """Skip where the Linux that knows FAT cannot be had."""
    if packages := user_mode.missing():
        give_up("A stick's file system needs: apt-get install " + " ".join(packages))
    if user_mode.is_refused():
        pytest.skip("user-mode Linux does not run here: a start that does nothing failed")


@pytest.fixture(scope="module")
def fat(other_linux: None, tmp_path_factory: pytest.TempPathFactory) -> Stick:
    return Stick.make(tmp_path_factory.mktemp("stick") / "image", MEGABYTES)


@pytest.fixture(scope="module")
def exfat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    if packages := lacking("mkfs.exfat", "mount.exfat-fuse"):
        give_up("A stick's file system needs: apt-get install " + " ".join(packages))
    if os.geteuid() or not Path("/dev/fuse").exists():
        pytest.skip("only root can mount a stick's image, where there is FUSE")
    with disks.exfat(tmp_path_factory.mktemp("exfat"), MEGABYTES) as mounted:
        yield mounted


def act(name: str, *more: str) -> list[str]:
    return [sys.executable, str(ACTS), name, str(STICK), *more]


def test_a_notebook_on_fat_is_used_filled_up_and_killed(fat: Stick, tmp_path: Path) -> None:
    print(fat.run(act("everything,full,killed"), tmp_path))
    assert not any(path.is_file() for path in (tmp_path / "home").rglob("*"))


def test_a_stick_that_cannot_be_written_is_said_in_a_sentence(fat: Stick, tmp_path: Path) -> None:
    fat.run(act("made_once"), tmp_path)
    said = fat.run(act("read_only"), tmp_path, f"ro,{user_mode.AS_DESKTOPS_DO}")
    print(said)
    assert "can only be read" in said


def test_a_notebook_on_exfat_is_used_filled_up_and_killed(exfat: Path) -> None:
    done = subprocess.run(
        [sys.executable, ACTS, "everything,full,killed", exfat],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stderr


def test_the_program_runs_from_fat_where_no_file_is_a_program(
    other_linux: None, installed_tree: Path, tmp_path: Path
) -> None:
    """A desktop mounts FAT so that only .exe, .com and .bat may be started: "showexec"."""
    stick, place = Stick.make(tmp_path / "image", 256), STICK / "Sessionbook"
    said = stick.run(
        f"cp -r {shlex.quote(str(installed_tree))} {place} && touch {place}/portable && "
        f"! {place}/sessionbook --version && {LOADER} {place}/sessionbook selftest",
        tmp_path,
    )
    print(said)
    assert "Permission denied" in said
    assert "portable, Python" in said
    assert "FAILED" not in said
    assert not any(path.is_file() for path in (tmp_path / "home").rglob("*"))


@pytest.mark.parametrize(("act_of", "look_at"), [("written", "looked"), ("rekeyed", "opens")])
def test_the_power_is_cut_while_fat_is_written_to(
    other_linux: None, act_of: str, look_at: str, tmp_path: Path
) -> None:
    stick, chance, edits = Stick.make(tmp_path / "image", MEGABYTES), random.Random(20261126), 0
    for cut in range(CUTS):
        said = tmp_path / f"edits-{cut}"
        machine = stick.start(act(act_of, str(said), str(edits)), tmp_path)
        try:
            wait_for_lines(said, tmp_path / "said")
            time.sleep(chance.uniform(0, 2))
        finally:
            stick.cut(machine)
        whole = [line.split() for line in said.read_text().splitlines(True) if line.endswith("\n")]
        edits = int(whole[-1][1]) + 1
        print(stick.run(act(look_at, *whole[-1]), tmp_path).strip())
    print(f"{CUTS} power cuts, {edits} acknowledged writes, none lost")


def wait_for_lines(said: Path, why_not: Path) -> None:
    deadline = time.monotonic() + 60
    while not (said.exists() and said.read_bytes().count(b"\n") > 2):
        assert time.monotonic() < deadline, why_not.read_text() if why_not.exists() else "nothing"
        time.sleep(0.05)
