"""Unlocks the real program, types into it, and leaves everything half typed; then waits.

What is typed is read from a file that is gone before the lock, so that no environment and no
argument carries it into the next process. That one only says when its window was painted.
"""

import json
import os
import sys
from pathlib import Path

from tests.drive.after_window import drive_with

STATE = Path(os.environ["DRIVE_STATE"])

if os.environ.get("DRIVE_UNHARDENED"):
    from sessionbook import process

    process.harden = lambda: None


class Driver:
    """Goes one step further whenever the screen is ready for it."""

    def __init__(self, program):
        from PySide6.QtCore import QTimer

        self.program = program
        screen = program.window.screen_shown()
        if (STATE / "typed").exists():
            screen.painted.connect(lambda: self.say("painted"))
            return
        self.steps = self.first()
        self.timer = QTimer(program, interval=20)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    def go_on(self):
        try:
            next(self.steps)
        except StopIteration:
            self.timer.stop()
        except Exception:
            import traceback

            traceback.print_exc(file=sys.__stdout__)
            os._exit(70)

    def say(self, name):
        (STATE / name).touch()

    def first(self):
        wanted = json.loads((STATE / "words").read_text())
        (STATE / "words").unlink()
        if os.environ.get("DRIVE_CANCELLED"):
            yield from self.begin_to_unlock(wanted["passphrase"])
            return
        yield from self.unlock(wanted["passphrase"])
        if minute := os.environ.get("DRIVE_MINUTE"):
            from sessionbook.ui.locking import idle

            idle.MINUTE = float(minute)
        if minutes := os.environ.get("DRIVE_IDLE"):
            self.program.settings.change(idle_minutes=int(minutes))
        if os.environ.get("DRIVE_MINIMISED"):
            self.program.settings.change(locks_minimised=True)
        shell = self.program.window.screen_shown()
        shell.show_page("sessions")
        shell.page.add()
        yield
        self.type(shell.page.write_up.notes.editor, wanted["note"])
        shell.bring_up()
        self.type(shell.panel.line, wanted["line"])
        yield
        shell.page._ask_for_details()
        yield
        from sessionbook.ui.pages.sessions.details import DetailsDialog

        self.type(self.program.window.findChild(DetailsDialog).with_whom, wanted["form"])
        yield
        self.say("typed")
        while not (STATE / "minimise").exists():
            yield
        self.program.window.showMinimized()

    def begin_to_unlock(self, passphrase):
        """Say when a key is being derived, and what became of it."""
        screen = self.program.window.screen_shown()
        self.enter(passphrase)
        guard = self.program._away.guard
        while not (guard._desktop and guard._desktop._state):
            yield  # it hears the desktop long before the key is there
        self.say("deriving")
        while screen.cancel_button.isVisible() and screen.isVisible():
            yield
        left = screen.passphrase.text(), screen.problem.text(), screen.isVisible()
        (STATE / "new").write_text(json.dumps(left))
        (STATE / "new").rename(STATE / "ended")

    def enter(self, passphrase):
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        field = self.program.window.screen_shown().passphrase.field
        self.type(field, passphrase)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def unlock(self, passphrase):
        self.enter(passphrase)
        while not hasattr(self.program.window.screen_shown(), "show_page"):
            yield

    def type(self, field, words):
        from PySide6.QtTest import QTest

        QTest.keyClicks(field, words)


drive_with(Driver)
