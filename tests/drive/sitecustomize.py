"""Types like a person into the real program, across the process that locking replaces.

Both processes, before and after the lock, are driven. At each stop a file of its name appears in
DRIVE_STATE, and the driver waits until the test adds ".seen".
"""

import json
import os
from pathlib import Path

from tests.drive.after_window import drive_with

STATE = Path(os.environ["DRIVE_STATE"])
PASSPHRASE = os.environ["DRIVE_PASSPHRASE"]
WORDS = json.loads(os.environ["DRIVE_WORDS"])  # what is typed, by the place where it is typed


class Driver:
    """Goes one step further whenever the screen is ready for it."""

    def __init__(self, program):
        from PySide6.QtCore import QTimer

        self.program = program
        self.steps = self.second() if (STATE / "written").exists() else self.first()
        self.timer = QTimer(program, interval=20)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    def go_on(self):
        try:
            next(self.steps, None)
        except Exception:
            import traceback

            traceback.print_exc()
            os._exit(70)

    def stop(self, name, words=""):
        """Say that this is reached, and wait until the test has looked."""
        (STATE / "new").write_text(words)
        (STATE / "new").rename(STATE / name)
        while not (STATE / f"{name}.seen").exists():
            yield

    def first(self):
        yield from self.unlock()
        for page in (self.today, self.sessions, self.homework, self.goals, self.progress):
            yield from page()
            yield
        self.type(self.shell.search, WORDS["search"])
        yield from self.stop("written", str(os.getpid()))
        self.press(self.program.window, "L", "ControlModifier")
        yield
        self.program.lock()  # where no window manager gives the window its shortcuts
        yield

    def second(self):
        yield from self.stop("locked", str(os.getpid()))
        yield from self.unlock()
        shown = []
        for row in range(len(self.shell._pages)):
            self.shell.tabs.chosen.emit(row)
            yield
            shown += self.words_shown()
        yield from self.stop("shown", "\n".join(shown))
        stored = [str(one) for kind in self.program.opened.notebook.tables() for one in kind.each()]
        yield from self.stop("stored", "\n".join(stored))
        self.program.window.close()
        self.program.application.quit()
        yield

    def unlock(self):
        field = self.program.window.screen_shown().passphrase.field
        self.type(field, PASSPHRASE)
        self.press(field, "Return")
        while not hasattr(self.program.window.screen_shown(), "show_page"):
            yield
        self.shell = self.program.window.screen_shown()

    def today(self):
        page = self.go_to("today")
        self.type(page.plan.form.with_whom, WORDS["whom"])
        page.plan.plan.click()
        self.add(page.bring_up.lines, WORDS["topic"])
        self.add(page.bring_up.lines, WORDS["sensitive topic"])
        yield
        from PySide6.QtWidgets import QApplication

        page.bring_up.lines.rows()[-2].more.click()
        menu = QApplication.activePopupWidget()
        menu.sensitive.trigger()
        menu.close()

    def sessions(self):
        page = self.go_to("sessions")
        page.add()
        yield
        part = page.write_up
        self.type(part.notes.editor, WORDS["notes"])
        part.notes.editor.insertPlainText(" " + WORDS["pasted"])
        self.type(part.honesty.honest_about, WORDS["honest about"])
        self.type(part.honesty.held_back, WORDS["held back"])
        self.add(part.insights.lines, WORDS["insight"])
        part.thankful.open()
        self.add(part.thankful.lines, WORDS["gratitude"])
        self.add(part.agreed.lines, WORDS["agreed"])
        page.flush()

    def homework(self):
        page = self.go_to("homework")
        page.add()
        yield
        self.type(page.practice.details.fields["title"].field, WORDS["homework"])
        self.type(page.practice.details.fields["why"].field, WORDS["why"])
        page.flush()
        page.practice.log_button.click()
        self.type(page.practice.form.note.field, WORDS["practice"])
        page.flush()

    def goals(self):
        page = self.go_to("goals")
        page.add()
        yield
        card = list(page.grid.cards.values())[-1]
        self.type(card.words.title, WORDS["goal"])
        page.flush()
        yield
        card = list(page.grid.cards.values())[-1]
        self.add(card.steps, WORDS["step"])

    def progress(self):
        page = self.go_to("progress")
        page.trackers.add()
        yield
        from PySide6.QtWidgets import QDialog

        form = page.window().findChildren(QDialog)[-1]
        self.type(form.name, WORDS["tracker"])
        form.keep.click()

    def go_to(self, key):
        self.shell.show_page(key)
        return self.shell.page

    def add(self, lines, words):
        self.type(lines.rows()[-1].field, words)
        self.press(lines.rows()[-1].field, "Return")

    def type(self, field, words):
        from PySide6.QtTest import QTest

        QTest.keyClicks(field, words)

    def press(self, widget, key, modifier="NoModifier"):
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyClick(widget, Qt.Key[f"Key_{key}"], Qt.KeyboardModifier[modifier])

    def words_shown(self):
        from PySide6.QtWidgets import QWidget

        page = self.shell.page
        for widget in page.findChildren(QWidget):
            for name in ("text", "toPlainText", "accessibleName"):
                if callable(getattr(widget, name, None)):
                    yield str(getattr(widget, name)())


if __name__ == "sitecustomize":  # others use its hands
    drive_with(Driver)
