"""Tries the Windows program and its setup under Wine, from nothing: a smoke test, and no more.

python3 packaging/windows/wine          makes all of it in build/wine, and tries it
python3 packaging/windows/wine again    tries what was made there before, without making it anew

Wine is not Windows, and the Python in this bundle comes from a source package whose signatures
nobody looks at here: nothing made by this script is to be given to anybody. Debian only, about
ten minutes on two cores; after LONGEST seconds it ends, whatever it is doing.
"""

import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from installers import environment

if TYPE_CHECKING:
    from installers.tree import Tree
    from machine import Machine

LONGEST = 1800
TOOLS = {
    "wine": "wine",
    "wineboot": "wine64",
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
}
BUNDLE = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from installers import environment, tree
environment.BUILD = Path(sys.argv[3])
tree.make()
"""
STARTED = time.monotonic()


def main() -> None:
    """Make it, unless what is there is to do; try it."""
    environment.enter(str(Path(__file__).parent), TOOLS)
    signal.signal(signal.SIGALRM, _end_late)
    signal.alarm(LONGEST)
    from installers import tree, windows_setup
    from machine import Machine
    from trial import Trial

    machine = Machine(environment.BUILD / "wine")
    made = tree.Tree(machine.folder / "tree" / tree.NAME, tree.version(), tree.commit_time())
    try:
        if sys.argv[1:] != ["again"]:
            _make(machine, made)
        setup = windows_setup.setup_file(made, machine.folder)
        Trial(machine, made, setup, say).run()
    finally:
        machine.end()
    say("All of this went well under Wine. It was never tried on Windows.")


def _make(machine: "Machine", made: "Tree") -> None:
    from installers import windows_setup

    machine.start()
    say(machine.run("cmd", "/c", "ver").strip() + ", by Wine")
    machine.provide_python(environment.LOCK)
    say("Python " + machine.run_python("import sys; print(sys.version)").strip())
    machine.environment["SOURCE_DATE_EPOCH"] = str(made.epoch)
    places = [machine.path(each) for each in (ROOT, ROOT / "packaging", machine.folder)]
    machine.run_python(BUNDLE, *places, seconds=600)
    files = windows_setup.files_of(made.folder)
    size = sum(windows_setup.size(made.folder / file) for file in files)
    say(f"bundled: {len(files)} files, {size / 1e6:.1f} MB")
    for setup in windows_setup.make(made, machine.folder):
        say(f"compiled: {setup.name}, {windows_setup.size(setup) / 1e6:.1f} MB")


def say(words: str) -> None:
    """Print a line with the seconds since the start."""
    print(f"{time.monotonic() - STARTED:6.0f} s  {words}", flush=True)


def _end_late(*_: object) -> None:
    raise SystemExit(f"FAILED: not ready after {LONGEST} seconds")


main()
