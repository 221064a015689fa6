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
TOOLS = {"objdump": "binutils", "strip": "binutils"}  # that run on Linux, each with its package
NEEDS = {  # what else a maker runs
    "deb": {
        "dpkg-deb": "dpkg",
        "dpkg-shlibdeps": "dpkg-dev",  # and dpkg-architecture
        "objdump": "binutils",  # dpkg-shlibdeps reads libraries with it
    },
    "appimage": {"mksquashfs": "squashfs-tools"},
    "figures": {"Xvfb": "xvfb", "openbox": "openbox", "xprop": "x11-utils"},
    "windows_setup": {"makensis": "nsis"},
}
ELSEWHERE = {  # where setups put what they do not put on the PATH
    "makensis": Path(r"C:\Program Files (x86)\NSIS\makensis.exe"),
}
LIBRARIES = {  # that Qt may load, and Python's own
    "libcups.so.2": "libcups2",
    f"libpython3.{sys.version_info[1]}.so.1.0": f"libpython3.{sys.version_info[1]}",
}


def enter(script: str, tools: Mapping[str, str] | None = None) -> None:
    """Go on in the environment, made ready first, with tools; return once there.

    On Linux the system's own Python is bundled where it is new enough: its updates are those
    of the system that the installer is made on, and anybody has the same.
    """
    if Path(sys.prefix) == FOLDER:
        return
    if run.LINUX and _is_other_python():
        _become([str(SYSTEM_PYTHON), script, *sys.argv[1:]])
    install(_lacking_of_the_system() | lacking(tools or {}))
    if not _is_ready():
        _make()
    _become([str(PYTHON), script, *sys.argv[1:]])


def found(tool: str) -> str | None:
    """Return where a program is, if it is installed."""
    place = ELSEWHERE.get(tool)
    return shutil.which(tool) or (str(place) if place and place.exists() else None)


def lacking(tools: Mapping[str, str]) -> dict[str, str]:
    """Return those of these programs that are not there, each with its Debian package."""
    return {tool: package for tool, package in tools.items() if not found(tool)}


def needs(makers: Iterable[str]) -> dict[str, str]:
    """Return all that makers run, each with its Debian package."""
    return {tool: package for name in makers for tool, package in NEEDS.get(name, {}).items()}


def is_out_of_reach(maker: str) -> bool:
    """Return whether nothing that can be done on this Linux here and now brings a maker's tools.

    Where only the right to install is missing, there is a line to type; figures are not worth it.
    """
    if not run.LINUX or not lacking(needs([maker])):
        return False
    return not shutil.which("apt-get") or (maker == "figures" and run.administrator() is None)


def install(missing: Mapping[str, str]) -> None:
    """Install the Debian packages of what is missing, or leave with what to install or to type."""
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise SystemExit("Please install first: " + ", ".join(missing))
    packages = sorted(set(missing.values()))
    prefix = run.administrator()
    if prefix is None:
        raise SystemExit("Some packages are missing. Please type:\n  " + run.by_hand(packages))
    run.say(f"Installing system packages: {' '.join(packages)}")
    if not run.apt_get(prefix, packages):
        raise SystemExit(
            "They could not be installed. To see why, type:\n  " + run.by_hand(packages)
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


def _lacking_of_the_system() -> dict[str, str]:
    if not run.LINUX:
        return {}
    libraries = {name: package for name, package in LIBRARIES.items() if not run.loads(name)}
    return run.missing_packages(screen=True) | libraries | lacking(TOOLS)


def _is_other_python() -> bool:
    if not SYSTEM_PYTHON.exists() or Path(sys.base_prefix) == Path("/usr"):
        return False
    ask = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([SYSTEM_PYTHON, "-c", ask], check=False).returncode == 0


def _stamp() -> Path:
    return FOLDER / "ready"


def _fingerprint() -> bytes:
    """Return what the environment is made from: this Python, and the lock."""
    return f"{sys.implementation.cache_tag} {sys.version}\n".encode() + LOCK.read_bytes()


def _is_ready() -> bool:
    return PYTHON.exists() and _stamp().exists() and _stamp().read_bytes() == _fingerprint()


def _make() -> None:
    import venv  # some Pythons for Windows come without

    run.say(f"Preparing {FOLDER.relative_to(ROOT)}, this once ...")
    venv.create(FOLDER, clear=True, symlinks=os.name == "posix", with_pip=True)
    options = ["--disable-pip-version-check", "--no-input", "--require-hashes"]
    command = [PYTHON, "-m", "pip", "install", *options, "--only-binary=:all:", "-r", LOCK]
    logged(command, "install.log")
    _stamp().write_bytes(_fingerprint())


def _become(command: list[str]) -> NoReturn:
    if os.name == "posix":
        os.execv(command[0], command)
    raise SystemExit(subprocess.call(command))
