"""What is tried of the setup and of the installed program, one step after the other."""

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from installers import windows_setup
from installers.tree import NAME, Tree
from installers.windows_programs import WINDOW
from libraries import lacking
from machine import Machine, require, until
from window import Window

from tests.drive.desktop import Desktop

PLACE = r"A place\with a name"  # below the person's folder
SETTINGS = "AppData/Roaming/sessionbook"
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Sessionbook"
PASSPHRASE = "seven quiet herons"
IS_OPEN = 3  # what setup and uninstaller answer then


class Trial:
    """One person's computer, on which the program comes, is used, and goes."""

    def __init__(
        self, machine: Machine, made: Tree, setup: Path, say: Callable[[str], None]
    ) -> None:
        self._machine, self._made, self._setup, self._say = machine, made, setup, say
        self._own = machine.own
        self._place = self._own / PLACE.replace("\\", "/")
        self._inside, self._beside = self._place / "Notebook", self._own / "Notebook"
        self._pictures = machine.folder / "pictures"

    def run(self) -> None:
        """Try everything; whatever is not as it should be ends it with a sentence."""
        self._clear()
        before = set(self._files())
        self._look_at_libraries()
        self._install()
        self._test_itself()
        self._keep_a_notebook()
        hashes = self._hashes()
        self._use_the_window()
        self._upgrade()
        require(hashes == self._hashes(), "the notebooks are not what they were")
        self._say("both notebooks are byte for byte what they were, through every upgrade")
        self._uninstall()
        require(hashes == self._hashes(), "a notebook is not what it was")
        self._say("both notebooks are byte for byte what they were, one of them inside the folder")
        self._nothing_remains(before)

    def _clear(self) -> None:
        settings = self._own / SETTINGS
        for folder in (self._place.parent, self._beside, self._pictures, settings):
            shutil.rmtree(folder, ignore_errors=True)

    def _look_at_libraries(self) -> None:
        """Wine brings the runtime of Microsoft's compiler, which a new Windows lacks."""
        lacks = lacking(self._made.folder, self._machine.python / "Lib" / "site-packages")
        require(not lacks, f"neither bundled nor of Windows: {lacks}")
        self._say("every library that is asked for is bundled, or Windows has it")

    def _install(self) -> None:
        self._run_setup(self._setup)
        self._require_whole()
        entry = self._machine.run("reg", "query", UNINSTALL_KEY)
        for name in ("DisplayVersion", "EstimatedSize", "InstallLocation", "QuietUninstallString"):
            require(name in entry, f"Windows is not told of {name}")
        require(len(self._shortcuts()) == 1, "there is no shortcut")
        self._say(f"installed without a word in {PLACE}; Windows knows of it; a shortcut")

    def _test_itself(self) -> None:
        for program in (NAME, WINDOW):
            said = self._run_program("selftest", program=program)
            require("keyring: Windows" in said, f"no keyring:\n{said}")
            self._say(f"{program}.exe selftest:\n" + _indented(said))

    def _keep_a_notebook(self) -> None:
        code = self._run_program("new", self._machine.path(self._inside), *WORDS, words=PASSPHRASE)
        require(code.count("-") >= 5, "no recovery code")
        demo = ["demo", "--at", self._machine.path(self._beside), "--pictures", self._pictures]
        drawn = self._run_program(*demo, *WORDS, words=PASSPHRASE, seconds=300)
        drawn_files = sorted(self._pictures.glob("*.png"))
        require(len(drawn_files) >= 30, f"few pictures:\n{drawn}")
        self._say(f"demo: {len(drawn_files)} pictures in {self._pictures}")
        for notebook in (self._inside, self._beside):
            said = self._with_notebook("check", notebook)
            require("whole" in said, said)
        found = self._with_notebook("search", self._beside, "session").splitlines()
        require(len(found) > 3, "nothing was found")
        written = [self._machine.folder / name for name in ("out.json", "out.pdf", "out.csv")]
        for command, file in zip(("export", "report", "scores"), written, strict=True):
            file.unlink(missing_ok=True)
            self._with_notebook(command, self._beside, self._machine.path(file))
        sizes = ", ".join(f"{file.name} {windows_setup.size(file)} bytes" for file in written)
        self._say(f"new, check, search ({len(found)} lines), export, report, scores: {sizes}")

    def _use_the_window(self) -> None:
        desktop = Desktop(self._machine.folder / "home", is_read=False)
        self._machine.end()  # it looks for a screen when it starts
        try:
            self._machine.environment["DISPLAY"] = desktop.environment["DISPLAY"]
            program = self._place / f"{WINDOW}.exe"
            self._unlock_and_lock(Window(self._machine, desktop, program))
        finally:
            self._machine.end()
            self._machine.environment.pop("DISPLAY", None)
            desktop.end()

    def _unlock_and_lock(self, window: Window) -> None:
        begun = time.monotonic()
        window.start(self._beside)
        first = window.process()
        self._say(f"the window is there after {time.monotonic() - begun:.1f} s")
        time.sleep(3)
        window.type(PASSPHRASE)
        time.sleep(10)
        window.draw(self._pictures / "window-open.png")
        self._refuse_while_open()
        self._say(f"its memory, asked for by another program: {window.memory_asked_for()}")
        second = window.lock(first)
        time.sleep(3)
        window.draw(self._pictures / "window-locked.png")
        self._say(f"locked: process {second} follows {first}; pictures in {self._pictures}")
        window.close()

    def _refuse_while_open(self) -> None:
        self._run_setup(self._setup, code=IS_OPEN)
        self._run_uninstaller(code=IS_OPEN)
        self._require_whole()
        self._say("setup and uninstaller change nothing while the program is open")

    def _upgrade(self) -> None:
        self._run_setup(self._setup)
        self._require_whole()
        self._say("set up over itself: the same files")
        self._run_setup(self._older())
        old = [self._place / "_internal" / "gone" / "older.dll", self._place / f"{NAME}.exe"]
        require(all(map(Path.exists, old)), "the older version is not there")
        require(not (self._place / f"{WINDOW}.exe").exists(), "a file of the newer one is left")
        self._run_setup(self._setup)
        self._require_whole()
        require(not old[0].parent.exists(), "a file of the older version is left")
        self._say("set up over an older version: what only that one had is gone")

    def _older(self) -> Path:
        folder = self._machine.folder / "older"
        for name in (f"{NAME}.exe", "_internal/gone/older.dll"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("older")
        return windows_setup.make(Tree(folder, "0.0.9", self._made.epoch), folder.parent)[0]

    def _uninstall(self) -> None:
        self._machine.run(self._machine.path(self._place / "uninstall.exe"), "/S")
        until(lambda: not self._place.joinpath("uninstall.exe").exists(), "it is still there")
        self._say("uninstalled without a word")

    def _nothing_remains(self, before: set[Path]) -> None:
        self._machine.run("reg", "query", UNINSTALL_KEY, code=1)
        notebooks = (self._inside, self._beside)
        left = [
            file
            for file in sorted(set(self._files()) - before)
            if not any(file.is_relative_to(notebook) for notebook in notebooks)
        ]
        settings = self._own / SETTINGS
        strange = [str(file) for file in left if not file.is_relative_to(settings)]
        require(not strange, f"left behind: {strange}")
        names = ", ".join(file.name for file in left)
        self._say(f"nothing of the program remains but its settings: {names or 'none'}")

    def _run_setup(self, setup: Path, code: int = 0) -> None:
        """Wine would put an argument with a space in quotation marks, which /D must not have."""
        where = "/D=" + self._machine.path(self._place)
        self._machine.run(self._machine.path(setup), "/S", *where.split(" "), code=code)

    def _run_uninstaller(self, code: int) -> None:
        where = "_?=" + self._machine.path(self._place)
        uninstaller = self._machine.path(self._place / "uninstall.exe")
        self._machine.run(uninstaller, "/S", *where.split(" "), code=code)

    def _run_program(
        self, *arguments: str | Path, program: str = NAME, words: str = "", seconds: float = 120
    ) -> str:
        file = self._machine.path(self._place / f"{program}.exe")
        return self._machine.run(file, *arguments, words=words, seconds=seconds)

    def _with_notebook(self, command: str, notebook: Path, *more: str) -> str:
        return self._run_program(
            command, self._machine.path(notebook), *more, *WORDS, words=PASSPHRASE
        )

    def _require_whole(self) -> None:
        """Compare what is installed with what was bundled, byte for byte."""
        made, there = self._made.folder, self._place
        files = windows_setup.files_of(made)
        differ = [file for file in files if not _is_same(made / file, there / file)]
        require(not differ, f"not installed as bundled: {differ}")
        more = {there / file for file in windows_setup.files_of(there)}
        more -= {there / file for file in files} | {there / "uninstall.exe"}
        more = {file for file in more if not file.is_relative_to(self._inside)}
        require(not more, f"more than was bundled: {more}")

    def _hashes(self) -> dict[str, str]:
        files = [file for each in (self._inside, self._beside) for file in sorted(each.iterdir())]
        return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    def _shortcuts(self) -> list[Path]:
        return [file for file in self._files() if file.name == "Sessionbook.lnk"]

    def _files(self) -> Iterable[Path]:
        drive = self._machine.drive
        return (file for file in drive.rglob("*") if file.is_file() and not file.is_symlink())


WORDS = ("--passphrase-file", "-")


def _is_same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _indented(words: str) -> str:
    return "\n".join(" " * 12 + line.strip() for line in words.strip().splitlines())
