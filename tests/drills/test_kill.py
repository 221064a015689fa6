"""Killed at random moments and at every fsync, the notebook keeps every acknowledged edit."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from sessionbook.services.exporters.new_file import NAMELESS
from sessionbook.store.notebook import Notebook
from sessionbook.vault.errors import NotANotebookError
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.drills import acts
from tests.drills.acts import ACTS
from tests.drills.tracing import evenly, require_strace, traced

ROOT = Path(__file__).resolve().parents[2]
WRITER = ROOT / "tests" / "drive" / "writer.py"
TIMES = 100
AT_ONCE = 2
STAYS = {"keys.new.json", "settings.new"}  # one each, which the next write replaces
STAYS |= set() if NAMELESS else {".export-…"}

pytestmark = pytest.mark.drill


def test_every_acknowledged_edit_survives_a_kill(folder: Path, tmp_path: Path) -> None:
    folders = [Path(shutil.copytree(folder, tmp_path / f"{each}")) for each in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        acknowledged = sum(pool.map(written_and_killed, folders, range(AT_ONCE)))
    print(f"{TIMES} kills at random moments, {acknowledged} acknowledged edits, none lost")
    assert acknowledged > TIMES


def written_and_killed(folder: Path, seed: int) -> int:
    chance = random.Random(20261124 + seed)
    acknowledged = 0
    for _ in range(TIMES // AT_ONCE):
        acknowledged += written_until_killed(folder, acknowledged, chance.uniform(0.01, 0.25))
    return acknowledged


def written_until_killed(folder: Path, first: int, seconds: float) -> int:
    """Let the writer write for a while, kill it, and look; return how much it had said."""
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), PASSPHRASE, str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert writer.stdout
    line = writer.stdout.readline()
    time.sleep(seconds)
    writer.kill()
    said = [line, *writer.stdout.read().splitlines(keepends=True)]
    writer.wait()
    writer.stdout.close()
    whole = [line.split() for line in said if line.endswith("\n")]
    look(folder, *whole[-1])
    return len(whole)


def look(folder: Path, session_id: str, number: str) -> None:
    """Fail unless the last acknowledged edit, or one after it, is there and all is whole."""
    vault = Vault.at(folder)
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    session = notebook.sessions.get(session_id)
    assert session is not None
    assert int(session.notes.split()[1]) in (int(number), int(number) + 1)
    assert notebook.faults() == []
    notebook.close()
    vault.close()


def test_every_step_of_every_act_survives_a_kill(quick: Path) -> None:
    require_strace()
    killed: Counter[str] = Counter()
    for act in ACTS:
        made = quick / act
        acts.prepare(act, made / "Notebook")
        shutil.copytree(made, quick / "peace")
        states = acts.expected(act, quick / "peace" / "Notebook")
        points = points_of(act, made, quick)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            left = sum(pool.map(partial(kill, act, made, states), points), Counter())
        killed += Counter(call for call, _ in points)
        assert set(left) <= STAYS, act
        said = ", ".join(f"{count} {name}" for name, count in sorted(left.items()))
        print(f"{act}: {len(points)} kills{', left behind: ' * bool(said)}{said}")
        shutil.rmtree(quick / "peace")
    print(f"{killed.total()} kills ({dict(killed)}): each notebook opens, nothing is lost")
    assert killed["fsync"] > 200


def points_of(act: str, made: Path, quick: Path) -> list[tuple[str, int]]:
    """Return every fsync and rename of an act, and some of its other calls."""
    shutil.copytree(made, quick / "counted")
    outcome = traced(act, quick / "counted" / "Notebook", log=quick / "calls")
    shutil.rmtree(quick / "counted")
    assert outcome.done == list(ACTS[act])
    points: list[tuple[str, int]] = []
    for call, count in sorted(outcome.calls.items()):
        every = [(call, number) for number in range(1, count + 1)]
        points += every if call in ("fsync", "rename") else evenly(every, 3)
    return points


def kill(act: str, made: Path, states: list[acts.State], point: tuple[str, int]) -> Counter[str]:
    """Kill an act at a call, look at what is there; return the names of files left behind."""
    call, number = point
    folder = shutil.copytree(made, made.parent / f"{call}{number}") / "Notebook"
    outcome = traced(act, folder, f"{call}:signal=SIGKILL:when={number}")
    assert outcome.was_killed, (act, point, outcome)
    opens_as(act, folder, states, len(outcome.done))
    left = Counter(acts.strays(folder))
    shutil.rmtree(folder.parent)
    return left


def opens_as(act: str, folder: Path, states: list[acts.State], done: int) -> None:
    """Fail unless the notebook is as after the last acknowledged step, or after the next."""
    if act == "creation" and not done:
        try:
            found = acts.state(folder)
        except NotANotebookError:  # nothing was promised yet, and it is begun again
            acts.Work(folder).create()
            found = acts.state(folder)
        assert found[0] == acts.OLD
        return
    place = done - (act == "creation")
    assert acts.state(folder) in states[place : place + 2], (act, done)
