"""Works a whole day in the real program, without a pause: edits, searches, visits, locks.

Its hands are those of the driver beside this folder. After each part of the day a line of figures
is added to "figures" in DRIVE_STATE.
"""

import contextlib
import gc
import json
import os
import time
from pathlib import Path

from tests.drive import sitecustomize as drive
from tests.drive.after_window import drive_with

PARTS, LOCKS, EDITS = (drive.WORDS[name] for name in ("parts", "locks", "edits"))  # edits a part
SEARCHED = ("word", "edit 1", "nothing of that kind", "12")
PAGES = ("today", "homework", "progress", "goals", "sessions")
FIGURES = drive.STATE / "figures"
CLEARED = 20  # edits until the note begins anew


class Day(drive.Driver):
    """Somebody who never rests; with LOCKS, every part of the day ends with one."""

    def __init__(self, program):
        super().__init__(program)
        self.timer.setInterval(0)

    def first(self):
        self.open_at_start = sorted(opened())
        self.part = len(FIGURES.read_text().splitlines()) if FIGURES.exists() else 0
        yield from self.unlock()
        from PySide6.QtWidgets import QApplication

        from sessionbook.ui.widgets import autosave

        autosave.PAUSE_MS = 0  # the pauses are what is left out of the day
        while self.part < PARTS:
            yield from self.work()
            self.write_figures()
            self.part += 1
            if LOCKS:
                self.program.lock()  # returns only if it was refused
                os._exit(71)
        (drive.STATE / "over").touch()
        QApplication.clipboard().clear()  # without a screen it would outlive Python
        self.program.window.close()
        self.program.application.quit()
        yield

    second = first

    def work(self):
        page = self.go_to("sessions")
        if not page.write_up.isVisible():
            page.add()
        yield
        for number in range(EDITS):
            yield from self.edit(page.write_up.notes.editor, number)
        if self.part % 4 == 0 or not LOCKS:
            page.write_up.notes.editor.selectAll()
            page.write_up.notes.editor.copy()
            yield from self.look_at_a_dialog(page)
            yield from self.search(SEARCHED[self.part % len(SEARCHED)])
            for name in PAGES:
                self.go_to(name)
                yield

    def edit(self, editor, number):
        """Type a word and wait until it is in the notebook."""
        from sessionbook.domain.areas import Area

        writes = self.program.opened.notebook.database.writes
        before = writes(Area.SESSIONS)
        if number % CLEARED == 0:
            editor.selectAll()
        self.type(editor, f"word{self.part}x{number} ")
        deadline = time.monotonic() + 10
        while writes(Area.SESSIONS) == before and time.monotonic() < deadline:
            yield
        if writes(Area.SESSIONS) == before:
            raise TimeoutError(number)

    def look_at_a_dialog(self, page):
        from sessionbook.ui.pages.sessions.details import DetailsDialog

        page.write_up.heading.change_requested.emit()
        yield
        page.findChildren(DetailsDialog)[-1].reject()
        yield

    def search(self, words):
        self.type(self.shell.search, words)
        yield
        yield
        self.press(self.shell.search, "Escape")
        self.shell.search.clear()
        yield

    def write_figures(self):
        from PySide6.QtWidgets import QApplication

        gc.collect()
        line = {
            "own KiB": own_memory(),
            "descriptors": len(opened()),
            "threads": len(list(Path("/proc/self/task").iterdir())),
            "widgets": len(QApplication.allWidgets()),
            "objects": len(gc.get_objects()),
            "notes.db, KiB": (self.program.opened.vault.folder / "notes.db").stat().st_size // 1024,
            "at start": self.open_at_start,
        }
        with FIGURES.open("a") as file:
            file.write(json.dumps(line) + "\n")


def own_memory():
    """Return what is in no other process: two programs side by side share Qt, then one does not."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))


def opened():
    """Return what every open descriptor leads to, without the numbers of pipes and sockets."""
    found = []
    for path in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # the one that lists them
            found.append(str(path.readlink()).split(":[")[0])
    return found


drive_with(Day)
