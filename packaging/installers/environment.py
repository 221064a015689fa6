"""The environment that installers are made in: the locked parts, and Debian's tools."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import run

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
FOLDER = BUILD / "env"
LOCK = ROOT / "packaging" / "requirements-build.lock"
SYSTEM_PYTHON = Path("/usr/bin/python3")
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
TOOLS = {"objdump": "binutils", "strip": "binutils"}
LIBRARIES = {  # that Qt may load, and Python's own
    "libcups.so.2": "libcups2",
    f"libpython3.{sys.version_info[1]}.so.1.0": f"libpython3.{sys.version_info[1]}",
}


def enter(script: str) -> None:
    """Go on in the environment, made ready first; return once there.

    On Linux the system's own Python is bundled where it is new enough: its updates are those
    of the system that the installer is made on, and anybody has the same.
    """
    if Path(sys.prefix) == FOLDER:
        return
    if run.LINUX and _is_other_python():
        _become([str(SYSTEM_PYTHON), script, *sys.argv[1:]])
    run.provide_system(screen=True)
    if run.LINUX:
        provide(TOOLS)
        install({LIBRARIES[name] for name in LIBRARIES if not run.loads(name)})
    if not _is_ready():
        _make()
    _become([str(PYTHON), script, *sys.argv[1:]])


def provide(tools: Mapping[str, str]) -> None:
    """Install the Debian packages of programs that are missing, or leave with the line to type."""
    install({package for tool, package in tools.items() if not shutil.which(tool)})


def install(packages: Iterable[str]) -> None:
    """Install Debian packages, or leave with the line to type."""
    missing = sorted(packages)
    if not missing:
        return
    prefix = run.administrator() if shutil.which("apt-get") else None
    if prefix is None:
        raise SystemExit("Some packages are missing. Please type:\n  " + run.by_hand(missing))
    run.say(f"Installing system packages: {' '.join(missing)}")
    if not run.apt_get(prefix, missing):
        raise SystemExit(
            "They could not be installed. To see why, type:\n  " + run.by_hand(missing)
        )


def logged(command: Sequence[str | Path], log: str, more: Mapping[str, str] | None = None) -> None:
    """Run a command, in an environment with more; its words go to a file, named if it fails."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / log).open("wb") as words:
        code = subprocess.call(
            command, stdout=words, stderr=words, env={**os.environ, **(more or {})}
        )
    if code:
        raise SystemExit(f"This failed; what it said is in {BUILD / log}")


def _is_other_python() -> bool:
    if not SYSTEM_PYTHON.exists() or Path(sys.base_prefix) == Path("/usr"):
        return False
    ask = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([SYSTEM_PYTHON, "-c", ask], check=False).returncode == 0


def _stamp() -> Path:
    return FOLDER / "ready"


def _is_ready() -> bool:
    return PYTHON.exists() and _stamp().exists() and _stamp().read_bytes() == LOCK.read_bytes()


def _make() -> None:
    import venv  # some Pythons for Windows come without

    run.say(f"Preparing {FOLDER.relative_to(ROOT)}, this once ...")
    venv.create(FOLDER, clear=True, symlinks=os.name == "posix", with_pip=True)
    options = ["--disable-pip-version-check", "--no-input", "--require-hashes"]
    command = [PYTHON, "-m", "pip", "install", *options, "--only-binary=:all:", "-r", LOCK]
    logged(command, "install.log")
    _stamp().write_bytes(LOCK.read_bytes())


def _become(command: list[str]) -> NoReturn:
    if os.name == "posix":
        os.execv(command[0], command)
    raise SystemExit(subprocess.call(command))
