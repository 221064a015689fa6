import hashlib
import subprocess
import sys
import threading
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.vault import keys
from sessionbook.vault.keys import CHEAPEST, SMALL, DataKey


def test_a_data_key_does_not_show_itself() -> None:
    key = DataKey(b"\x41" * 32)
    assert repr(key) == str(key) == "DataKey()"


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_data_key_has_32_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(bytes(length))


def test_every_purpose_has_its_own_key() -> None:
    key = DataKey.new()
    derived = {key.secret, key.database_key(), key.header_key()}
    assert len(derived) == 3
    assert {len(one) for one in derived} == {32}


def test_the_derivations_never_change() -> None:
    """A changed one would lock every notebook that exists."""
    key = DataKey(bytes(range(32)))
    assert key.database_key().hex() == DATABASE_KEY
    assert key.header_key().hex() == HEADER_KEY
    assert keys.stretch(b"herons", bytes(16), CHEAPEST).hex() == STRETCHED


DATABASE_KEY = "08eb4e7c5cdf05aad45fdfbd80fea1a76e8a6338fac9de834d547218ee17d0df"
HEADER_KEY = "886c835b1951ae6fe948693a1001c3d2a6976fa67e7b3a2a558d4286f58ff33b"
STRETCHED = "b09962a6bf2a0414ff8608ac2bf639712b8e6c7be1b4c79f1815fc2cd668d67e"


@given(st.text())
def test_a_passphrase_is_the_same_however_it_is_composed(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    apart = unicodedata.normalize("NFD", text)
    assert keys.normalized(composed) == keys.normalized(apart)


def test_no_passphrase_is_quoted_by_an_error() -> None:
    assert keys.normalized("half a pair \ud83d") == b"half a pair \xed\xa0\xbd"


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40))
def test_what_is_sealed_opens_only_with_key_and_associated_data(data: bytes, bound: bytes) -> None:
    key = b"k" * 32
    sealed = keys.seal(data, key, bound)
    assert len(sealed) == keys.SEALED_BYTES
    assert keys.unseal(sealed, key, bound) == data
    assert keys.unseal(sealed, b"x" * 32, bound) is None
    assert keys.unseal(sealed, key, bound + b"x") is None


def test_every_bit_of_a_sealed_key_counts() -> None:
    key, sealed = b"k" * 32, keys.seal(bytes(32), b"k" * 32, b"")
    for bit in range(len(sealed) * 8):
        flipped = bytearray(sealed)
        flipped[bit // 8] ^= 1 << bit % 8
        assert keys.unseal(bytes(flipped), key, b"") is None


def test_deriving_lets_other_threads_run() -> None:
    worker = threading.Thread(target=keys.stretch, args=(b"herons", bytes(16), SMALL))
    worker.start()
    ticks = 0
    while worker.is_alive():
        time.sleep(0.001)
        ticks += 1
    assert ticks > 5


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on memory")
def test_refused_memory_falls_back_and_then_says_so() -> None:
    assert _with_spare_memory(700) == "262144"
    assert _with_spare_memory(150) == "65536"
    assert _with_spare_memory(30) == "MemoryRefusedError"


def _with_spare_memory(mebibytes: int) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(mebibytes)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


LIMITED = """
import resource, sys, tempfile
from pathlib import Path
from sessionbook.vault import driver, keys
from sessionbook.vault.errors import MemoryRefusedError
from sessionbook.vault.vault import Vault
keys.stretch(b"", bytes(16), keys.CHEAPEST)
used = int(Path("/proc/self/statm").read_text().split()[0]) * 4096
resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[1]) * 2**20,) * 2)
with tempfile.TemporaryDirectory() as folder:
    try:
        vault, _, _ = Vault.create(Path(folder, "n"), "herons")
        assert vault.unlock("herons")
        print(vault._header.slots[0].profile.memory_kib)
    except MemoryRefusedError as error:
        assert not Path(folder, "n").exists()
        print(type(error).__name__)
"""


@pytest.mark.parametrize("length", [0, 1, 200, 70_000])
def test_the_hash_is_blake2b(length: int) -> None:
    data, key, person = bytes(length), bytes(range(32)), b"notes.db"
    plain, keyed = hashlib.blake2b(data, digest_size=16), hashlib.blake2b(data, key=key)
    assert keys.blake2b(data, 16) == plain.digest()
    assert keys.blake2b(data, 64, key=key) == keyed.digest()
    both = hashlib.blake2b(data, key=key, person=person, digest_size=32)
    assert keys.blake2b(data, 32, key=key, person=person) == both.digest()


@pytest.mark.parametrize("other", [b"", b"abc", b"abce", b"abcdd"])
def test_only_the_same_bytes_are_equal(other: bytes) -> None:
    assert keys.is_equal(b"abcd", b"abcd")
    assert not keys.is_equal(b"abcd", other)
