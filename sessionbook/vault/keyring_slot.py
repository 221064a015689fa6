"""The operating system's keyring keeps the key of one slot, never that of the notebook.

The one module that names the keyring library, whose import costs more than the first window. It
never lets the library choose: with no keyring at hand that would take a plain file, or whatever
the environment names.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import ModuleType
from typing import TYPE_CHECKING

from sessionbook.vault.errors import (
    LockedKeyringError,
    NoKeyringError,
    UnreliableKeyringError,
    VaultError,
)
from sessionbook.vault.keys import KEY_BYTES

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend
    from secretstorage import Collection

SERVICE = "Notebook"  # seen by whoever looks into the keyring: it says nothing
NETWORK = "urllib.request"


def load() -> "type[KeyringBackend]":
    """Import this system's own kind of keyring; raise ImportError where it is not installed.

    One of its parts, jaraco.context, imports what fetches from a network for a function that
    nobody here calls. Nothing of that is loaded, and the installed program does not have it.
    """
    stand_in = ModuleType(NETWORK)
    if sys.modules.setdefault(NETWORK, stand_in) is not stand_in:
        return _backend()
    try:
        return _backend()
    finally:
        sys.modules.pop(NETWORK, None)


def name() -> str:
    """Return what kind of keyring answers here, or raise NoKeyringError; it asks for nothing."""
    with _keyring() as found:
        if not type(found).viable:
            raise NoKeyringError
        return str(type(found).__module__.rpartition(".")[2])


@contextmanager
def remembered(vault_id: str, slot_key: bytes) -> Iterator[None]:
    """Keep a slot's key, proven to be given back; if the block fails, what was kept before.

    May wait for the person.
    """
    before = None
    with suppress(NoKeyringError):  # what cannot be read is replaced
        before = recall(vault_id)
    try:
        _remember(vault_id, slot_key)
        yield
    except BaseException:
        with suppress(VaultError):
            _remember(vault_id, before) if before else forget(vault_id)
        raise


def recall(vault_id: str) -> bytes | None:
    """Return a slot's key, None where there is nothing that could be one; may wait, too."""
    with _keyring() as found:
        return _slot_key(found.get_password(SERVICE, vault_id))


def forget(vault_id: str) -> None:
    """Remove a slot's key if the keyring lets us; without its slot it opens nothing."""
    with suppress(VaultError), _keyring() as found:
        found.delete_password(SERVICE, vault_id)


def _remember(vault_id: str, slot_key: bytes) -> None:
    with _keyring() as found:
        found.set_password(SERVICE, vault_id, slot_key.hex())
    if recall(vault_id) != slot_key:
        raise UnreliableKeyringError


@contextmanager
def _keyring() -> Iterator["KeyringBackend"]:
    """Turn whatever goes wrong with a keyring, and all of it can, into our sentences."""
    try:
        load()
        from keyring.errors import KeyringLocked

        try:
            yield _allowed()
        except KeyringLocked:
            raise LockedKeyringError from None
    except VaultError:
        raise
    except Exception:
        raise NoKeyringError from None


def _backend() -> "type[KeyringBackend]":
    if sys.platform == "win32":  # run under Wine only
        from keyring.backends.Windows import WinVaultKeyring

        return WinVaultKeyring
    if sys.platform == "darwin":  # never run: written to the documented behaviour
        from keyring.backends.macOS import Keyring as Keychain

        return Keychain
    from keyring.backends.SecretService import Keyring

    return Keyring


def _allowed() -> "KeyringBackend":
    """Return this system's own keyring, as it is without what the environment asks of it."""
    found = load()()
    vars(found).clear()
    if sys.platform == "win32":
        found.persist = "local machine"  # not to roam to other computers
    elif sys.platform == "darwin":
        found.keychain = None  # the class takes one from the environment
    else:
        vars(found)["get_preferred_collection"] = _collection
    return found


def _collection() -> "Collection":
    """Return the default collection, unlocked; its connection is closed by whoever has it.

    The library's own does the same, and forgets its connection where that fails.
    """
    import secretstorage
    from keyring.errors import KeyringLocked

    with ExitStack() as on_failure:
        connection = secretstorage.dbus_init()
        on_failure.callback(connection.close)
        collection = secretstorage.get_default_collection(connection)
        if collection.is_locked():
            collection.unlock()
            if collection.is_locked():  # the person would not
                raise KeyringLocked
        on_failure.pop_all()
    return collection


def _slot_key(text: object) -> bytes | None:
    if not isinstance(text, str) or len(text) != 2 * KEY_BYTES:
        return None
    try:
        found = bytes.fromhex(text)
    except ValueError:
        return None
    return found if len(found) == KEY_BYTES else None
