"""The installed program's window on a screen in memory, and somebody at its keyboard."""

import subprocess
import sys
from pathlib import Path

from machine import Machine, require, until

from tests.drive.desktop import Desktop

TITLE = "^Notebook$"
WINES_OWN = "explorer.exe"

OPEN_PROCESS = """
import ctypes, sys
kernel = ctypes.WinDLL("kernel32", use_last_error=True)
kernel.OpenProcess.restype = ctypes.c_void_p
for name, right in (("reading", 0x10), ("writing", 0x20), ("everything", 0x1FFFFF)):
    handle = kernel.OpenProcess(right, False, int(sys.argv[1]))
    print(name, "allowed" if handle else f"refused ({ctypes.get_last_error()})", end="; ")
"""
GRAB = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


class Window:
    """One run of the program, through a lock."""

    def __init__(self, machine: Machine, desktop: Desktop, program: Path) -> None:
        self._machine, self._desktop, self._program = machine, desktop, program

    def start(self, notebook: Path) -> None:
        """Start the program on a notebook."""
        none = subprocess.DEVNULL
        command = ["wine", self._machine.path(self._program), self._machine.path(notebook)]
        environment = self._machine.environment
        subprocess.Popen(command, env=environment, stdin=none, stdout=none, stderr=none)

    def process(self) -> int:
        """Return the process of the window, by Linux' number, once there is one."""
        command = ["xdotool", "search", "--onlyvisible", "--name", TITLE, "getwindowpid"]

        def found() -> int:
            done = subprocess.run(
                command, env=self._desktop.environment, capture_output=True, check=False
            )
            return int(done.stdout.split()[-1]) if done.stdout.split() else 0

        return until(found, "there is no window")

    def type(self, words: str) -> None:
        """Type words and Enter."""
        self._desktop.type(words)
        self._desktop.press("Return")

    def lock(self, first: int) -> int:
        """Lock; return the process that follows."""
        self._desktop.press("ctrl+l")
        return until(lambda: _other(first, self.process()), "no other process follows")

    def close(self) -> None:
        """Close the window, which ends the program."""
        self._desktop.press("ctrl+q")
        until(lambda: not self._running(self._program.name), "the window does not close")

    def memory_asked_for(self) -> str:
        """Return what another program of the same person is told; Wine's own would let it."""
        said, control = (
            self._machine.run_python(OPEN_PROCESS, str(self._running(name)[0])).strip("; ")
            for name in (self._program.name, WINES_OWN)
        )
        require("refused" not in control, f"nothing is shown by a refusal: {control}")
        require("allowed" not in said, f"another program may read its memory: {said}")
        return said

    def draw(self, target: Path) -> None:
        """Write a picture of the screen."""
        environment = {**self._desktop.environment, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-c", GRAB, str(target)]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)

    def _running(self, program: str) -> list[int]:
        """Return the processes of a program, by Windows' numbers."""
        said = self._machine.run("wmic", "process", "get", "ProcessId,Name")
        return [int(line.split()[1]) for line in said.splitlines() if line.startswith(program)]


def _other(first: int, second: int) -> int:
    return 0 if second == first else second
