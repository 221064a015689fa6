import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sessionbook.vault import recovery_code
from sessionbook.vault.errors import AlreadyOpenError
from sessionbook.vault.instance_lock import InstanceLock
from sessionbook.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Made

HOLDER = """
import os, sys
from pathlib import Path
from sessionbook.vault.vault import Vault
vault = Vault.at(Path(sys.argv[1]))
connection = vault.connect(vault.unlock(sys.argv[2]))
connection.execute("PRAGMA user_version = 7")
print("open", flush=True)
if len(sys.argv) > 3:
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:-1]])
sys.stdin.read()
"""


def _holder(made: "Made", *more: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(made.folder), made.passphrase, *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def _end(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.communicate()


def test_a_second_instance_is_refused_until_the_first_dies(made: "Made") -> None:
    child = _holder(made)
    vault = Vault.at(made.folder)
    with pytest.raises(AlreadyOpenError):
        vault.connect(made.key)
    with pytest.raises(AlreadyOpenError):
        vault.renew_recovery_code(made.key, recovery_code.make())
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    connection = vault.connect(made.key)
    assert connection.execute("PRAGMA user_version").fetchone() == (7,)
    connection.close()
    vault.close()


def test_a_second_instance_is_refused_even_without_the_lock_file(made: "Made") -> None:
    child = _holder(made)
    (made.folder / "lock").unlink()
    with pytest.raises(AlreadyOpenError):
        Vault.at(made.folder).connect(made.key)
    assert not (made.folder / "lock").exists()
    _end(child)


def test_a_replaced_process_can_open_the_notebook_again(made: "Made") -> None:
    child = _holder(made, "then replace the process")
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    with pytest.raises(AlreadyOpenError):
        Vault.at(made.folder).connect(made.key)
    _end(child)


def test_two_vaults_in_one_process_are_refused_and_the_first_keeps_its_lock(made: "Made") -> None:
    connection = made.vault.connect(made.key)
    with pytest.raises(AlreadyOpenError):
        Vault.at(made.folder).connect(made.key)
    with pytest.raises(AlreadyOpenError):
        made.vault.connect(made.key)
    done = subprocess.run(
        [sys.executable, "-c", HOLDER, made.folder, made.passphrase],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "AlreadyOpenError" in done.stderr
    connection.close()
    made.vault.close()


def test_it_is_free_again_after_release(tmp_path: Path) -> None:
    one, other = InstanceLock(tmp_path / "lock"), InstanceLock(tmp_path / "lock")
    assert one.take(create=True)
    assert one.take(create=False)
    with pytest.raises(AlreadyOpenError):
        other.take(create=True)
    one.release()
    assert other.take(create=False)
    other.release()


def test_it_makes_no_file_unless_told_to(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path / "lock")
    assert not lock.take(create=False)
    assert not lock.held
    assert list(tmp_path.iterdir()) == []
