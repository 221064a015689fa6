"""What every installer installs: the program as files, with its Python and its libraries."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import run
from installers import environment, signing

ROOT = environment.ROOT
NAME = "sessionbook"
ID = "io.github.sessionbook.Sessionbook"


@dataclass(frozen=True, slots=True)
class Tree:
    """A made program: its folder has the executable and `_internal`.

    The version is the program's; epoch is when its commit was made, in seconds, and the one
    time that any file of an installer bears, so that the same commit gives the same bytes.
    """

    folder: Path
    version: str
    epoch: int

    @property
    def program(self) -> Path:
        """Return the program to start, here."""
        return self.folder / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def make() -> Tree:
    """Bundle the checkout by PyInstaller, in the folder build; what was there is replaced."""
    from installers import parts  # of the build's own environment

    build = environment.BUILD
    made = build / "tree"
    shutil.rmtree(made, ignore_errors=True)
    epoch = commit_time()
    scratch = build / "pyinstaller"
    fixed = {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYINSTALLER_CONFIG_DIR": str(scratch),
        "SESSIONBOOK_CONTENTS": str(build / "contents.json"),
    }
    options = ["--noconfirm", "--clean", "--distpath", made, "--workpath", scratch]
    spec = ROOT / "packaging" / "sessionbook.spec"
    environment.logged(
        [sys.executable, "-m", "PyInstaller", *options, spec], "pyinstaller.log", fixed
    )
    if sys.platform == "win32":
        signing.windows(sorted((made / NAME).glob("*.exe")))
    parts.check(made / NAME)
    return Tree(made / NAME, version(), epoch)


def version() -> str:
    """Return the program's version, without importing it."""
    text = (ROOT / NAME / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    assert found
    return found[1]


def commit_time() -> int:
    """Return when the commit was made; without one, when the changelog was last written."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    whoever_fetched_it = ["-c", "safe.directory=*"]
    asked = ["git", *whoever_fetched_it, "-C", ROOT, "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(asked, capture_output=True, check=True).stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        run.say("git tells no time of a commit here: every file bears that of CHANGELOG.md.")
        return int((ROOT / "CHANGELOG.md").stat().st_mtime)
