"""A new key is made while the program is killed, or the disk refuses, at every single call."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from sessionbook.services.creation import fill_new
from sessionbook.store.notebook import Notebook
from sessionbook.vault.errors import WrongPassphraseError
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.drive.strace import faulty, is_refused, missing

ROOT = Path(__file__).resolve().parents[2]
REPLACER = ROOT / "tests" / "drive" / "replacer.py"
NEW = "twelve grey cranes"
CALLS = ("fsync", "rename", "unlink")  # between any two of them nothing is made to last
WRITES = (("pwrite64", None), ("write", "keys.new.json"), ("fsync", None))  # the second is ours
REFUSALS = {"ENOSPC": {"DiskFullError", "StorageFailedError"}, "EIO": {"StorageFailedError"}}
ENDS = 10  # trials at once; a call is known not to be made again when none of them met it
BOUND = 240  # seconds for one test; what was not tried then is said

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module", autouse=True)
def tracing() -> None:
    give_up = pytest.fail if os.environ.get("DRILL_ALL") else pytest.skip
    if packages := missing():
        give_up("No fault can be made here. Please type: apt-get install " + " ".join(packages))
    if is_refused():
        pytest.skip("this system lets nobody trace a program")


@pytest.fixture
def filled(folder: Path) -> Path:
    """A notebook with what every new one has in it."""
    vault = Vault.at(folder)
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    fill_new(notebook)
    notebook.close()
    vault.close()
    return folder


@dataclass(frozen=True)
class Ended:
    """How a trial ended: what the program said, and whether it was killed."""

    said: str
    was_killed: bool


def tried(folder: Path, fault: str, name: str | None = None) -> Ended:
    command = [sys.executable, str(REPLACER), str(folder), PASSPHRASE, NEW]
    done = subprocess.run(
        faulty(fault, *command, path=folder / name if name else None),
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    was_killed = done.returncode in (-9, 137)
    assert was_killed or not done.returncode, done.stderr
    return Ended(done.stdout.strip(), was_killed)


def opening(folder: Path) -> list[str]:
    works = []
    for passphrase in (PASSPHRASE, NEW):
        try:
            Vault.at(folder).unlock(passphrase)
            works.append(passphrase)
        except WrongPassphraseError:
            continue
    return works


def dump(folder: Path, passphrase: str) -> list[str]:
    """Open the notebook as the window does; return all that is in it, proven whole."""
    vault = Vault.at(folder, CHEAPEST)
    connection = vault.connect(vault.unlock(passphrase))
    notebook = Notebook(connection)
    assert notebook.faults() == []
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    ).fetchall()
    found = [repr([*map(tuple, connection.execute(f'SELECT * FROM "{n}"'))]) for (n,) in tables]
    notebook.close()
    vault.close()
    return found


def look(folder: Path, before: list[str]) -> str:
    """Fail unless exactly one passphrase opens all of it, for good; return which."""
    (works,) = opening(folder)
    assert dump(folder, works) == before
    there = {path.name for path in folder.iterdir()} - {"notes.db-journal"}
    assert there == {"keys.json", "keys.prev.json", "lock", "notes.db"}
    (folder / "keys.json").unlink()
    assert opening(folder) == [works]
    return works


def each(trial: Callable[[int], bool]) -> tuple[int, int]:
    """Try 1, 2, 3 … until the fault is not met any more; return how often, and the seconds."""
    start = time.monotonic()
    with ThreadPoolExecutor(2) as two:
        met, number = 0, 1
        while time.monotonic() - start < BOUND:
            faults = list(two.map(trial, range(number, number + ENDS)))
            met += sum(faults)
            number += ENDS
            if not any(faults):
                return met, round(time.monotonic() - start)
    pytest.fail(f"after {BOUND} s there were still calls to try: {met} tried")


@pytest.mark.parametrize("call", CALLS)
def test_killed_at_any_call_one_passphrase_opens_all_of_it(
    filled: Path, tmp_path: Path, call: str
) -> None:
    before = dump(filled, PASSPHRASE)
    opened: list[str] = []

    def trial(number: int) -> bool:
        folder = Path(shutil.copytree(filled, tmp_path / f"{call} {number}"))
        ended = tried(folder, f"{call}:signal=SIGKILL:when={number}")
        assert ended.was_killed or ended.said.startswith("done")
        opened.append(look(folder, before))
        shutil.rmtree(folder)
        return ended.was_killed

    met, seconds = each(trial)
    old = opened.count(PASSPHRASE)
    print(f"killed at each of {met} {call}: {old} times the old one opens all, else the new one")
    print(f"{seconds} s")
    assert met >= 3  # renames: the new header, its spare, the notes
    assert 0 < old < met


@pytest.mark.parametrize(("call", "name"), WRITES)
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("lasts", [False, True])
def test_refused_at_any_write_it_is_said_and_all_is_as_before(
    filled: Path, tmp_path: Path, call: str, name: str | None, error: str, lasts: bool
) -> None:
    before = dump(filled, PASSPHRASE)
    ends: list[str] = []

    def trial(number: int) -> bool:
        folder = Path(shutil.copytree(filled, tmp_path / f"{call} {number}"))
        ended = tried(folder, f"{call}:error={error}:when={number}{'+' if lasts else ''}", name)
        verdict, what = ended.said.split()
        if verdict == "done":
            assert Vault.at(folder).unlock_with_code(what)
        else:
            assert what in REFUSALS[error]
        assert look(folder, before) == (NEW if verdict == "done" else PASSPHRASE)
        ends.append(verdict)
        shutil.rmtree(folder)
        return verdict == "refused"

    met, seconds = each(trial)
    for_how_long = "from each of" if lasts else "at each of"
    print(f"{error} {for_how_long} {met} {call}: said, and all as before; {seconds} s")
    assert met >= 1
