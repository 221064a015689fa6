"""What people do with a notebook, done on whatever is mounted here; says figures, or fails."""

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

from sessionbook.domain.topics import Topic
from sessionbook.services.creation import fill_new
from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.vault import outside, recovery_code
from sessionbook.vault.errors import (
    AlreadyOpenError,
    DiskFullError,
    FolderUnwritableError,
    WrongPassphraseError,
)
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.disks import fill_up
from tests.drills.test_kill import look, written_until_killed
from tests.drive.writer import __file__ as writer

KILLS = 20


def opened(folder: Path, passphrase: str = PASSPHRASE) -> tuple[Vault, Notebook]:
    vault = Vault.at(folder, CHEAPEST)
    return vault, Notebook(vault.connect(vault.unlock(passphrase)))


def closed(vault: Vault, notebook: Notebook) -> None:
    notebook.close()
    vault.close()


def made(folder: Path) -> None:
    vault, key, _ = Vault.create(folder, PASSPHRASE, CHEAPEST)
    notebook = Notebook(vault.connect(key))
    fill_new(notebook)
    notebook.topics.save(Topic(text="Quillfeather"))
    closed(vault, notebook)


def everything(stick: Path) -> None:
    """Make, write, lock, unlock, change what opens it, give it a new key, copy it."""
    folder = stick / "Notebook"
    made(folder)
    vault, notebook = opened(folder)
    try:
        Vault.at(folder).connect(vault.unlock(PASSPHRASE))
        raise AssertionError("it is open twice")
    except AlreadyOpenError:
        pass
    key, code = vault.unlock(PASSPHRASE), recovery_code.make()
    vault.change_passphrase(key, "another")
    vault.renew_recovery_code(key, code)
    outside.write(folder, b"{}")
    outside.write(folder, b"{ }")
    copy = vault.copy_to(stick / "Copy of it", key, notebook.database._sql)
    closed(vault, notebook)
    assert copy.unlock("another") == key
    assert Vault.at(folder).unlock_with_code(code) == key
    outside.remove(folder)
    vault = Vault.at(folder, CHEAPEST)
    vault.replace_key(key, "a third")
    vault, notebook = opened(folder, "a third")
    assert [topic.text for topic in notebook.topics.each()] == ["Quillfeather"]
    assert notebook.faults() == []
    closed(vault, notebook)
    settings = Settings(stick / "Sessionbook" / "Settings", stick)
    settings.remember_notebook(folder)
    assert Settings(stick / "Sessionbook" / "Settings", stick).knows_notebook(folder)
    print("kept:", *sorted(path.name for path in folder.iterdir()))


def full(stick: Path) -> None:
    """Fill the stick up: what was saved is whole, and it goes on once there is room."""
    folder = stick / "Full"
    made(folder)
    vault, notebook = opened(folder)
    ballast = fill_up(stick)
    refused = 0
    for number in range(20):
        try:
            notebook.topics.save(Topic(text=f"more {number} " * 2000))
        except DiskFullError:
            refused += 1
    with suppress(DiskFullError):  # a header is small, and may find a last gap
        vault.change_passphrase(vault.unlock(PASSPHRASE), PASSPHRASE)
    assert refused >= 10, refused
    ballast.unlink()
    notebook.topics.save(Topic(text="and on"))
    assert notebook.faults() == []
    closed(vault, notebook)
    closed(*opened(folder))
    print(f"{refused} of 20 writes refused, and on")


def killed(stick: Path) -> None:
    """End the program at random moments while it writes."""
    folder = stick / "Killed"
    made(folder)
    chance, acknowledged = random.Random(20261126), 0
    for _ in range(KILLS):
        acknowledged += written_until_killed(folder, acknowledged, chance.uniform(0.02, 0.4))
    print(f"{KILLS} kills, {acknowledged} acknowledged edits, none lost")


def written(stick: Path, said: Path, first: str) -> None:
    """Write until the power is cut; every acknowledged edit is noted outside of the stick."""
    folder = stick / "Cut"
    if not folder.exists():
        made(folder)
        os.sync()
    with said.open("wb") as notes:
        command = [sys.executable, writer, folder, PASSPHRASE, first]
        subprocess.run(command, stdout=notes, check=False)


def rekeyed(stick: Path, said: Path, first: str) -> None:
    """Change passphrase and key in turn until the power is cut; each is noted once it holds."""
    folder = stick / "Rekeyed"
    if not folder.exists():
        made(folder)
        os.sync()
    passphrase = opening(folder, int(first) - 1)
    vault = Vault.at(folder, CHEAPEST)
    key = vault.unlock(passphrase)
    with said.open("w") as notes:
        for number in count(int(first)):
            if number % 2:
                vault.change_passphrase(key, f"number {number}")
            else:
                key, _ = vault.replace_key(key, f"number {number}")
            print("changed", number, file=notes, flush=True)


def opening(folder: Path, number: int) -> str:
    """Return what opens it: the last passphrase that was noted, or the one that was being set."""
    vault = Vault.at(folder, CHEAPEST)
    for words in (f"number {number}", f"number {number + 1}", PASSPHRASE if number < 1 else ""):
        with suppress(WrongPassphraseError):
            vault.unlock(words)
            return words
    raise AssertionError(f"neither {number} nor the next one opens it")


def opens(stick: Path, _: str, number: str) -> None:
    """Look whether it opens as it should, and heals."""
    folder = stick / "Rekeyed"
    words = opening(folder, int(number))
    vault, notebook = opened(folder, words)
    assert [topic.text for topic in notebook.topics.each()] == ["Quillfeather"]
    assert notebook.faults() == []
    closed(vault, notebook)
    print(f"opens with {words}:", *sorted(path.name for path in folder.iterdir()))


def looked(stick: Path, session_id: str, number: str) -> None:
    """Look whether the last acknowledged edit is there, and all is whole."""
    started = time.monotonic()
    look(stick / "Cut", session_id, number)
    print(f"whole after {time.monotonic() - started:.1f} s")


def made_once(stick: Path) -> None:
    """Make a notebook for the time when nothing can be written."""
    made(stick / "Read")


def read_only(stick: Path) -> None:
    """Open it where nothing can be written: that is said in a sentence."""
    try:
        opened(stick / "Read")
        raise AssertionError("it opened")
    except FolderUnwritableError as error:
        print(error)
    assert not Settings(stick / "Sessionbook" / "Settings", stick).change(theme="dark")


if __name__ == "__main__":
    name, stick, *more = sys.argv[1:]
    if name in ("written", "rekeyed"):
        globals()[name](Path(stick), Path(more[0]), more[1])
    elif name in ("looked", "opens"):
        globals()[name](Path(stick), *more)
    else:
        for act in name.split(","):
            globals()[act](Path(stick))
