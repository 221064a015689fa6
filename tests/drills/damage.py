"""Two thousand ways to damage a notebook's folder, the same ones in every run."""

import json
import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sessionbook.vault.header import MEMORY_KIB, PASSES, rendered

PAGE = 4096
HEADERS = ("keys.json", "keys.prev.json")
NOTES, JOURNAL = "notes.db", "notes.db-journal"
MAGIC = bytes.fromhex("d9d505f920a163d7")  # how a rollback journal begins

Spoil = Callable[[random.Random, Path, Path], object]


def _flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 1, 8))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def flip_headers(chance: random.Random, folder: Path, _: Path) -> None:
    for name in HEADERS:
        _flip(folder / name, chance)


def flip_one_header(chance: random.Random, folder: Path, _: Path) -> None:
    _flip(folder / chance.choice(HEADERS), chance)


def cut_headers(chance: random.Random, folder: Path, _: Path) -> None:
    for name in HEADERS:
        os.truncate(folder / name, chance.randrange((folder / name).stat().st_size))


def forge(change: Callable[[random.Random, dict[str, Any]], object]) -> Spoil:
    """Return what changes the header and makes its checksum fit again."""

    def spoil(chance: random.Random, folder: Path, _: Path) -> None:
        body = json.loads((folder / HEADERS[0]).read_text())
        del body["checksum"]
        change(chance, body)
        for name in HEADERS:
            (folder / name).write_text(rendered(body))

    return spoil


def ask_too_much(chance: random.Random, body: dict[str, Any]) -> None:
    cost = chance.choice(("memory_kib", "memory_kib", "passes"))
    least = (MEMORY_KIB if cost == "memory_kib" else PASSES).stop
    body["slots"][0][cost] = chance.choice(
        (least, 2**20, 2**31, 2**63, chance.randrange(least, 2**31))
    )


def ask_much(chance: random.Random, body: dict[str, Any]) -> None:
    """Ask for the most that is derived at all."""
    body["slots"][0] |= {"memory_kib": MEMORY_KIB[-1], "passes": PASSES[-1]}


ODD_VALUES = (None, True, -1, 0, 1.5, 2**80, "", "x" * 20_000, [], {}, [[]] * 900, "\ud800", "00")


def change_type(chance: random.Random, body: dict[str, Any]) -> None:
    part = chance.choice((body, body["slots"][0], body["slots"][1]))
    name = chance.choice(sorted(part))
    others = [value for value in ODD_VALUES if value != part[name]]
    part[name] = chance.choice(others)


def odd_json(chance: random.Random, folder: Path, _: Path) -> None:
    text = (folder / HEADERS[0]).read_text()
    odd = chance.choice(
        (
            "[" * chance.choice((5_000, 60_000)),
            '{"a":' * 10_000,
            "1" * 60_000,
            f'{{"slots": {"[" * 900 + "]" * 900}}}',
            text.replace('"format": 1', '"format": 1, "format": 1'),
            text.replace('"format": 1', '"format": NaN'),
            text.replace("{", '{"slots": [],', 1),
            text + text,
            " " * 70_000 + text,
            "\ufeff" + text,
            text.replace("\n", "\r\n"),
            "\0" * 500,
            "null",
            '"' + "\\u0000" * 10_000 + '"',
            "x" * 20_000_000,
        )
    )
    for name in HEADERS:
        (folder / name).write_text(odd)


def other_header(_: random.Random, folder: Path, other: Path) -> None:
    for name in HEADERS:
        shutil.copy(other / name, folder / name)


def flip_notes(chance: random.Random, folder: Path, _: Path) -> None:
    _flip(folder / NOTES, chance)


def cut_notes(chance: random.Random, folder: Path, _: Path) -> None:
    size = (folder / NOTES).stat().st_size
    length = chance.randrange(size)
    os.truncate(folder / NOTES, length - length % chance.choice((1, PAGE)))


def with_pages(change: Callable[[random.Random, list[bytes]], object]) -> Spoil:
    """Return what changes the database page by page; the first is never left as it was alone."""

    def spoil(chance: random.Random, folder: Path, _: Path) -> None:
        data = (folder / NOTES).read_bytes()
        pages = [data[place : place + PAGE] for place in range(0, len(data), PAGE)]
        change(chance, pages)
        (folder / NOTES).write_bytes(b"".join(pages))

    return spoil


def zero(chance: random.Random, pages: list[bytes]) -> None:
    pages[chance.randrange(len(pages))] = bytes(PAGE)


def swap(chance: random.Random, pages: list[bytes]) -> None:
    one, two = chance.sample(range(len(pages)), 2)
    pages[one], pages[two] = pages[two], pages[one]


def copy_over(chance: random.Random, pages: list[bytes]) -> None:
    one, two = chance.sample(range(len(pages)), 2)
    pages[one] = pages[two]


def insert(chance: random.Random, pages: list[bytes]) -> None:
    pages.insert(chance.randrange(len(pages)), chance.choice(pages))


def leave_out(chance: random.Random, pages: list[bytes]) -> None:
    del pages[chance.randrange(len(pages))]


def append(chance: random.Random, folder: Path, _: Path) -> None:
    with (folder / NOTES).open("ab") as file:
        file.write(chance.randbytes(chance.choice((1, 100, PAGE, 3 * PAGE, PAGE + 7))))


def other_notes(_: random.Random, folder: Path, other: Path) -> None:
    shutil.copy(other / NOTES, folder / NOTES)


def other_notes_own_start(chance: random.Random, folder: Path, other: Path) -> None:
    """Put the other's pages behind this one's salt, or behind its first page."""
    kept = chance.choice((16, PAGE))
    data = (folder / NOTES).read_bytes()[:kept] + (other / NOTES).read_bytes()[kept:]
    (folder / NOTES).write_bytes(data)


def noise(chance: random.Random, folder: Path, _: Path) -> None:
    size = chance.choice((0, 1, 15, 16, 512, PAGE, 9 * PAGE))
    start = (folder / NOTES).read_bytes()[: chance.choice((0, 16))]
    (folder / NOTES).write_bytes((start + chance.randbytes(size))[:size])


def _make_journal(chance: random.Random, folder: Path, pages: list[bytes]) -> bytes:
    """Return a journal that is hot: its header is right, what it would bring back is not."""
    count, first = chance.choice((len(pages), 2**32 - 1, 0)), chance.randbytes(4)
    in_file = (folder / NOTES).stat().st_size // PAGE
    numbers = [count, int.from_bytes(first), chance.choice((1, in_file, 2**31)), 512, PAGE]
    head = MAGIC + b"".join(number.to_bytes(4) for number in numbers)
    records = b""
    for page in pages:
        total = int.from_bytes(first)
        for place in range(PAGE - 200, 0, -200):  # SQLite's own sum: anybody can make it fit
            total += page[place]
        number = chance.randrange(1, in_file + 1)
        records += number.to_bytes(4) + page + (total & 0xFFFFFFFF).to_bytes(4)
    return head.ljust(512, b"\0") + records


def hot_journal(chance: random.Random, folder: Path, other: Path) -> None:
    source = chance.choice((chance.randbytes(9 * PAGE), (other / NOTES).read_bytes()))
    pages = [source[place : place + PAGE] for place in range(0, 3 * PAGE, PAGE)]
    made = _make_journal(chance, folder, pages)
    (folder / JOURNAL).write_bytes(made[: chance.choice((len(made), 700, 5000))])


def headed_journal(chance: random.Random, folder: Path, other: Path) -> None:
    """Name a file beside the notebook as the head of several journals: SQLite deletes those."""
    hot_journal(chance, folder, other)
    name = bytes(folder.parent / "precious")
    lock_page = (2**30 // PAGE + 1).to_bytes(4)
    end = len(name).to_bytes(4) + (sum(name) & 0xFFFFFFFF).to_bytes(4) + MAGIC
    with (folder / JOURNAL).open("ab") as file:
        file.write(lock_page + name + end)


def noisy_journal(chance: random.Random, folder: Path, _: Path) -> None:
    (folder / JOURNAL).write_bytes(chance.choice((MAGIC, b"")) + chance.randbytes(5000))


def forged_log(chance: random.Random, folder: Path, other: Path) -> None:
    """Leave a write-ahead log with a page that SQLite would take for the newest."""
    head = b"".join(n.to_bytes(4) for n in (0x377F0683, 3007000, PAGE, 0, 1, 2))
    sums = _log_sums(head, (0, 0))
    log = head + b"".join(each.to_bytes(4) for each in sums)
    page = (other / NOTES).read_bytes()[-PAGE:]
    frame = chance.choice((1, 2, 3)).to_bytes(4) + (9).to_bytes(4)
    sums = _log_sums(frame + page, sums)
    log += frame + head[16:24] + b"".join(each.to_bytes(4) for each in sums) + page
    (folder / f"{NOTES}-wal").write_bytes(log[: chance.choice((len(log), 1000))])


def _log_sums(data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    one, two = sums
    for place in range(0, len(data), 8):
        one = (one + int.from_bytes(data[place : place + 4]) + two) & 0xFFFFFFFF
        two = (two + int.from_bytes(data[place + 4 : place + 8]) + one) & 0xFFFFFFFF
    return one, two


ELSEWHERE = ("/dev/zero", "/dev/full", "/etc/passwd", "/nowhere", "/proc/self/mem", ".", "/dev/tty")


def other_kind(chance: random.Random, folder: Path, other: Path, *, name: str, kind: str) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to(chance.choice((*ELSEWHERE, str(other / name), name)))
    elif kind == "device" and os.geteuid() == 0:
        os.mknod(path, 0o20600, os.makedev(1, chance.choice((3, 5, 7))))  # null, zero, full


def both(chance: random.Random, folder: Path, other: Path) -> None:
    flip_headers(chance, folder, other)
    flip_notes(chance, folder, other)


KINDS: dict[str, tuple[int, Spoil]] = {
    "bits of both headers": (230, flip_headers),
    "bits of one header": (80, flip_one_header),
    "headers cut off": (120, cut_headers),
    "costs beyond all limits": (160, forge(ask_too_much)),
    "the greatest costs": (8, forge(ask_much)),
    "wrong types in the header": (200, forge(change_type)),
    "odd JSON": (90, odd_json),
    "another's header": (10, other_header),
    "bits of the notes": (320, flip_notes),
    "notes cut off": (160, cut_notes),
    "a page zeroed": (70, with_pages(zero)),
    "two pages swapped": (70, with_pages(swap)),
    "a page copied over one": (70, with_pages(copy_over)),
    "a page inserted": (40, with_pages(insert)),
    "a page left out": (40, with_pages(leave_out)),
    "something appended": (40, append),
    "another's notes": (10, other_notes),
    "another's notes, own start": (20, other_notes_own_start),
    "noise for notes": (30, noise),
    "a hot journal": (80, hot_journal),
    "a journal with a head": (20, headed_journal),
    "a noisy journal": (30, noisy_journal),
    "a log for notes": (20, forged_log),
    "header and notes": (50, both),
}
for _kind, _count in (("folder", 3), ("pipe", 3), ("link", 9), ("device", 3), ("nothing", 1)):
    for _name in (*HEADERS, NOTES, JOURNAL):
        KINDS[f"a {_kind} as {_name}"] = (_count, partial(other_kind, name=_name, kind=_kind))

CASES = [(kind, number) for kind, (count, _) in KINDS.items() for number in range(count)]


def spoil(case: tuple[str, int], folder: Path, other: Path) -> None:
    """Damage a folder, in the same way each time."""
    kind, number = case
    KINDS[kind][1](random.Random(f"{kind} {number}"), folder, other)
