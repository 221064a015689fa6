"""The text of keys.json: everything about the keys that need not be secret.

Every format, this one and later ones, is a JSON object as rendered() writes it, with
"format" first and "checksum" last. So accidental damage is told from a newer format, and
both from a forgery, which only the keyed "mac" shows.
"""

import json
from dataclasses import dataclass, replace
from typing import Any

from sessionbook.vault import keys
from sessionbook.vault.errors import DamagedHeaderError, NewerFormatError
from sessionbook.vault.keys import STANDARD, DataKey, KdfProfile
from sessionbook.vault.slots import ALWAYS_THERE, Slot, SlotKind

FORMAT = 1
LARGEST_FILE = 64 * 1024
# Checked before deriving, so that no forged header hangs or exhausts the machine: what this
# format may ask for is what is written in it, and whoever writes more gives it a new number.
MEMORY_KIB = range(8, STANDARD.memory_kib + 1)
PASSES = range(1, STANDARD.passes + 1)
ID_BYTES = 16
MAC_BYTES = 32


@dataclass(frozen=True, slots=True)
class Header:
    """A notebook's identity, its database's salt and its slots, signed as a whole."""

    vault_id: str
    database_salt: bytes
    slots: tuple[Slot, ...]
    mac: bytes = bytes(MAC_BYTES)

    def slot(self, kind: SlotKind) -> Slot | None:
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def opened(self, kind: SlotKind, secret: bytes) -> DataKey | None:
        """Return the data key, or None when the secret opens no slot of this kind."""
        slot = self.slot(kind)
        return None if slot is None else slot.open(self.vault_id, secret)

    def with_slot(self, new: Slot) -> "Header":
        """Return a header, not yet signed, in which the slot of this kind is replaced."""
        others = self.without_slot(new.kind).slots
        return replace(self, slots=(*others, new))

    def without_slot(self, kind: SlotKind) -> "Header":
        """Return a header, not yet signed, without a slot of this kind."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind is not kind))

    def signed(self, key: DataKey) -> "Header":
        return replace(self, mac=self._mac(key))

    def check(self, key: DataKey) -> None:
        """Raise DamagedHeaderError unless the holder of the data key wrote all of this."""
        if not keys.is_equal(self.mac, self._mac(key)):
            raise DamagedHeaderError

    def text(self) -> str:
        return rendered(self._body() | {"mac": self.mac.hex()})

    def _mac(self, key: DataKey) -> bytes:
        text = rendered(self._body()).encode()
        return keys.blake2b(text, MAC_BYTES, key=key.header_key())

    def _body(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "vault": self.vault_id,
            "database_salt": self.database_salt.hex(),
            "slots": [_slot_body(slot) for slot in self.slots],
        }


def parsed(data: bytes) -> Header:
    """Return the header in these bytes, every length and limit checked."""
    body = _unsealed_body(data)
    if isinstance(body.get("format"), int) and body["format"] > FORMAT:
        raise NewerFormatError
    try:
        header = _header(body)
    except (KeyError, TypeError, ValueError):
        raise DamagedHeaderError from None
    if header.text().encode() != data:  # nothing extra, nothing written another way
        raise DamagedHeaderError
    return header


def rendered(body: dict[str, Any]) -> str:
    """Return the object as text, its checksum added at the end."""
    checksum = keys.blake2b(json.dumps(body).encode(), 16).hex()
    return json.dumps(body | {"checksum": checksum}, indent=1) + "\n"


def _unsealed_body(data: bytes) -> dict[str, Any]:
    """Return the object whose checksum holds; it may be of any format."""
    if len(data) > LARGEST_FILE:
        raise DamagedHeaderError
    try:
        body = json.loads(data)
        del body["checksum"]
        whole = rendered(body).encode() == data
    except (ValueError, TypeError, KeyError, RecursionError):
        raise DamagedHeaderError from None
    if not whole:
        raise DamagedHeaderError
    return dict(body)


def _header(body: dict[str, Any]) -> Header:
    slots = tuple(_slot(part) for part in body["slots"])
    kinds = {slot.kind for slot in slots}
    if len(kinds) != len(slots) or not kinds >= ALWAYS_THERE:
        raise ValueError("one slot of each kind, the computer's only if it is wanted")
    return Header(
        vault_id=_bytes(body["vault"], ID_BYTES).hex(),
        database_salt=_bytes(body["database_salt"], keys.SALT_BYTES),
        slots=slots,
        mac=_bytes(body["mac"], MAC_BYTES),
    )


def _slot(part: dict[str, Any]) -> Slot:
    return Slot(
        kind=SlotKind(part["kind"]),
        profile=KdfProfile(
            memory_kib=_within(MEMORY_KIB, part["memory_kib"]),
            passes=_within(PASSES, part["passes"]),
        ),
        salt=_bytes(part["salt"], keys.SALT_BYTES),
        sealed=_bytes(part["sealed"], keys.SEALED_BYTES),
    )


def _slot_body(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind.value,
        "memory_kib": slot.profile.memory_kib,
        "passes": slot.profile.passes,
        "salt": slot.salt.hex(),
        "sealed": slot.sealed.hex(),
    }


def _within(limits: range, value: object) -> int:
    if type(value) is not int or value not in limits:  # True is an int, too
        raise ValueError("out of limits")
    return value


def _bytes(text: str, length: int) -> bytes:
    data = bytes.fromhex(text)
    if len(data) != length:
        raise ValueError("wrong length")
    return data
