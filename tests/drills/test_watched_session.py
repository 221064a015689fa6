"""A whole session of the real program under strace: no word leaves it, no internet is asked for."""

import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.canaries import needles
from tests.conftest import PASSPHRASE
from tests.drills import watched
from tests.drills.tracing import require_strace
from tests.drive.desktop import Desktop, missing
from tests.test_lock_and_unlock import CANARIES, Drive

pytestmark = pytest.mark.drill

LOCAL = "AF_UNIX"
SYSTEM_BUS = {"/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket"}  # says: it sleeps
SOCKET = re.compile(r"UNIX-STREAM:\[(\d+)")
SPLIT = 100  # a word may lie in two writes, one after the other
ASK_FOR_READERS = ["--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"]


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A desktop with the bus of screen readers, on which nobody listens."""
    require_strace()
    if packages := missing():
        give_up = pytest.fail if os.environ.get("DRILL_ALL") else pytest.skip
        give_up("There is no desktop here. Please type: apt-get install " + " ".join(packages))
    desktop = Desktop(tmp_path_factory.mktemp("desktop"), is_read=False)
    ask = ["dbus-send", "--session", "--print-reply", *ASK_FOR_READERS]
    subprocess.run(ask, env=desktop.environment, capture_output=True, check=True)
    yield desktop
    desktop.end()


@pytest.fixture(scope="module")
def log(desktop: Desktop, made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What strace wrote down of a session: unlock, write on every page, lock, unlock, read."""
    at = tmp_path_factory.mktemp("session")
    subprocess.run(["cp", "-r", str(made_once), str(at / "Notebook")], check=True)
    names = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    screen = {"QT_QPA_PLATFORM": "xcb", **{name: desktop.environment[name] for name in names}}
    drive = Drive(at / "Notebook", at / "sandbox", watched.command(at / "log"), screen)
    try:
        for stop in ("written", "locked", "shown", "stored"):
            drive.wait_for(stop)
            drive.go_on(stop)
        assert drive.program.wait(timeout=30) == 0
    finally:
        drive.end()
    return at / "log"


@pytest.fixture(scope="module")
def calls(log: Path) -> list[watched.Call]:
    return list(watched.calls(log))


def kind_of(where: str, at: Path, peers: dict[str, str]) -> str:
    """Return what a descriptor leads to, in a word or two."""
    if where.startswith(str(at)):
        return re.sub(r"^(state|Notebook/notes)\b.*", r"\1", str(Path(where).relative_to(at)))
    if socket := SOCKET.search(where):
        return peers.get(socket[1], where)
    return where


def test_no_word_is_written_anywhere(calls: list[watched.Call], log: Path) -> None:
    wanted = {word: needles(word) for word in (*CANARIES, PASSPHRASE)}
    sent: Counter[str] = Counter()
    last: defaultdict[str, bytes] = defaultdict(bytes)
    hits: defaultdict[str, set[str]] = defaultdict(set)
    peers, cut = {}, set()
    for call in calls:
        if call.name == "connect" and (socket := SOCKET.search(call.where)):
            peers[socket[1]] = Path(call.strings[-1].decode()).name
        kind = kind_of(call.where, log.parent, peers) if call.is_sending else call.name
        hay = b"".join(call.strings).lower()
        sent[kind] += len(hay)
        cut |= {kind} if call.was_cut else set()
        hay, last[kind] = last[kind] + hay, hay[-SPLIT:]
        for word, forms in wanted.items():
            if any(form in hay for form in forms):
                hits[kind].add(word)
    for kind, count in sent.most_common():
        print(f"{count:10} bytes: {kind}")
    assert len(hits.pop("state")) >= len(CANARIES) - 1  # what the test itself is told, is found
    assert dict(hits) == {}
    assert cut == set()


def test_only_the_local_display_and_buses_are_spoken_to(
    calls: list[watched.Call], desktop: Desktop
) -> None:
    families = {call.arguments.split(",")[0] for call in calls if call.name == "socket"}
    peers = {call.strings[-1].decode() for call in calls if call.name == "connect"}
    print(f"families of sockets: {families}; connected to: {sorted(peers)}")
    assert families == {LOCAL}
    display = desktop.environment["DISPLAY"].removeprefix(":")
    bus = desktop.environment["DBUS_SESSION_BUS_ADDRESS"].split("=")[1].split(",")[0]
    readers = f"{desktop.environment['XDG_RUNTIME_DIR']}/at-spi/bus"
    for peer in peers - SYSTEM_BUS:
        assert peer in (f"/tmp/.X11-unix/X{display}", bus) or peer.startswith(readers)
    serving = [call for call in calls if call.name in ("bind", "listen", "accept", "accept4")]
    around = [call for call in calls if call.name in watched.AROUND.split(",")]
    assert serving + around == []


def test_only_the_notebook_and_the_settings_are_written(
    calls: list[watched.Call], log: Path
) -> None:
    at = log.parent
    places = Counter(call.written_path for call in calls if call.written_path)
    print("written:", *(path.removeprefix(f"{at}/") for path in sorted(places)), sep="\n  ")
    ours = (at / "Notebook", at / "sandbox/home/.config/sessionbook")
    tests_own = (at / "state", at / "sandbox" / "said", Path(os.devnull))
    strange = [
        path
        for path in places
        if not any(Path(path).is_relative_to(place) for place in (*ours, *tests_own))
    ]
    assert strange == []
    shared = [
        call.arguments
        for call in calls
        if call.name == "mmap" and "MAP_SHARED" in call.arguments and "PROT_WRITE" in call.arguments
    ]
    pictures = [each for each in shared if "memfd:xorg" in each or "/SYSV" in each]
    print(f"memory shared with others: {len(pictures)} pictures for the display")
    assert shared == pictures


def test_it_becomes_only_itself(calls: list[watched.Call]) -> None:
    started = [call.strings[:4] for call in calls if call.name in ("execve", "execveat")]
    python = sys.executable.encode()
    assert {words[1:4] for words in started} == {(python, b"-m", b"sessionbook")}
    assert len(started) >= 2
