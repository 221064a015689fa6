"""The bundled program, made once for all the tests that want it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 900  # seconds: the first time an environment is made for it


@pytest.fixture(scope="session")
def installed_tree() -> Path:
    """The folder that is installed: the one in SESSIONBOOK_TREE, or a fresh one."""
    given = os.environ.get("SESSIONBOOK_TREE")
    return Path(given).absolute() if given else _made()


def _made() -> Path:
    done = subprocess.run(
        [sys.executable, "packaging/build.py", "tree"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode:
        give_up = pytest.fail if os.environ.get("DRILL_ALL") else pytest.skip
        give_up(f"the program cannot be bundled here: {done.stderr.strip()[-300:]}")
    return Path(done.stdout.splitlines()[-1])
