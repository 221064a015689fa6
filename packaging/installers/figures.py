"""How large the bundle is, how soon its window is there and what memory it takes: as ratios.

Beside it stands the program run from the checkout by the environment that this runs in, which
has the same parts from the same lock. Starts are told by the window manager, which is listened
to and not asked again and again; the two take turns, and of all of them the median counts.
"""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from installers.tree import NAME, ROOT, Tree

LOCK = ROOT / "requirements.lock"
STARTS, LOOKS = 7, 3
SETTLED = 1.0  # seconds from the window until its memory is looked at
PATIENCE = 30
LIST = "_NET_CLIENT_LIST"
WINDOW = re.compile(r"# 0x")
MB = 1e6


def make(tree: Tree, out: Path) -> list[Path]:
    """Print the ratios; nothing is made."""
    del out
    bundle, parts = size(tree.folder), size_of_source()
    print(_line("size, beside the parts and sources alone, which lack Python", bundle, parts, MB))
    with _stage() as stage:
        ours = [str(tree.program)]
        source = [sys.executable, "-m", NAME]
        started = _in_turn(stage.seconds_to_window, ours, source, STARTS)
        print(_line("process start to locked window", *started, 1e-3, "ms"))
        if os.geteuid() == 0:  # the program refuses its memory to everybody else
            held = _in_turn(stage.memory, ours, source, LOOKS)
            print(_line("memory of the locked window (RSS)", *held, MB))
    return []


def _line(what: str, ours: float, source: float, unit: float, name: str = "MB") -> str:
    beside = f"{ours / unit:.0f} against {source / unit:.0f} {name} run from source"
    return f"{what}: {ours / source:.2f} ({beside})"


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(
        path.lstat().st_size
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def size_of_source() -> int:
    """Return the bytes of the locked parts, as they are installed here, and of the sources."""
    names = re.findall(r"^([\w.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    files = {file for name in names for file in _files(name)}
    parts = sum(file.stat().st_size for file in files if file.exists())
    return parts + size(ROOT / NAME) + size(ROOT / "resources")


def _files(name: str) -> list[Path]:
    try:
        found = distribution(name).files or ()
    except PackageNotFoundError:  # it is for another system
        return []
    return [Path(str(file.locate())) for file in found if file.suffix != ".pyc"]


def _in_turn(
    look: Callable[[list[str]], float], ours: list[str], source: list[str], times: int
) -> tuple[float, float]:
    """Return the medians of two commands that take turns; the first turn only warms up."""
    turns = [(look(ours), look(source)) for _ in range(times + 1)][1:]
    return median(turn[0] for turn in turns), median(turn[1] for turn in turns)


class _Stage:
    """A screen with a window manager, somebody listening to it, and a notebook to be opened."""

    def __init__(self, running: ExitStack, home: Path) -> None:
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("QT_")},
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb",
            **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"), str(home)),
        }
        self._running = running
        self._environment["DISPLAY"] = self._start_screen()
        named = ["xprop", "-root", "-f", LIST, "32x", "-set", LIST, "0"]  # or xprop knows no such
        subprocess.run(named, env=self._environment, check=True)
        self._listener = self._start(["xprop", "-spy", "-root", LIST], stdout=subprocess.PIPE)
        self._start(["openbox"])
        self._notebook = home / "Notebook"
        new = [sys.executable, "-m", NAME, "new", "--passphrase-file", "-", str(self._notebook)]
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        words = b"seven quiet herons\n"
        subprocess.run(new, env=self._environment, input=words, check=True, **quiet)

    def seconds_to_window(self, command: list[str]) -> float:
        """Return the seconds from the start of a process to its window."""
        with self._shown(command) as (_, took):
            return took

    def memory(self, command: list[str]) -> float:
        """Return the bytes of a process whose window has been there a while, shared ones included.

        What is shared is not divided: one of the two has its libraries in common with whoever
        measures.
        """
        with self._shown(command) as (process, _):
            time.sleep(SETTLED)
            rows = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
        found = re.search(r"^Rss: +(\d+) kB", rows, re.MULTILINE)
        assert found
        return int(found[1]) * 1024

    @contextmanager
    def _shown(self, command: list[str]) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
        begun = time.perf_counter()
        quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        whole = [*command, str(self._notebook)]
        process = subprocess.Popen(whole, env=self._environment, **quiet)
        try:
            self._listen(is_there=True)
            yield process, time.perf_counter() - begun
        finally:
            process.kill()
            process.wait()
        self._listen(is_there=False)

    def _listen(self, *, is_there: bool) -> None:
        """Hear of the windows until there is one, or none."""
        assert self._listener.stdout
        while select.select([self._listener.stdout], [], [], PATIENCE)[0]:
            line = self._listener.stdout.readline().decode()
            if not line:  # it listens no more
                break
            if bool(WINDOW.search(line)) is is_there:
                return
        raise SystemExit("No window was shown.")

    def _start_screen(self) -> str:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x860x24"]
        # without -noreset the names are forgotten when the first that spoke to it has gone
        self._start([*command, "-noreset", "-nolisten", "tcp"], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as said:
            return f":{said.readline().strip()}"

    def _start(self, command: Sequence[str], **options: Any) -> subprocess.Popen[bytes]:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "bufsize": 0}
        how: dict[str, Any] = {"env": self._environment, **quiet, **options}
        started: subprocess.Popen[bytes] = subprocess.Popen(command, **how)
        self._running.enter_context(started)  # which waits for it
        self._running.callback(started.kill)  # after this
        return started


@contextmanager
def _stage() -> Iterator[_Stage]:
    with TemporaryDirectory(prefix="figures-") as home, ExitStack() as running:
        yield _Stage(running, Path(home))
