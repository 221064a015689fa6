"""Types like a person into the real program, across the process that locking replaces.

Python imports a module of this name by itself, so the program needs no hook for tests: with
this folder on PYTHONPATH both processes, before and after the lock, are driven.
"""

import importlib.abc
import importlib.util
import os
import sys
from pathlib import Path

STATE = Path(os.environ["DRIVE_STATE"])
PASSPHRASE, WORDS = os.environ["DRIVE_PASSPHRASE"], os.environ["DRIVE_WORDS"]


class AfterWindow(importlib.abc.MetaPathFinder):
    """Starts the driver once the window's module is loaded."""

    def find_spec(self, name, path, target=None):
        if name != "sessionbook.app":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module

        def exec_module(module):
            run(module)
            start = module.Program.start

            def started(program, *arguments):
                start(program, *arguments)
                program.driver = Driver(program)

            module.Program.start = started

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, AfterWindow())


class Driver:
    """Goes one step further whenever the screen is ready for it."""

    def __init__(self, program):
        from PySide6.QtCore import QTimer

        self.program = program
        self.steps = self.second() if STATE.exists() else self.first()
        self.timer = QTimer(program, interval=20)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    def go_on(self):
        next(self.steps, None)

    def unlock(self):
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        field = self.program.window.screen_shown().passphrase.field
        QTest.keyClicks(field, PASSPHRASE)
        QTest.keyClick(field, Qt.Key.Key_Return)
        while not hasattr(self.program.window.screen_shown(), "show_page"):
            yield
        self.shell = self.program.window.screen_shown()

    def first(self):
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        yield from self.unlock()
        self.shell.show_page("sessions")
        self.shell.page.add()
        yield
        QTest.keyClicks(self.notes(), WORDS)
        STATE.write_text(str(os.getpid()))
        QTest.keyClick(self.program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        yield
        self.program.lock()  # where no window manager gives the window its shortcuts
        yield

    def second(self):
        yield from self.unlock()
        self.shell.show_page("sessions")
        yield
        STATE.write_text(f"{STATE.read_text()}\n{self.notes().toPlainText()}")
        self.program.window.close()
        self.program.application.quit()
        yield

    def notes(self):
        from PySide6.QtWidgets import QTextEdit

        return self.shell.page.findChild(QTextEdit)
