"""A notebook's folder: making it, proving who may open it, opening its notes."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

from sessionbook.vault import header_file, keyring_slot, keys, recovery_code, replacement
from sessionbook.vault.errors import (
    AlreadyOpenError,
    CodeAsPassphraseError,
    ComputerRefusedError,
    DamagedHeaderError,
    GivenUpError,
    NoPassphraseError,
    NotANotebookError,
    StorageFailedError,
    UnfinishedNotebookError,
    VaultError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from sessionbook.vault.header import ID_BYTES, Header
from sessionbook.vault.instance_lock import LOCK, InstanceLock
from sessionbook.vault.keys import RANDOM_SECRET, STANDARD, DataKey, KdfProfile
from sessionbook.vault.new_folder import (
    new_folder,
    note_opened,
    require_free,
    was_never_opened,
    write_first_page,
)
from sessionbook.vault.notes_file import NOTES, open_notes
from sessionbook.vault.replacement import Keyed
from sessionbook.vault.slots import Slot, SlotKind, make_slot, passphrase_slot, recovery_slot

if TYPE_CHECKING:  # loaded at the first connect: the locked window paints before
    from sessionbook.vault.driver import Connection


class Vault:
    """One notebook's folder; an attempt to open it that fails leaves it as it was."""

    def __init__(self, folder: Path, header: Header, profile: KdfProfile = STANDARD) -> None:
        """Take what a guess at a passphrase chosen from now on is to cost."""
        self.folder = folder
        self._header = header
        self._profile = profile
        self._lock = InstanceLock(folder / LOCK)
        self._turn = Lock()  # what opens it is changed on threads
        self._key: DataKey | None = None  # while it is open, as the database has it, too

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, profile: KdfProfile = STANDARD
    ) -> tuple[Self, DataKey, str]:
        """Make a notebook; slow. The code is returned as it is shown, once."""
        secret = _new_secret(passphrase)
        require_free(folder)
        key, code = DataKey.new(), recovery_code.make()
        header = _new_header(os.urandom(ID_BYTES).hex(), key, secret, code, profile)
        with new_folder(folder):
            write_first_page(folder / NOTES, key, header.database_salt)
            header_file.write_header(folder, header, _opens(SlotKind.PASSPHRASE, secret, key))
        return cls(folder, header, profile), key, code

    @classmethod
    def at(cls, folder: Path, profile: KdfProfile = STANDARD) -> Self:
        """Return the notebook in this folder; quick, nothing is derived or proven yet."""
        try:
            header = header_file.read_header(folder)
        except (DamagedHeaderError, NotANotebookError):
            if was_never_opened(folder):
                raise UnfinishedNotebookError from None
            raise
        return cls(folder, header, profile)

    def unlock(self, passphrase: str) -> DataKey:
        """Return the data key; slow, from any thread."""
        secret = keys.normalized(passphrase)
        is_code = recovery_code.is_whole(passphrase)
        wrong = CodeAsPassphraseError if is_code else WrongPassphraseError
        return self._unlock(SlotKind.PASSPHRASE, secret, wrong)

    def prove(self, passphrase: str) -> None:
        """Raise unless this opens the notebook that is open here, whose disk may be gone; slow."""
        secret = keys.normalized(passphrase)
        if self._header.opened(SlotKind.PASSPHRASE, secret) is None:
            raise WrongPassphraseError

    def unlock_with_code(self, code: str) -> DataKey:
        """Return the data key for a recovery code, however it was typed."""
        secret = recovery_code.secret(code)
        return self._unlock(SlotKind.RECOVERY, secret, WrongRecoveryCodeError)

    @property
    def opens_with_computer(self) -> bool:
        """Whether there was a slot for this computer when the header was last looked at."""
        return self._header.slot(SlotKind.COMPUTER) is not None

    def unlock_with_computer(self) -> DataKey:
        """Return the data key by the keyring of this computer; may wait for the person."""
        header = header_file.read_header(self.folder)
        has_slot = header.slot(SlotKind.COMPUTER) is not None
        secret = keyring_slot.recall(header.vault_id) if has_slot else None
        if secret is None:
            raise ComputerRefusedError
        return self._unlock(SlotKind.COMPUTER, secret, ComputerRefusedError)

    def allow_computer(self, key: DataKey, is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Let the keyring of this computer open the notebook; may wait for the person.

        It is proven to keep its part before the header is written, and is_wanted is asked whether
        the person still waits.
        """
        vault_id, secret = self._trusted_header(key).vault_id, os.urandom(keys.KEY_BYTES)
        slot = make_slot(SlotKind.COMPUTER, vault_id, key, secret, RANDOM_SECRET)
        with keyring_slot.remembered(vault_id, secret):
            if not is_wanted():
                raise GivenUpError
            self._replace(slot, key, secret)

    def forbid_computer(self, key: DataKey | None = None) -> None:
        """Open with this computer no more, and let its keyring forget; may wait for the person."""
        self.revoke_computer(key)
        self.forget_computer()

    def revoke_computer(self, key: DataKey | None = None) -> None:
        """Take the slot away, whatever the keyring is doing.

        While the notebook is open no key need be given.
        """
        with self._alone():
            key = key or self._key
            if key is None:
                raise ValueError("a closed notebook's header is signed with its key")
            header = self._trusted_header(key).without_slot(SlotKind.COMPUTER).signed(key)
            header_file.write_header(self.folder, header, lambda read: read.check(key))
            self._header = header

    def forget_computer(self) -> None:
        """Let the keyring forget what opens nothing any more, if it can; may wait."""
        keyring_slot.forget(self._header.vault_id)

    def connect(self, key: DataKey) -> "Connection":
        """Open the notes for this thread and hold the notebook until close()."""
        with self._turn:
            if self._lock.held:
                raise AlreadyOpenError
            try:
                connection = self._connect(key)
            except BaseException:
                self.close()
                raise
            header_file.heal_headers(self.folder, self._header, key)
            replacement.discard_copy(self.folder)
            self._key = key
        return connection

    def copy_to(self, folder: Path, key: DataKey, source: "Connection") -> "Vault":
        """Write all that a connection holds, with the same keys, into a new folder; slow."""
        from sessionbook.vault.copying import copy_notebook

        copy_notebook(source, self._header, key, folder)
        return Vault(folder, self._header, self._profile)

    def close(self) -> None:
        """Let other instances have the notebook; close the connection before."""
        self._key = None
        self._lock.release()

    def change_passphrase(self, key: DataKey, new: str) -> None:
        """Replace the passphrase; slow. The notes and the recovery code stay as they are."""
        secret = _new_secret(new)
        slot = passphrase_slot(self._header.vault_id, key, secret, self._profile)
        self._replace(slot, key, secret)

    def renew_recovery_code(self, key: DataKey, code: str) -> None:
        """Let this code, made and written down before, open the notebook in place of the old."""
        slot = recovery_slot(self._header.vault_id, key, code)
        self._replace(slot, key, recovery_code.secret(code))

    @property
    def recovery_mark(self) -> str:
        """Return what tells the recovery code that counts from those before it; no secret."""
        slots = {slot.kind: slot for slot in self._header.slots}
        return slots[SlotKind.RECOVERY].salt.hex()

    def replace_key(self, key: DataKey, new_passphrase: str) -> tuple[DataKey, str]:
        """Seal the notes anew, for somebody knows the passphrase; slow, from any thread.

        The notebook must not be open. From the moment it is done only the new passphrase and the
        code that is returned, as it is shown, open it; until then, and if it fails, the old ones.
        """
        secret = _new_secret(new_passphrase)
        with self._alone(may_be_open=False):
            old = Keyed(self._trusted_header(key), key)
            if replacement.copy_waits(self.folder, old.header):
                replacement.finish(self.folder, old)
            new_key, code = DataKey.new(), recovery_code.make()
            new = Keyed(
                _new_header(old.header.vault_id, new_key, secret, code, self._profile), new_key
            )
            replacement.replace_key(self.folder, old, new, _opens_with_both(secret, code, new_key))
            self._header = new.header
        return new_key, code

    def _unlock(self, kind: SlotKind, secret: bytes, wrong: type[VaultError]) -> DataKey:
        header = header_file.read_header(self.folder)  # another instance may have changed it
        key = header.opened(kind, secret)
        if key is None:
            raise wrong
        header.check(key)
        self._header = header
        return key

    def _connect(self, key: DataKey) -> "Connection":
        self._lock.take(create=False)  # a failed attempt must not leave a new file
        header = self._require_same_key()
        if replacement.copy_waits(self.folder, header):
            self._lock.take(create=True)
            replacement.finish(self.folder, Keyed(header, key))
        connection = open_notes(self.folder / NOTES, key, header.database_salt)
        try:
            self._lock.take(create=True)
            note_opened(self.folder)
        except BaseException:
            connection.close()
            raise
        return connection

    def _require_same_key(self) -> Header:
        """Return the header as it is now: the key may have been replaced since it was derived."""
        try:
            header = header_file.read_header(self.folder)
        except DamagedHeaderError:
            return self._header
        if header.database_salt != self._header.database_salt:
            raise WrongPassphraseError
        return header

    def _trusted_header(self, key: DataKey) -> Header:
        header = header_file.read_header(self.folder)
        header.check(key)
        return header

    def _replace(self, slot: Slot, key: DataKey, secret: bytes) -> None:
        with self._alone():
            header = self._trusted_header(key).with_slot(slot).signed(key)
            header_file.write_header(self.folder, header, _opens(slot.kind, secret, key))
            self._header = header

    @contextmanager
    def _alone(self, *, may_be_open: bool = True) -> Iterator[None]:
        """Hold the notebook for the block, if it is not held already; one thread at a time."""
        with self._turn:
            if self._lock.held:
                if not may_be_open:
                    raise AlreadyOpenError
                yield
                return
            self._lock.take(create=True)
            try:
                yield
            finally:
                self.close()


def _new_header(
    vault_id: str, key: DataKey, secret: bytes, code: str, profile: KdfProfile
) -> Header:
    slots = (
        passphrase_slot(vault_id, key, secret, profile),
        recovery_slot(vault_id, key, code),
    )
    return Header(vault_id, os.urandom(keys.SALT_BYTES), slots).signed(key)


def _new_secret(passphrase: str) -> bytes:
    if not passphrase:
        raise NoPassphraseError
    return keys.normalized(passphrase)


def _opens(kind: SlotKind, secret: bytes, key: DataKey) -> Callable[[Header], None]:
    """Return the proof, made on what the disk gave back, that the secret opens it."""

    def proof(header: Header) -> None:
        header.check(key)
        if header.opened(kind, secret) != key:
            raise StorageFailedError

    return proof


def _opens_with_both(secret: bytes, code: str, key: DataKey) -> Callable[[Header], None]:
    proofs = (
        _opens(SlotKind.PASSPHRASE, secret, key),
        _opens(SlotKind.RECOVERY, recovery_code.secret(code), key),
    )

    def proof(header: Header) -> None:
        for each in proofs:
            each(header)

    return proof
