"""The disk is full or broken at each of its calls: a calm sentence, and the next try is kept."""

import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.drills import acts
from tests.drills.acts import ACTS, State
from tests.drills.test_kill import AT_ONCE
from tests.drills.tracing import evenly, require_strace, traced

pytestmark = pytest.mark.drill

TRIED = [
    "a session",
    "an attachment",
    "deleting",
    "a passphrase",
    "a recovery code",
    "exports",
    "settings",
    "creation",
    "migration from 1",
    "migration from 4",
]
ERRORS = ("ENOSPC", "EIO")
WRITES = ("write", "pwrite64", "fsync", "ftruncate", "rename")
MOST = 60  # faults an act
NAMES = {
    "DiskFullError",
    "ExportFullError",
    "StorageFailedError",
    "SaveFailedError",
    "SaveFullError",
}
NAMES |= {"SettingsNotKeptError", "unnoticed"}
LASTS = 2  # every second fault stays until the refusal was heard: a full disk is not full once


def test_every_write_of_every_act_may_fail(quick: Path) -> None:
    require_strace()
    named: Counter[str] = Counter()
    there_were = tried = 0
    for act in TRIED:
        acts.prepare(act, quick / act / "Notebook")
        shutil.copytree(quick / act, quick / "peace")
        states = acts.expected(act, quick / "peace" / "Notebook")
        shutil.rmtree(quick / "peace")
        every = points_of(act, quick)
        points = [(error, point) for error in ERRORS for point in evenly(every, MOST // 2)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = sum(pool.map(partial(fail, act, quick / act, states), points), Counter())
        said = ", ".join(f"{count} {name}" for name, count in sorted(found.items()))
        print(f"{act}: {len(every)} writes, {len(points)} faults: {said}")
        there_were, tried, named = there_were + len(every), tried + len(points), named + found
    print(f"{there_were} writes, {tried} faults at them: {dict(named)}")
    assert set(named) <= NAMES
    assert named["unnoticed"] < tried / 10  # a spare that the next unlock makes whole


def points_of(act: str, quick: Path) -> list[tuple[str, int]]:
    """Return every call with which an act writes."""
    shutil.copytree(quick / act, quick / "counted")
    outcome = traced(act, quick / "counted" / "Notebook", log=quick / "calls")
    shutil.rmtree(quick / "counted")
    return [(call, n) for call in WRITES for n in range(1, outcome.calls[call] + 1)]


def fail(
    act: str, made: Path, states: list[State], fault: tuple[str, tuple[str, int]]
) -> Counter[str]:
    """Let one call fail; return which error named it, if it was one that matters."""
    error, (call, number) = fault
    lasts = "+" if number % LASTS else ""
    folder = shutil.copytree(made, made.parent / f"{error}{call}{number}") / "Notebook"
    outcome = traced(act, folder, f"{call}:error={error}:when={number}{lasts}")
    assert not outcome.crashed, (act, fault, lasts, outcome.crashed)
    assert outcome.done == list(ACTS[act]), (act, fault, lasts, outcome)
    assert len(outcome.refused) <= 1, (act, fault, lasts, outcome)
    assert acts.state(folder) == states[-1], (act, fault, lasts, outcome)
    assert acts.strays(folder) == [], (act, fault)
    shutil.rmtree(folder.parent)
    return Counter(name for _, name, _ in outcome.refused) or Counter(["unnoticed"])
