"""Makes what is installed, from this checkout or from copies of it."""

import subprocess
import sys
from pathlib import Path

from tests.drive.desktop import ROOT

# Runs in the environment that installers are made in. What is only made to be looked into is
# made quickly: a minute of a processor goes into each archive's compression otherwise.
MAKE = """
import os, sys
sys.path[:0] = ["packaging", "."]
from importlib import import_module
from pathlib import Path
from installers import environment, portable, tree
tree_folder, out, quick, *names = sys.argv[1:]
if quick:
    portable.PRESET = 0
    os.environ["PATH"] = f"{quick}:{os.environ['PATH']}"
made = tree.Tree(Path(tree_folder), tree.version(), tree.commit_time())
for name in names:
    maker = import_module(f"installers.{name}")
    environment.provide(getattr(maker, "NEEDS", {}))
    print(*maker.make(made, Path(out)), sep="\\n")
"""

# Stands before Debian's dpkg-deb: the same package, but not compressed.
DPKG_DEB = """#!/bin/sh
for word do
  shift
  [ "$word" = -Zxz ] && word=-Znone
  set -- "$@" "$word"
done
exec /usr/bin/dpkg-deb "$@"
"""


def bundle(checkout: Path = ROOT) -> Path:
    """Return the program as a folder, made anew."""
    command = [sys.executable, "packaging/build.py", "tree"]
    return Path(_said(command, checkout)[-1])


def make(tree: Path, out: Path, *names: str, checkout: Path = ROOT) -> list[Path]:
    """Return the installers made of such a folder, as they are given to people."""
    return _make(tree, out, "", names, checkout)


def make_quickly(tree: Path, out: Path, *names: str, checkout: Path = ROOT) -> list[Path]:
    """Return the same, large."""
    tools = out / "tools"
    tools.mkdir(parents=True)
    (tools / "dpkg-deb").write_text(DPKG_DEB)
    (tools / "dpkg-deb").chmod(0o755)
    return _make(tree, out, str(tools), names, checkout)


def _make(tree: Path, out: Path, quick: str, names: tuple[str, ...], checkout: Path) -> list[Path]:
    python = str(checkout / "build" / "env" / "bin" / "python")
    said = _said([python, "-c", MAKE, tree, out, quick, *names], checkout)
    return [Path(line) for line in said]


def figures(tree: Path) -> str:
    """Return what is told of its size and speed; no Qt of ours shares memory with the other run."""
    python = ROOT / "build" / "env" / "bin" / "python"
    return "\n".join(_said([python, "-c", MAKE, tree, tree, "", "figures"], ROOT))


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
