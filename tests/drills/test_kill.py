"""Killed at random moments while writing, the notebook keeps every acknowledged edit."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sessionbook.store.notebook import Notebook
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
WRITER = ROOT / "tests" / "drive" / "writer.py"
TIMES = 100


@pytest.mark.drill
def test_every_acknowledged_edit_survives_a_kill(folder: Path) -> None:
    chance = random.Random(20261124)
    acknowledged = 0
    for _ in range(TIMES):
        acknowledged += written_until_killed(folder, acknowledged, chance.uniform(0.01, 0.25))
    print(f"{TIMES} kills, {acknowledged} acknowledged edits, none lost")
    assert acknowledged > TIMES


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
