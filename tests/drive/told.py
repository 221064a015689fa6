"""The real program with a notebook open, which does what it is told on its input.

Each line is Python with `program`, `window`, `shell`, `app` and Qt's names; what it prints is
followed by a line that says so. Started with a notebook's folder and its passphrase.
"""

import sys
from pathlib import Path

from PySide6 import QtCore, QtGui, QtTest, QtWidgets

from sessionbook import app, paths, process
from sessionbook.settings import Settings
from sessionbook.ui import application
from sessionbook.vault.vault import Vault

DONE = "-- done"


def main() -> int:
    process.harden()
    folder = Path(sys.argv[1])
    program = app.Program(application.made(), Settings(paths.settings_folder()))
    program.start(folder, Vault.at(folder).unlock(sys.argv[2]))
    names = {
        "program": program,
        "window": program.window,
        "shell": program.opened.shell,
        "Path": Path,
    }
    for module in (QtCore, QtGui, QtWidgets, QtTest):
        names |= {name: getattr(module, name) for name in dir(module) if name[0] == "Q"}

    def obey() -> None:
        line = sys.stdin.readline()
        if line:
            exec(line, names)
            print(DONE, flush=True)
        else:
            program.window.close()

    notifier = QtCore.QSocketNotifier(0, QtCore.QSocketNotifier.Type.Read)
    notifier.activated.connect(obey)
    print(DONE, flush=True)
    return program.application.exec()


if __name__ == "__main__":
    sys.exit(main())
