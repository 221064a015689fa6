"""Slots: the data key sealed by a passphrase or by a recovery code."""

import json
import os
from dataclasses import dataclass
from enum import StrEnum

from sessionbook.vault import keys
from sessionbook.vault.keys import DataKey, KdfProfile


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret
    RECOVERY = "recovery"


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


def _bound_to(vault_id: str, kind: SlotKind, profile: KdfProfile) -> bytes:
    return json.dumps([vault_id, kind.value, profile.memory_kib, profile.passes]).encode()
