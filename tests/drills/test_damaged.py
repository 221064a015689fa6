"""Two thousand damaged notebooks: each is named or whole, none crashes, hangs or eats memory."""

import json
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.drills import acts
from tests.drills.damage import CASES, KINDS
from tests.drills.opening import EQUAL, Tried, try_cases
from tests.drills.tracing import CONTEXT

pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in /proc"),
]
AT_ONCE, AT_A_TIME = 2, 50
MOST_SECONDS, MOST_KIB, MOST_KIB_REFUSED = 2.0, 512 * 1024, 16 * 1024
ROLLED_BACK = {"a hot journal", "a journal with a head", "a noisy journal"}
MAY_BE_WHOLE = {"bits of one header", *ROLLED_BACK}  # and those with a file in another's place

NAMES = {
    "DamagedHeaderError",
    "NewerFormatError",
    "WrongPassphraseError",  # a forged cost is sealed in, so that no passphrase is right
    "DamagedDatabaseError",
    "MismatchedDatabaseError",
    "MissingDatabaseError",
    "StorageFailedError",
    "check: page",
}

Case = tuple[str, int]


@pytest.fixture
def made(quick: Path) -> Path:
    """A notebook with all kinds of things in it."""
    acts.prepare("an attachment", quick / "one" / "Notebook")
    acts.expected("an attachment", quick / "one" / "Notebook")
    return quick / "one" / "Notebook"


@pytest.fixture
def other(quick: Path) -> Path:
    """Another notebook of the same person."""
    acts.prepare("a session", quick / "two" / "Notebook")
    return quick / "two" / "Notebook"


def test_every_damage_is_named(made: Path, other: Path) -> None:
    precious = made.parent / "precious"
    precious.write_bytes(b"the only copy")
    content = str(acts.state(made)[1])
    run = partial(tried_apart, made=made, other=other, content=content)
    parts = [CASES[place : place + AT_A_TIME] for place in range(0, len(CASES), AT_A_TIME)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = [tried for part in pool.map(run, parts) for tried in part]
    print_table(found)
    assert precious.read_bytes() == b"the only copy"
    problems = [tried for tried in found if is_wrong(tried)]
    assert problems == [], f"{len(problems)} of {len(found)}"
    assert len(found) == len(CASES) >= 2000


def tried_apart(cases: list[Case], made: Path, other: Path, content: str) -> list[Tried]:
    """Try cases in processes of their own: after one that ends it, the next goes on."""
    found: list[Tried] = []
    while len(found) < len(cases):
        found += _tried_until_death(cases[len(found) :], made, other, content)
        if len(found) < len(cases):
            found.append(Tried(*cases[len(found)], "CRASHED", 0, 0, is_altered=True))
    return found


def _tried_until_death(cases: list[Case], made: Path, other: Path, content: str) -> Iterator[Tried]:
    ours, theirs = socket.socketpair()
    process = CONTEXT.Process(target=try_cases, args=(cases, made, other, content, theirs))
    process.start()
    theirs.close()
    with ours, ours.makefile() as said:
        for line in said:
            yield Tried(**json.loads(line))
    process.join()


def is_wrong(tried: Tried) -> bool:
    """Return whether a damaged notebook was met in another way than it is to be."""
    kind = tried.kind
    if tried.named == EQUAL:
        wrong = kind not in MAY_BE_WHOLE and " as " not in kind
    elif kind == "costs beyond all limits":
        wrong = tried.named != "DamagedHeaderError" or tried.kib > MOST_KIB_REFUSED
    else:
        wrong = tried.named not in NAMES or (tried.is_altered and kind not in ROLLED_BACK)
    return wrong or tried.seconds > MOST_SECONDS or tried.kib > MOST_KIB


def print_table(found: list[Tried]) -> None:
    for kind in KINDS:
        of_kind = [tried for tried in found if tried.kind == kind]
        named = Counter(tried.named for tried in of_kind).most_common()
        slowest = max(tried.seconds for tried in of_kind)
        most = max(tried.kib for tried in of_kind) // 1024
        said = ", ".join(f"{count} {name}" for name, count in named)
        print(f"{kind:32} {len(of_kind):4}  {slowest:5.2f} s {most:4} MB  {said}")
    print(f"{len(found)} damaged notebooks: {dict(Counter(tried.named for tried in found))}")
