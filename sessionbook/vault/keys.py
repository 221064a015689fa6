"""The data key, the keys made from it, and the sealing of it by a secret."""

import os
import unicodedata
from dataclasses import dataclass, field

from sessionbook.vault.errors import MemoryRefusedError

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 24
SEALED_BYTES = NONCE_BYTES + KEY_BYTES + 16  # the last 16 are the cipher's tag


@dataclass(frozen=True, slots=True)
class KdfProfile:
    """What one guess at a secret costs in Argon2id."""

    memory_kib: int
    passes: int


STANDARD = KdfProfile(memory_kib=262_144, passes=3)
SMALL = KdfProfile(memory_kib=65_536, passes=3)  # when the system refuses the memory
RANDOM_SECRET = KdfProfile(memory_kib=8, passes=1)  # 130 random bits need no slowing
CHEAPEST = KdfProfile(memory_kib=8, passes=1)  # only for testing


@dataclass(frozen=True, slots=True)
class DataKey:
    """The notebook's one random key; never shown, and never written unsealed."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")

    @classmethod
    def new(cls) -> "DataKey":
        return cls(os.urandom(KEY_BYTES))

    def database_key(self) -> bytes:
        return self._derived(b"notes.db")

    def header_key(self) -> bytes:
        return self._derived(b"keys.json")

    def _derived(self, purpose: bytes) -> bytes:
        return blake2b(b"", KEY_BYTES, key=self.secret, person=purpose)


def normalized(passphrase: str) -> bytes:
    """Return the same bytes however the keyboard composed the letters."""
    # A lone surrogate must not raise: its error would quote the passphrase.
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def blake2b(data: bytes, size: int, *, key: bytes = b"", person: bytes = b"") -> bytes:
    """Return the hash; hashlib has it too, but brings a second OpenSSL of 3 MB."""
    from nacl import bindings

    return bindings.crypto_generichash_blake2b_salt_personal(data, size, key=key, person=person)


def is_equal(one: bytes, other: bytes) -> bool:
    """Compare in a time that does not tell where they differ."""
    from nacl import bindings

    return len(one) == len(other) and bindings.sodium_memcmp(one, other)


def stretch(secret: bytes, salt: bytes, profile: KdfProfile) -> bytes:
    """Return the Argon2id key of a secret; slow, and leaves other threads running."""
    from nacl import bindings, exceptions

    try:
        return bindings.crypto_pwhash_alg(
            KEY_BYTES,
            secret,
            salt,
            profile.passes,
            profile.memory_kib * 1024,
            bindings.crypto_pwhash_ALG_ARGON2ID13,
        )
    except (exceptions.RuntimeError, MemoryError):  # libsodium's only failure here
        raise MemoryRefusedError from None


def seal(data: bytes, key: bytes, associated: bytes) -> bytes:
    """Encrypt with XChaCha20-Poly1305 under a fresh nonce, which comes first."""
    from nacl import bindings

    nonce = os.urandom(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(data, associated, nonce, key)


def unseal(sealed: bytes, key: bytes, associated: bytes) -> bytes | None:
    """Return what was sealed, or None when key or associated data differ."""
    from nacl import bindings, exceptions

    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, associated, nonce, key)
    except exceptions.CryptoError:
        return None
