"""This computer opens a notebook: against a real keyring, and against keyrings that lie."""

import errno
import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sessionbook.vault import files, keyring_slot, recovery_code
from sessionbook.vault.errors import (
    ComputerRefusedError,
    DamagedHeaderError,
    DiskFullError,
    GivenUpError,
    LockedKeyringError,
    NoKeyringError,
    UnreliableKeyringError,
    VaultError,
)
from sessionbook.vault.header_file import read_header
from sessionbook.vault.keys import CHEAPEST, DataKey
from sessionbook.vault.slots import SlotKind
from sessionbook.vault.vault import Vault
from tests.drive.keyring import KeyringBus, SilentPrompter, missing
from tests.lying_keyring import Lying

if TYPE_CHECKING:
    from tests.vault.conftest import Made

Untouched = Callable[[Path], AbstractContextManager[None]]
DRILL = os.environ.get("DRILL_ALL")
if DRILL:  # the drills may install what was missing before
    pytestmark = pytest.mark.drill
HEADERS = ("keys.json", "keys.prev.json")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """A connection that nobody closed is found in the test that made it."""
    yield
    gc.collect(1)


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringBus]:
    if packages := missing():
        give_up = pytest.fail if DRILL else pytest.skip
        give_up("There is no keyring here. Please type: apt-get install " + " ".join(packages))
    bus = KeyringBus(tmp_path_factory.mktemp("keyring") / "home")
    yield bus
    bus.end()


@pytest.fixture
def keyring(bus: KeyringBus, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyringBus]:
    """A real keyring, unlocked and empty."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.end_keyring()
    bus.start_keyring()
    bus.delete()


@pytest.fixture
def allowed(keyring: KeyringBus, made: "Made") -> "Made":
    """A notebook that this computer may open."""
    made.vault.allow_computer(made.key)
    return made


def test_it_opens_only_once_it_was_allowed(keyring: KeyringBus, made: "Made") -> None:
    vault = Vault.at(made.folder, CHEAPEST)
    assert not vault.opens_with_computer
    with pytest.raises(ComputerRefusedError):
        vault.unlock_with_computer()
    vault.allow_computer(vault.unlock(made.passphrase))
    assert vault.opens_with_computer
    fresh = Vault.at(made.folder)
    assert fresh.opens_with_computer
    assert fresh.unlock_with_computer() == made.key
    fresh.connect(made.key).close()
    fresh.close()
    assert fresh.unlock(made.passphrase) == fresh.unlock_with_code(made.code) == made.key


def test_what_the_keyring_holds_says_nothing_and_opens_nothing(
    keyring: KeyringBus, allowed: "Made", make: Callable[..., "Made"]
) -> None:
    ((label, attributes, secret),) = keyring.entries()
    vault_id = read_header(allowed.folder).vault_id
    assert label == f"Password for '{vault_id}' on 'Notebook'"
    assert attributes["service"] == "Notebook"
    assert attributes["username"] == vault_id
    assert secret != allowed.key.secret.hex().encode()
    files_there = b"".join(path.read_bytes() for path in allowed.folder.iterdir())
    assert secret not in files_there
    assert bytes.fromhex(secret.decode()) not in files_there
    for kind in SlotKind:
        opened = read_header(allowed.folder).opened(kind, bytes.fromhex(secret.decode()))
        assert (opened == allowed.key) is (kind is SlotKind.COMPUTER)
    allowed.vault.forbid_computer(allowed.key)  # which deletes the entry; somebody kept a copy
    keyring_slot._remember(vault_id, bytes.fromhex(secret.decode()))
    for kind in SlotKind:
        assert read_header(allowed.folder).opened(kind, bytes.fromhex(secret.decode())) is None
    with pytest.raises(ComputerRefusedError):
        Vault.at(allowed.folder).unlock_with_computer()


def test_forbidding_takes_the_slot_and_the_entry_away(keyring: KeyringBus, allowed: "Made") -> None:
    allowed.vault.forbid_computer(allowed.key)
    assert not allowed.vault.opens_with_computer
    assert not Vault.at(allowed.folder).opens_with_computer
    assert keyring.entries() == []
    (allowed.folder / "keys.json").unlink()  # the spare must not bring it back
    assert not Vault.at(allowed.folder).opens_with_computer
    assert Vault.at(allowed.folder).unlock(allowed.passphrase) == allowed.key


def test_an_open_notebook_forbids_without_being_asked_for_its_key(allowed: "Made") -> None:
    with pytest.raises(ValueError, match="closed"):
        allowed.vault.forbid_computer()
    allowed.vault.connect(allowed.key).close()
    allowed.vault.forbid_computer()
    assert not Vault.at(allowed.folder).opens_with_computer
    allowed.vault.close()
    with pytest.raises(ValueError, match="closed"):
        allowed.vault.forbid_computer()


def test_it_can_be_allowed_again_and_the_last_time_counts(
    keyring: KeyringBus, allowed: "Made"
) -> None:
    allowed.vault.allow_computer(allowed.key)
    assert len(keyring.entries()) == 1
    assert Vault.at(allowed.folder).unlock_with_computer() == allowed.key


def test_changes_of_the_other_ways_keep_it_and_a_new_key_ends_it(allowed: "Made") -> None:
    allowed.vault.change_passphrase(allowed.key, "twelve grey cranes")
    allowed.vault.renew_recovery_code(allowed.key, recovery_code.make())
    assert Vault.at(allowed.folder).unlock_with_computer() == allowed.key
    allowed.vault.replace_key(allowed.key, "three white swans")
    assert not Vault.at(allowed.folder).opens_with_computer
    with pytest.raises(ComputerRefusedError):
        Vault.at(allowed.folder).unlock_with_computer()


def test_another_key_allows_and_forbids_nothing(
    keyring: KeyringBus, allowed: "Made", untouched: Untouched
) -> None:
    with untouched(allowed.folder):
        for attempt in (allowed.vault.forbid_computer, allowed.vault.allow_computer):
            with pytest.raises((DamagedHeaderError, UnreliableKeyringError)):
                attempt(DataKey.new())


# The keyring is locked, gone, emptied, altered or waiting.


def test_a_locked_keyring_is_named_and_changes_nothing(
    keyring: KeyringBus, allowed: "Made", make: Callable[..., "Made"], untouched: Untouched
) -> None:
    other = make("Other")
    keyring.lock()
    with untouched(allowed.folder), pytest.raises(LockedKeyringError):
        Vault.at(allowed.folder).unlock_with_computer()
    with untouched(other.folder), pytest.raises(LockedKeyringError):
        other.vault.allow_computer(other.key)
    allowed.vault.forbid_computer(allowed.key)
    assert not Vault.at(allowed.folder).opens_with_computer
    with pytest.raises(ComputerRefusedError):
        Vault.at(allowed.folder).unlock_with_computer()


def test_a_keyring_that_is_gone_is_named_and_changes_nothing(
    keyring: KeyringBus, allowed: "Made", make: Callable[..., "Made"], untouched: Untouched
) -> None:
    other = make("Other")
    keyring.end_keyring()
    try:
        with untouched(allowed.folder), pytest.raises(NoKeyringError):
            Vault.at(allowed.folder).unlock_with_computer()
        with untouched(other.folder), pytest.raises(NoKeyringError):
            other.vault.allow_computer(other.key)
        with pytest.raises(NoKeyringError):
            keyring_slot.name()
        allowed.vault.forbid_computer(allowed.key)
    finally:
        keyring.start_keyring()
    assert not Vault.at(allowed.folder).opens_with_computer
    assert len(keyring.entries()) == 1  # which opens nothing now
    with pytest.raises(ComputerRefusedError):
        Vault.at(allowed.folder).unlock_with_computer()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "nonsense", None])
def test_a_bus_that_is_missing_is_named(
    made: "Made", address: str | None, untouched: Untouched, monkeypatch: pytest.MonkeyPatch
) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with untouched(made.folder), pytest.raises(NoKeyringError):
        made.vault.allow_computer(made.key)
    with pytest.raises(NoKeyringError):
        keyring_slot.name()


def test_a_deleted_entry_is_named(
    keyring: KeyringBus, allowed: "Made", untouched: Untouched
) -> None:
    keyring.delete()
    with untouched(allowed.folder), pytest.raises(ComputerRefusedError):
        Vault.at(allowed.folder).unlock_with_computer()
    assert Vault.at(allowed.folder).unlock(allowed.passphrase) == allowed.key
    allowed.vault.allow_computer(allowed.key)
    assert Vault.at(allowed.folder).unlock_with_computer() == allowed.key


@pytest.mark.parametrize(
    "secret",
    [b"5a" * 32, b"", b"ab" * 31, b"x" * 64, b"\xff" * 64, b"a" * 10**6],
)
def test_a_replaced_entry_is_named(
    keyring: KeyringBus, allowed: "Made", secret: bytes, untouched: Untouched
) -> None:
    keyring.replace(secret)
    with untouched(allowed.folder), pytest.raises((ComputerRefusedError, NoKeyringError)) as caught:
        Vault.at(allowed.folder).unlock_with_computer()
    assert (caught.type is NoKeyringError) is (b"\xff" in secret)  # no text at all
    allowed.vault.allow_computer(allowed.key)
    assert Vault.at(allowed.folder).unlock_with_computer() == allowed.key


def test_an_entry_of_another_notebook_does_not_open_this_one(
    keyring: KeyringBus, allowed: "Made", make: Callable[..., "Made"]
) -> None:
    other = make("Other")
    other.vault.allow_computer(other.key)
    secrets = {item[1]["username"]: item[2] for item in keyring.entries()}
    keyring.replace(secrets[read_header(other.folder).vault_id])
    assert Vault.at(other.folder).unlock_with_computer() == other.key
    with pytest.raises(ComputerRefusedError):
        Vault.at(allowed.folder).unlock_with_computer()


def test_a_keyring_that_waits_for_somebody_keeps_nothing_else_waiting(
    keyring: KeyringBus, made: "Made", untouched: Untouched
) -> None:
    keyring.lock()
    prompter = SilentPrompter(keyring.address)
    failed: list[BaseException] = []
    waiting = threading.Thread(target=lambda: wait_for(made, failed), daemon=True)
    with untouched(made.folder):
        waiting.start()
        assert prompter.was_asked()
        assert waiting.is_alive()
        assert Vault.at(made.folder).unlock(made.passphrase) == made.key
        prompter.leave()  # it gives up, and so does who waits for it
        waiting.join(timeout=10)
        assert not waiting.is_alive()
    assert [type(error) for error in failed] == [LockedKeyringError]


def wait_for(made: "Made", failed: list[BaseException]) -> None:
    try:
        made.vault.allow_computer(made.key)
    except VaultError as error:
        failed.append(error)


# Keyrings that lie: what the library promises, but not what it does.


def _raise(*_: object) -> None:
    raise RuntimeError("seven quiet herons")


LIES: list[tuple[dict[str, Callable[..., Any]], type[VaultError]]] = [
    ({"get_password": lambda *_: None}, UnreliableKeyringError),
    ({"get_password": lambda *_: "00" * 32}, UnreliableKeyringError),
    ({"get_password": lambda *_: "00" * 31}, UnreliableKeyringError),
    ({"get_password": lambda *_: "0 " * 32}, UnreliableKeyringError),
    ({"get_password": lambda *_: "x" * 10**8}, UnreliableKeyringError),
    ({"get_password": lambda *_: b"\0" * 32}, UnreliableKeyringError),
    ({"get_password": lambda *_: 7}, UnreliableKeyringError),
    ({"get_password": _raise}, NoKeyringError),
    ({"set_password": lambda *_: None}, UnreliableKeyringError),
    ({"set_password": _raise}, NoKeyringError),
]


@pytest.mark.parametrize(("ways", "named"), LIES)
def test_a_lying_keyring_is_found_out_before_anything_is_changed(
    made: "Made",
    ways: dict[str, Callable[..., Any]],
    named: type[VaultError],
    untouched: Untouched,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lying = Lying(**ways)
    monkeypatch.setattr(keyring_slot, "_allowed", lambda: lying)
    with untouched(made.folder), pytest.raises(named) as caught:
        made.vault.allow_computer(made.key)
    assert not made.vault.opens_with_computer
    assert caught.value.__cause__ is None
    if named is UnreliableKeyringError:
        assert set(lying.kept.values()) <= {"00" * 32}  # what it said it had before


@pytest.mark.parametrize(("ways", "named"), LIES)
def test_a_keyring_that_begins_to_lie_opens_nothing_and_is_forbidden(
    made: "Made",
    ways: dict[str, Callable[..., Any]],
    named: type[VaultError],
    untouched: Untouched,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lying = Lying()
    monkeypatch.setattr(keyring_slot, "_allowed", lambda: lying)
    made.vault.allow_computer(made.key)
    vars(lying).update(ways, delete_password=_raise)
    if "get_password" in ways:
        with untouched(made.folder), pytest.raises((ComputerRefusedError, NoKeyringError)):
            made.vault.unlock_with_computer()
    made.vault.forbid_computer(made.key)
    assert not Vault.at(made.folder).opens_with_computer


def test_what_is_no_longer_wanted_is_not_done(
    made: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    lying = Lying()
    monkeypatch.setattr(keyring_slot, "_allowed", lambda: lying)
    with pytest.raises(GivenUpError):
        made.vault.allow_computer(made.key, lambda: False)
    assert not Vault.at(made.folder).opens_with_computer
    assert lying.kept == {}


@pytest.mark.parametrize("is_on", [True, False])
def test_a_full_disk_changes_nothing(
    made: "Made", is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    lying = Lying()
    monkeypatch.setattr(keyring_slot, "_allowed", lambda: lying)
    if is_on:
        made.vault.allow_computer(made.key)
    before = [(made.folder / name).read_bytes() for name in HEADERS]

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "no")

    with monkeypatch.context() as patch, pytest.raises(DiskFullError):
        patch.setattr(files, "write_private", full)
        change = made.vault.forbid_computer if is_on else made.vault.allow_computer
        change(made.key)
    assert [(made.folder / name).read_bytes() for name in HEADERS] == before
    assert len(lying.kept) == is_on
    if is_on:
        assert made.vault.unlock_with_computer() == made.key


def test_a_failure_to_allow_it_anew_leaves_the_way_that_was_there(
    made: "Made", monkeypatch: pytest.MonkeyPatch
) -> None:
    lying = Lying()
    monkeypatch.setattr(keyring_slot, "_allowed", lambda: lying)
    made.vault.allow_computer(made.key)
    with pytest.raises(GivenUpError):
        made.vault.allow_computer(made.key, lambda: False)
    assert made.vault.unlock_with_computer() == made.key


# Which keyring is asked.

CHOSEN_BY_OTHERS = """
import sys
from pathlib import Path
import keyring.backend
class Plain(keyring.backend.KeyringBackend):
    priority = 99
    def set_password(self, *words):
        print("CHOSEN", flush=True)
    get_password = delete_password = set_password
"""
ASKED = """
import sys
sys.path.insert(0, sys.argv[1])
from sessionbook.vault import keyring_slot
from sessionbook.vault.errors import NoKeyringError
found = keyring_slot._allowed()
print(type(found).__module__, *vars(found))
try:
    keyring_slot._remember("00" * 16, bytes(32))
except NoKeyringError:
    print("none")
print([name for name in ("plain_keyring", "keyrings", "keyrings.alt") if name in sys.modules])
"""


def test_nobody_else_chooses_the_keyring(tmp_path: Path) -> None:
    (tmp_path / "plain_keyring.py").write_text(CHOSEN_BY_OTHERS)
    info = tmp_path / "plain_keyring-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plain-keyring\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[keyring.backends]\nplain = plain_keyring\n")
    config = tmp_path / "home" / ".config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=plain_keyring.Plain\n")
    environment = {
        **os.environ,
        "HOME": str(tmp_path / "home"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none",
        "PYTHONPATH": f"{Path(__file__).resolve().parents[2]}",
        "PYTHON_KEYRING_BACKEND": "plain_keyring.Plain",
        "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/elsewhere",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASKED, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "keyring.backends.SecretService get_preferred_collection\nnone\n[]\n"


def test_the_keyring_library_is_loaded_only_when_it_is_used(made: "Made") -> None:
    code = (
        "import sys; from pathlib import Path; from sessionbook.vault.vault import Vault;"
        "vault = Vault.at(Path(sys.argv[1])); vault.opens_with_computer;"
        "vault.connect(vault.unlock('seven quiet herons')).close();"
        "print('keyring' in sys.modules, 'socket' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, made.folder], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False False\n"


def test_a_copied_folder_is_the_same_notebook_to_the_keyring(
    keyring: KeyringBus, allowed: "Made", tmp_path: Path
) -> None:
    copied = Path(shutil.copytree(allowed.folder, tmp_path / "Copied"))
    assert Vault.at(copied).unlock_with_computer() == allowed.key


WITHOUT_NETWORK = """
import sys
class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name in ("urllib.request", "http", "ssl"):
            raise ImportError(name)
sys.meta_path.insert(0, Refusing())
from sessionbook.vault import keyring_slot
print(keyring_slot.load().__module__)
keyring_slot._allowed()
print([name for name in ("urllib.request", "http.client", "ssl") if name in sys.modules])
"""


def test_the_keyring_is_loaded_without_any_network_code() -> None:
    """The installed program has none, and its keyring answers all the same."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("keyring.backends.SecretService\n[]\n", "")
