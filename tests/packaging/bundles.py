"""Makes what is installed, from this checkout or from copies of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from tests.drive.desktop import ROOT

LONGEST = 900  # seconds: the first time an environment is made for it
NO_SOURCES = (".git", "build", "dist", ".venv", "__pycache__", ".*_cache", ".hypothesis")

# Runs in the environment that installers are made in. They are packed fast: more than a minute
# of a processor would go into each otherwise, for the same files in it.
MAKE = """
import sys
sys.path[:0] = ["packaging", "."]
from importlib import import_module
from pathlib import Path
from installers import deb, environment, portable, tree
deb.COMPRESSION = "-Zxz", "-z1"
portable.PRESET = 0
folder, out, *names = sys.argv[1:]
made = tree.Tree(Path(folder), tree.version(), tree.commit_time())
for name in names:
    maker = import_module(f"installers.{name}")
    environment.install(environment.lacking(environment.needs([name])))
    print(*maker.make(made, Path(out)), sep="\\n")
"""


def bundle(checkout: Path = ROOT) -> Path:
    """Return the program as a folder, made anew."""
    command = [sys.executable, "packaging/build.py", "tree"]
    return Path(_said(command, checkout)[-1])


def make(tree: Path, out: Path, *names: str, checkout: Path = ROOT) -> list[Path]:
    """Return the installers made of such a folder."""
    return [Path(line) for line in _made(tree, out, names, checkout)]


def figures(tree: Path) -> str:
    """Return what is told of its size and speed; no Qt of ours shares memory with the other run."""
    return "\n".join(_made(tree, tree, ("figures",), ROOT))


def _made(tree: Path, out: Path, names: Sequence[str], checkout: Path) -> list[str]:
    python = checkout / "build" / "env" / "bin" / "python"
    return _said([python, "-c", MAKE, tree, out, *names], checkout)


def copy(target: Path) -> Path:
    """Return a copy of what is committed here; it shares the environment that is made already.

    Where the sources came without their history, or there is no git, they are copied as they are.
    """
    if (ROOT / ".git").exists() and shutil.which("git"):
        _clone(target)
    else:
        shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*NO_SOURCES))
    environment = ROOT / "build" / "env"
    if environment.exists():
        (target / "build").mkdir()
        (target / "build" / "env").symlink_to(environment)
    return target


def _clone(target: Path) -> None:
    """Clone the checkout whoever fetched it: what clone starts reads no -c, only such a file."""
    with NamedTemporaryFile("w", suffix=".gitconfig") as trusting:
        trusting.write('[safe]\n\tdirectory = "*"\n')
        trusting.flush()
        subprocess.run(
            ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)],
            check=True,
            capture_output=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": trusting.name},
        )


def commit(checkout: Path) -> None:
    """Let a copy that was changed be of a later time than what it is a copy of."""
    (checkout / "CHANGELOG.md").touch()
    if (checkout / ".git").exists():
        who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@localhost"]
        command = ["git", *who, "commit", "--quiet", "--all", "--message=A later version"]
        subprocess.run(command, cwd=checkout, check=True, capture_output=True)


def _said(command: list[str | Path], checkout: Path) -> list[str]:
    quiet = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True}
    done = subprocess.run(command, cwd=checkout, check=False, timeout=LONGEST, **quiet)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()
