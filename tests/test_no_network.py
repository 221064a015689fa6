"""Without any network the commands do what they do; the window's test is test_lock_and_unlock."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tests.no_network import without_network

RUN = """
import sys
from sessionbook import commands
words, notebook, out = sys.argv[1:]
given = ["--passphrase-file", words]
for arguments in (
    ["check", notebook, *given],
    ["search", notebook, *given, "heron"],
    ["export", notebook, out + ".json", *given],
    ["scores", notebook, out + ".csv", *given],
    ["report", notebook, out + ".pdf", *given],
    ["new", out, *given],
    ["selftest"],
):
    if code := commands.run(arguments):
        sys.exit(f"{arguments[0]}: {code}")
"""
REACH = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"


@pytest.fixture(autouse=True)
def before() -> tuple[str, ...]:
    """Return what takes the network from a command."""
    return without_network() or pytest.skip("no network namespace can be made here (unshare -n)")


def test_there_is_none(before: tuple[str, ...]) -> None:
    done = subprocess.run(
        [*before, sys.executable, "-c", REACH], capture_output=True, text=True, check=False
    )
    assert "unreachable" in done.stderr


def test_every_command_works_without_one(
    before: tuple[str, ...], folder: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_text(PASSPHRASE)
    command = [*before, sys.executable, "-c", RUN, str(words), str(folder), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
