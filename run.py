#!/usr/bin/env python3
"""Start the program or its checks from a fresh checkout; needs only Python 3.11.

python3 run.py [arguments]              the program, made ready first
python3 run.py test [pytest arguments]  every check; with arguments, only pytest
"""

import ctypes
import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "install.log"
HEADLESS = ("new", "check", "search", "export", "selftest", "--help", "--version")

# What Qt needs of Debian and Ubuntu: shared library -> package.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
ON_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-randr.so.0": "libxcb-randr0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def main(arguments: list[str]) -> int:
    """Make everything ready and run what was asked for; return its exit code."""
    if sys.version_info < OLDEST:
        return say(f"Sessionbook needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    testing = arguments[:1] == ["test"]
    if not testing:
        arguments, problem = for_the_screen(arguments)
        if problem:
            return say(problem)
    if problem := make_ready("requirements-dev.lock" if testing else "requirements.lock"):
        return say(problem)
    if testing:
        return check(arguments[1:])
    return become([str(PYTHON), "-m", "sessionbook", *arguments])


def for_the_screen(arguments: list[str]) -> tuple[list[str], str]:
    """Return the arguments to use where there is no screen, or why it cannot be started."""
    if has_screen() or "QT_QPA_PLATFORM" in os.environ:
        return arguments, ""
    if arguments[:1] == ["demo"]:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if "--pictures" not in arguments:
            print("There is no screen here, so the pages are drawn as pictures, in pictures/.")
            arguments = [*arguments, "--pictures", "pictures"]
        return arguments, ""
    if arguments and arguments[0] in HEADLESS:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return arguments, ""
    return arguments, (
        "There is no screen here. Start it from a desktop session, "
        "or see the pages as pictures: python3 run.py demo"
    )


def has_screen() -> bool:
    """Return whether a window could be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_ready(lock: str) -> str:
    """Install what is missing; return the one sentence to show, or nothing when ready."""
    stamp = stamp_for(lock)
    mark = VENV / f"ready-{lock}"
    if mark.is_file() and mark.read_text(encoding="utf-8") == stamp:
        return ""
    if problem := install_system(missing_packages()):
        return problem
    if problem := make_environment():
        return problem
    if problem := install_locked(lock):
        return problem
    mark.write_text(stamp, encoding="utf-8")
    return ""


def stamp_for(lock: str) -> str:
    """Return what the environment depends on, as one digest."""
    digest = hashlib.sha256((ROOT / lock).read_bytes())
    digest.update(f"{sys.version} {sys.base_prefix} {ROOT} {has_screen()}".encode())
    return digest.hexdigest()


def missing_packages() -> list[str]:
    """Return the Debian packages whose libraries or fonts are not there."""
    if not sys.platform.startswith("linux"):
        return []
    needed = OFFSCREEN | (ON_SCREEN if has_screen() else {})
    missing = [package for library, package in needed.items() if not loads(library)]
    if not any(has_fonts(folder) for folder in FONT_FOLDERS):
        missing += ["fontconfig", "fonts-inter", "fonts-noto-core"]
    if not can_make_environment():
        missing.append("python3-venv")
    return missing


def loads(library: str) -> bool:
    """Return whether a shared library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts(folder: str) -> bool:
    """Return whether a folder holds any outline font."""
    files = Path(folder).expanduser().glob("**/*.[to]tf")
    return next(files, None) is not None


def can_make_environment() -> bool:
    """Return whether Python can make an environment with pip in it."""
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out
    except ImportError:
        return False
    return True


def install_system(packages: list[str]) -> str:
    """Install Debian packages if that needs no question, else return the line to type."""
    if not packages:
        return ""
    names = " ".join(packages)
    line = f"apt-get update && sudo apt-get install -y --no-install-recommends {names}"
    prefix = root_prefix()
    if prefix is None:
        return f"Some system libraries are missing. On Debian or Ubuntu, type:\n  sudo {line}"
    print(f"Installing system libraries: {names}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = [*prefix, "apt-get", "update", "-qq"]
    install = [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (update, install):
        if subprocess.run(
            command, env=environment, stdout=subprocess.DEVNULL, check=False
        ).returncode:
            return f"The system libraries could not be installed. By hand:\n  sudo {line}"
    return ""


def root_prefix() -> list[str] | None:
    """Return what to put before apt-get, or None where it may not be used."""
    try:
        if subprocess.run(["apt-get", "--version"], capture_output=True, check=False).returncode:
            return None
        if os.geteuid() == 0:
            return []
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    except OSError:
        return None
    return ["sudo", "-n"] if asked.returncode == 0 else None


def make_environment() -> str:
    """Make the environment anew if it is not this Python's."""
    made_with = VENV / "made-with"
    wanted = f"{sys.version} {sys.base_prefix} {ROOT}"
    if made_with.is_file() and made_with.read_text(encoding="utf-8") == wanted and PYTHON.exists():
        return ""
    print("Preparing the environment in .venv, once …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
        made_with.write_text(wanted, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as error:
        return f"The environment could not be made in {VENV} ({type(error).__name__})."
    return ""


def install_locked(lock: str) -> str:
    """Install the locked parts, each checked against its hash."""
    print("Installing what the program is made of …", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary=:all:", "-r", str(ROOT / lock)]
    with LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(command, stdout=log, stderr=log, cwd=ROOT, check=False)
    if done.returncode:
        return f"Some parts could not be installed; is there a connection? The details: {LOG}"
    return ""


def check(arguments: list[str]) -> int:
    """Run every check, or only pytest where arguments say which tests; pytest comes last."""
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tools = VENV / PYTHON.parent.name
    checks: list[tuple[str, list[str]]] = []
    if not arguments:
        checks = [
            ("lint", [str(tools / "ruff"), "check", "-q"]),
            ("format", [str(tools / "ruff"), "format", "-q", "--check"]),
            ("types", [str(PYTHON), "-m", "mypy"]),
            ("floors", [str(tools / "lint-imports")]),
        ]
        arguments = ["-n", "2"]
    checks.append(("tests", [str(PYTHON), "-m", "pytest", "-q", *arguments]))
    codes = {}
    for name, command in checks:
        codes[name] = subprocess.run(command, cwd=ROOT, check=False).returncode
        if name != "tests":
            print(f"{name}: {'failed' if codes[name] else 'passed'}", flush=True)
    failed = [code for code in codes.values() if code]
    return failed[-1] if failed else 0


def become(command: list[str]) -> int:
    """Run the program in this process's place."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(python_path())}
    if os.name == "posix":
        os.execve(command[0], command, environment)
    return subprocess.run(command, env=environment, check=False).returncode


def python_path() -> list[str]:
    """Return the folders to import from: this checkout, then what was set before."""
    before = os.environ.get("PYTHONPATH", "")
    return [str(ROOT), *([before] if before else [])]


def say(problem: str) -> int:
    """Say one sentence; return the exit code of a refusal."""
    print(problem, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
