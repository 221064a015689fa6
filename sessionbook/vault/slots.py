"""Slots: the data key sealed by a passphrase, by a recovery code or by this computer's keyring."""

import json
import os
from dataclasses import dataclass
from enum import StrEnum

from sessionbook.vault import keys, recovery_code
from sessionbook.vault.errors import MemoryRefusedError
from sessionbook.vault.keys import RANDOM_SECRET, SMALL, DataKey, KdfProfile


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret
    RECOVERY = "recovery"
    COMPUTER = "computer"


ALWAYS_THERE = {SlotKind.PASSPHRASE, SlotKind.RECOVERY}


@dataclass(frozen=True, slots=True)
class Slot:
    """One sealed copy of the data key, and what it costs to try a secret on it."""

    kind: SlotKind
    profile: KdfProfile
    salt: bytes
    sealed: bytes

    def open(self, vault_id: str, secret: bytes) -> DataKey | None:
        """Return the data key, or None when the secret is not this slot's."""
        key = keys.stretch(secret, self.salt, self.profile)
        found = keys.unseal(self.sealed, key, _bound_to(vault_id, self.kind, self.profile))
        return None if found is None else DataKey(found)


def make_slot(
    kind: SlotKind, vault_id: str, data_key: DataKey, secret: bytes, profile: KdfProfile
) -> Slot:
    """Seal the data key; no slot opens in another notebook, or at a lower cost."""
    salt = os.urandom(keys.SALT_BYTES)
    key = keys.stretch(secret, salt, profile)
    sealed = keys.seal(data_key.secret, key, _bound_to(vault_id, kind, profile))
    return Slot(kind, profile, salt, sealed)


def passphrase_slot(vault_id: str, key: DataKey, secret: bytes, profile: KdfProfile) -> Slot:
    """Seal the data key by a passphrase, at less cost where the system gives less memory."""
    try:
        return make_slot(SlotKind.PASSPHRASE, vault_id, key, secret, profile)
    except MemoryRefusedError:
        if profile.memory_kib <= SMALL.memory_kib:
            raise
        return make_slot(SlotKind.PASSPHRASE, vault_id, key, secret, SMALL)


def recovery_slot(vault_id: str, key: DataKey, code: str) -> Slot:
    """Seal the data key by a recovery code."""
    secret = recovery_code.secret(code)
    return make_slot(SlotKind.RECOVERY, vault_id, key, secret, RANDOM_SECRET)


def _bound_to(vault_id: str, kind: SlotKind, profile: KdfProfile) -> bytes:
    return json.dumps([vault_id, kind.value, profile.memory_kib, profile.passes]).encode()
