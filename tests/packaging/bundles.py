"""Makes what is installed, from this checkout or from copies of it."""

import subprocess
import sys
from pathlib import Path

from tests.drive.desktop import ROOT

# Runs in the environment that installers are made in.
MAKE = """
import sys
sys.path[:0] = ["packaging", "."]
from importlib import import_module
from pathlib import Path
from installers import environment, tree
made = tree.Tree(Path(sys.argv[1]), tree.version(), tree.commit_time())
for name in sys.argv[3:]:
    maker = import_module(f"installers.{name}")
    environment.provide(getattr(maker, "NEEDS", {}))
    print(*maker.make(made, Path(sys.argv[2])), sep="\\n")
"""


def bundle(checkout: Path = ROOT) -> Path:
    """Return the program as a folder, made anew."""
    command = [sys.executable, "packaging/build.py", "tree"]
    return Path(_said(command, checkout)[-1])


def make(tree: Path, out: Path, *what: str, checkout: Path = ROOT) -> list[Path]:
    """Return the installers made of such a folder."""
    python = str(checkout / "build" / "env" / "bin" / "python")
    return [Path(line) for line in _said([python, "-c", MAKE, tree, out, *what], checkout)]


def clone(target: Path) -> Path:
    """Return a clone of what is committed here; it shares the environment of this checkout."""
    command = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)]
    subprocess.run(command, check=True, capture_output=True)
    (target / "build").mkdir()
    (target / "build" / "env").symlink_to(ROOT / "build" / "env")
    return target


def _said(command: list[str | Path], checkout: Path) -> list[str]:
    quiet = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True}
    done = subprocess.run(command, cwd=checkout, check=False, **quiet)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()
