#!/usr/bin/env python3
"""Start the program from a checkout, or run its checks; needs nothing but Python.

python3 run.py [arguments]              start the program
python3 run.py test                     every check: lint, format, types, floors, tests
python3 run.py test [pytest arguments]  pytest alone, with exactly these arguments

What the program needs is kept in .venv, which nobody has to activate. The first start makes
it and the later ones find it ready; a stamp, written last, says which parts are complete.
"""

from __future__ import annotations  # an older Python must get as far as our sentence

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

TYPE_CHECKING = False  # as typing has it, without the time its import takes
if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "install.log"
LINUX = sys.platform.startswith("linux")

LOCKS = {"program": "requirements.lock", "tests": "requirements-dev.lock"}
# Commands that need no screen.
WINDOWLESS = {"new", "check", "search", "export", "report", "scores", "selftest"}

# What Qt loads from the system, and the Debian package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")

CHECKS = {
    "lint": ["-m", "ruff", "check", "--quiet"],
    "format": ["-m", "ruff", "format", "--check", "--quiet"],
    "types": ["-m", "mypy"],
    "floors": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for; return the exit code, or leave with a sentence."""
    if sys.version_info < OLDEST:
        raise SystemExit(f"This needs Python 3.11 or newer; here is {sys.version.split()[0]}.")
    if arguments[:1] == ["test"]:
        return test(arguments[1:])
    return start(arguments)


def start(arguments: list[str]) -> int:
    """Become the program, after making ready what it needs."""
    parts = ["program"]
    if needs_screen(arguments) and has_screen():
        parts.append("screen")
    elif LINUX and "QT_QPA_PLATFORM" not in os.environ:
        arguments = without_screen(arguments)
    prepare(*parts)
    os.environ["PYTHONSAFEPATH"] = "1"  # never import what lies in the folder we stand in
    return become([str(PYTHON), "-m", "sessionbook", *arguments])


def needs_screen(arguments: list[str]) -> bool:
    """Return whether the program will open a window: without a command it does."""
    if arguments[:1] == ["demo"]:
        return not any(word.startswith("--pictures") for word in arguments)
    return not arguments or not (arguments[0] in WINDOWLESS or arguments[0].startswith("-"))


def has_screen() -> bool:
    """Return whether a window can be shown."""
    return not LINUX or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def without_screen(arguments: list[str]) -> list[str]:
    """Return the arguments of a start without a window, or leave where that makes no sense."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not needs_screen(arguments):
        return arguments
    if arguments[:1] != ["demo"]:
        raise SystemExit(
            "There is no screen here to show the notebook on; start it from a desktop, or "
            "draw the demo as pictures: python3 run.py demo"
        )
    say("There is no screen here, so the demo is drawn as pictures in the folder pictures.")
    return [*arguments, "--pictures", "pictures"]


def become(command: list[str]) -> int:
    """Replace this process where that exists; elsewhere wait for the other."""
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def test(arguments: list[str]) -> int:
    """Run every check, or only pytest if told how; 0 is all well. Pytest has the last line."""
    import subprocess

    prepare("program", "tests")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    well = [passes(name) for name in ([] if arguments else CHECKS)]
    command = [str(PYTHON), "-m", "pytest", *(arguments or ["-n", "2"])]
    code = subprocess.call(command, cwd=ROOT)
    return code or int(not all(well))


def passes(name: str) -> bool:
    """Run one check and say in a line how it went; its own words only if it failed."""
    import subprocess

    command = [str(PYTHON), *CHECKS[name]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode and (output := (done.stdout + done.stderr).strip()):
        say(output)
    say(f"{name}: {'FAILED' if done.returncode else 'passed'}")
    return done.returncode == 0


def prepare(*parts: str) -> None:
    """Make ready what is not: system libraries, the environment, its packages."""
    if all(is_ready(part) for part in parts):
        return
    try:
        with one_at_a_time():
            make_ready(parts)
    except OSError as error:
        raise SystemExit(
            f"The program keeps what it needs in {VENV}, and could not: "
            f"{error.strerror or error}. If the folder is not yours, copy it to one that is."
        ) from None


def make_ready(parts: tuple[str, ...]) -> None:
    """Make the parts that have no stamp, and stamp each when it is complete."""
    provide_system("screen" in parts)
    if not all(is_ready(part) for part in parts if part in LOCKS):
        make_environment(keep=is_ready("program"))
    for part in parts:
        if not is_ready(part):
            if part in LOCKS:
                install(part)
            stamp(part).write_bytes(fingerprint(part))


def is_ready(part: str) -> bool:
    """Return whether a part was completed, by this Python and from the present lock."""
    try:
        return PYTHON.exists() and stamp(part).read_bytes() == fingerprint(part)
    except OSError:
        return False


def stamp(part: str) -> Path:
    """Return the file that says a part is complete."""
    return VENV / f"ready-{part}"


def fingerprint(part: str) -> bytes:
    """Return what a part is made from; the whole of it, so nothing need be digested."""
    lock = (ROOT / LOCKS[part]).read_bytes() if part in LOCKS else b""
    return f"{sys.implementation.cache_tag} {sys.platform}\n".encode() + lock


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second start wait while the first makes things ready (not on Windows)."""
    if os.name == "nt":
        yield
        return
    import fcntl

    descriptor = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def make_environment(keep: bool) -> None:
    """Make .venv, anew unless told to keep it, with pip and a path to this checkout."""
    import subprocess
    import venv

    if not keep:
        say("Preparing .venv, this once; it takes a minute or two ...")
        for old in VENV.glob("ready-*"):  # first, so that an interruption leaves no false stamp
            old.unlink()
    try:
        venv.create(VENV, clear=not keep, symlinks=os.name == "posix", with_pip=True)
    except subprocess.CalledProcessError:
        raise SystemExit(f"Python could not make an environment in {VENV}.") from None
    add_checkout()


def add_checkout() -> None:
    """Let the environment import the program from this checkout, also after it is moved."""
    import sysconfig

    paths = {"base": str(VENV), "platbase": str(VENV)}
    packages = Path(sysconfig.get_path("purelib", "venv", paths))
    (packages / "checkout.pth").write_text(os.path.relpath(ROOT, packages), encoding="ascii")


def install(part: str) -> None:
    """Install exactly what a lock names, each file checked against its hash."""
    import subprocess

    say(f"Installing what the {part} need{'s' if part == 'program' else ''} ...")
    options = ["--disable-pip-version-check", "--no-input", "--require-hashes"]
    options += ["--only-binary=:all:", "--requirement", str(ROOT / LOCKS[part])]
    with LOG.open("wb") as log:
        code = subprocess.call([PYTHON, "-m", "pip", "install", *options], stdout=log, stderr=log)
    if code:
        raise SystemExit(
            "Some packages could not be installed; is there a connection? The same command "
            f"tries again. What pip said is in {LOG}"
        )


def provide_system(screen: bool) -> None:
    """Install the system packages that are missing, or leave with the line to type."""
    missing = missing_packages(screen) if LINUX else {}
    if not missing:
        return
    names = sorted(set(missing.values()))
    if not which("apt-get"):
        raise SystemExit("Please install with your package manager: " + ", ".join(missing))
    prefix = administrator()
    if prefix is None:
        raise SystemExit("Some system libraries are missing. Please type:\n  " + by_hand(names))
    say(f"Installing system packages: {' '.join(names)}")
    if not apt_get(prefix, names) or missing_packages(screen):
        raise SystemExit("They could not be installed. To see why, type:\n  " + by_hand(names))


def missing_packages(screen: bool) -> dict[str, str]:
    """Return what is missing on this system, each with the Debian package that brings it."""
    from importlib import invalidate_caches
    from importlib.util import find_spec

    needed = {**LIBRARIES, **(SCREEN_LIBRARIES if screen else {})}
    missing = {library: package for library, package in needed.items() if not loads(library)}
    if not any(has_fonts(Path(folder).expanduser()) for folder in FONTS):
        missing["a font"] = "fonts-noto-core"
    invalidate_caches()
    if find_spec("ensurepip") is None:  # Debian has it in a package of its own
        missing["ensurepip"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return missing


def loads(library: str) -> bool:
    """Return whether the system has a shared library."""
    from ctypes import CDLL

    with suppress(OSError):
        return bool(CDLL(library))
    return False


def has_fonts(folder: Path) -> bool:
    """Return whether there is an outline font anywhere in a folder."""
    return next(folder.glob("**/*.[ot]t[fc]"), None) is not None


def which(program: str) -> str | None:
    """Return where a program is, if it is installed."""
    import shutil

    return shutil.which(program)


def administrator() -> list[str] | None:
    """Return what lets a command install packages without a question, if anything does."""
    import subprocess

    if os.geteuid() == 0:
        return []
    if not which("sudo"):
        return None
    ask = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return None if ask.returncode else ["sudo", "-n"]


def apt_get(prefix: list[str], names: list[str]) -> bool:
    """Install Debian packages in silence; return whether that went well."""
    import subprocess

    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    subprocess.run([*command, "update"], capture_output=True, check=False)  # some may be stale
    install = [*command, "install", "-y", "--no-install-recommends", *names]
    return subprocess.run(install, capture_output=True, check=False).returncode == 0


def by_hand(names: list[str]) -> str:
    """Return the line that installs Debian packages, as this person can type it here."""
    install = "apt-get install -y --no-install-recommends " + " ".join(names)
    if os.geteuid() == 0:
        return f"apt-get update && {install}"
    if which("sudo"):
        return f"sudo apt-get update && sudo {install}"
    return f'su - -c "apt-get update && {install}"'


def say(words: str) -> None:
    """Print for the person; standard output is left to the program."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped. The same command goes on from here.")
