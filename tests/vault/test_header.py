import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sessionbook.vault.errors import DamagedHeaderError, NewerFormatError, VaultError
from sessionbook.vault.header import LARGEST_FILE, Header, parsed, rendered
from sessionbook.vault.keys import CHEAPEST, STANDARD, DataKey
from sessionbook.vault.slots import SlotKind, make_slot

KEY = DataKey(bytes(range(32)))
ID = "ab" * 16


def _header(vault_id: str = ID) -> Header:
    slots = tuple(make_slot(kind, vault_id, KEY, b"herons", CHEAPEST) for kind in SlotKind)
    return Header(vault_id, bytes(16), slots).signed(KEY)


HEADER = _header()


def _forged(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the header with a change and a checksum that fits it."""
    body = json.loads(HEADER.text())
    del body["checksum"]
    change(body)
    return rendered(body).encode()


def test_a_header_comes_back_equal() -> None:
    assert parsed(HEADER.text().encode()) == HEADER


def test_every_flipped_bit_is_named_as_damage() -> None:
    data = HEADER.text().encode()
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DamagedHeaderError):
            parsed(bytes(flipped))


def test_every_cut_is_named_as_damage() -> None:
    data = HEADER.text().encode()
    for length in range(len(data)):
        with pytest.raises(DamagedHeaderError):
            parsed(data[:length])


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_anything_else_is_named_as_damage(data: bytes) -> None:
    with pytest.raises(DamagedHeaderError):
        parsed(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.sampled_from(["format", "vault", "database_salt", "slots", "mac"]), JSON)
def test_no_forged_value_is_more_than_an_error(name: str, value: object) -> None:
    assume(json.loads(HEADER.text())[name] != value)
    with pytest.raises(VaultError):
        parsed(_forged(lambda body: body.update({name: value}))).check(KEY)


@given(st.sampled_from(["kind", "memory_kib", "passes", "salt", "sealed"]), JSON)
def test_no_forged_slot_is_more_than_an_error(name: str, value: object) -> None:
    assume(json.loads(HEADER.text())["slots"][0][name] != value)
    with pytest.raises(VaultError):
        parsed(_forged(lambda body: body["slots"][0].update({name: value}))).check(KEY)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 2**31),
        ("memory_kib", STANDARD.memory_kib + 1),
        ("memory_kib", 7),
        ("memory_kib", 8.0),
        ("memory_kib", "8"),
        ("passes", STANDARD.passes + 1),
        ("passes", 0),
        ("passes", True),
        ("salt", "00" * 17),
        ("salt", "00" * 15 + " 00"),
        ("sealed", "AB" * 72),
    ],
)
def test_forged_costs_and_lengths_are_refused_before_deriving(name: str, value: object) -> None:
    data = _forged(lambda body: body["slots"][0].update({name: value}))
    start = time.process_time()
    with pytest.raises(DamagedHeaderError):
        parsed(data)
    assert time.process_time() - start < 0.1


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(more=1),
        lambda body: body.pop("mac"),
        lambda body: body["slots"].pop(0),
        lambda body: body["slots"].pop(1),
        lambda body: body["slots"].append(body["slots"][0]),
        lambda body: body["slots"].append(body["slots"][2]),
        lambda body: body["slots"][0].update(more=1),
        lambda body: body.update(format=0),
        lambda body: body.update(format="2"),
        lambda body: body.update(format=True),
    ],
)
def test_a_forged_shape_is_named_as_damage(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(DamagedHeaderError):
        parsed(_forged(change))


@pytest.mark.parametrize("data", [b"[" * 60_000, b"1" * 60_000, b" " * (LARGEST_FILE + 1), b"[]"])
def test_a_hostile_file_is_refused_quickly(data: bytes) -> None:
    start = time.process_time()
    with pytest.raises(DamagedHeaderError):
        parsed(data)
    assert time.process_time() - start < 0.5


def test_a_later_format_is_told_from_damage() -> None:
    with pytest.raises(NewerFormatError):
        parsed(rendered({"format": 2, "anything": [1, {"else": None}]}).encode())


def test_only_the_holder_of_the_key_can_sign() -> None:
    HEADER.check(KEY)
    with pytest.raises(DamagedHeaderError):
        HEADER.check(DataKey.new())
    with pytest.raises(DamagedHeaderError):
        HEADER.signed(DataKey.new()).check(KEY)


def test_a_slot_does_not_open_in_another_notebook() -> None:
    slot = HEADER.slot(SlotKind.PASSPHRASE)
    assert slot
    assert slot.open(ID, b"herons") == KEY
    assert slot.open("cd" * 16, b"herons") is None


def test_replacing_a_slot_keeps_the_other() -> None:
    new = make_slot(SlotKind.PASSPHRASE, ID, KEY, b"cranes", CHEAPEST)
    header = HEADER.with_slot(new)
    assert header.slot(SlotKind.PASSPHRASE) == new
    assert header.slot(SlotKind.RECOVERY) == HEADER.slot(SlotKind.RECOVERY)
    assert len(header.slots) == len(SlotKind)


def test_only_the_slot_of_this_computer_may_be_missing() -> None:
    assert [slot.kind for slot in HEADER.slots] == ["passphrase", "recovery", "computer"]
    header = HEADER.without_slot(SlotKind.COMPUTER).signed(KEY)
    assert parsed(header.text().encode()) == header
    assert header.opened(SlotKind.COMPUTER, b"herons") is None
    assert HEADER.opened(SlotKind.COMPUTER, b"herons") == KEY
    with pytest.raises(DamagedHeaderError):
        HEADER.without_slot(SlotKind.COMPUTER).check(KEY)  # nobody takes it away in secret
