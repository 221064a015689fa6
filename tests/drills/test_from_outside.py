"""The real program on a real screen, by keyboard alone and as a screen reader has it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from pathlib import Path

import pytest

from sessionbook.services.demo import fill
from sessionbook.store.notebook import Notebook
from sessionbook.ui.pages import PAGES
from sessionbook.ui.unlocked.shell import MOST_TABS
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.drive.desktop import ROOT, Desktop, Part, missing

TITLES = [tab.title() for tab in PAGES]
KEYS = {
    "Safety plan": "F1",
    "Settings": "ctrl+comma",
    "How it works": "shift+F1",
}  # where a page has keys of its own
FIVE = TITLES[:MOST_TABS]  # the others are behind the button after these
MENU, NAME = "More pages, {title} is open", attrgetter("name")
MOST_STOPS = 300  # of Tab on one page; more is a trap
MOST_PRESSES = 4  # until it leaves one control: in a date it goes to the month and the year
STEP, NOTE = "Kestrelbourne", "Lanternbury was spoken of at length"

# What says nothing of what a control is.
NO_ROLES = {"unknown", "invalid", "filler", "panel", "unknown role", ""}
# What is met with the arrows, inside a control that Tab goes to.
INNER_ROLES = {"page tab", "list item", "radio button", "table cell", "table column header"}

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    if packages := missing():
        said = "There is no desktop to drive here. Please type: apt-get install "
        give_up = pytest.fail if os.environ.get("DRILL_ALL") else pytest.skip
        give_up(said + " ".join(packages))
    desktop = Desktop(tmp_path_factory.mktemp("home"))
    yield desktop
    desktop.end()


@pytest.fixture
def hidden(folder: Path) -> list[str]:
    """Fill the notebook with invented months; return what is to stay hidden of them."""
    vault = Vault.at(folder)
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    fill(notebook, datetime.now().astimezone().date(), months=4)
    hidden = [topic.text for topic in notebook.topics.each() if topic.sensitive]
    notebook.close()
    vault.close()
    assert hidden
    return hidden


@pytest.fixture
def program(desktop: Desktop, folder: Path, hidden: list[str]) -> Iterator["Program"]:
    program = Program(desktop, folder, hidden)
    program.unlock()
    yield program
    program.process.kill()
    program.process.wait()
    desktop.until(lambda: not desktop.parts(), "the window is gone")


class Program:
    """The program in a window; what is sensitive must not be in anything that is looked at."""

    def __init__(self, desktop: Desktop, folder: Path, hidden: list[str]) -> None:
        self.desktop = desktop
        self.hidden = hidden
        desktop.environment |= {
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        # -X is not passed on by the lock, which shows that it replaced the process
        command = [sys.executable, "-X", "utf8", "-m", "sessionbook", str(folder)]
        self.said = folder.parent / "said"
        with self.said.open("w") as said:  # what it says of itself, if it does
            options = {"stdout": said, "stderr": said}
            self.process: subprocess.Popen[str] = desktop.start(command, **options)

    def parts(self) -> list[Part]:
        assert self.process.poll() is None, f"it ended: {self.said.read_text()[-2000:]}"
        parts = self.desktop.parts()
        assert [part for part in parts for text in self.hidden if text in part.words()] == []
        return parts

    def part(self, role: str, name: str) -> Part | None:
        return next((each for each in self.parts() if (each.role, each.name) == (role, name)), None)

    def words(self) -> str:
        return "\n".join(part.words() for part in self.parts())

    def wait_for(self, role: str, name: str) -> Part:
        found: Part = self.desktop.until(lambda: self.part(role, name), f"{role} {name}")
        return found

    def wait_for_words(self, words: str) -> None:
        self.desktop.until(lambda: words in self.words(), words)

    def focused(self) -> Part:
        return self.desktop.focus()[0]

    def wait_for_focus(self, role: str, name: str) -> None:
        is_there = lambda: (self.focused().role, self.focused().name) == (role, name)  # noqa: E731
        self.desktop.until(is_there, f"focus on {role} {name}")

    def go_to_page(self, title: str) -> None:
        self.desktop.press(KEYS.get(title) or f"ctrl+{TITLES.index(title) + 1}")
        self.desktop.until(lambda: self.page() == title, title)

    def page(self) -> str:
        """Return the title of the page open: of the tab selected, or said by the menu's button."""
        parts = self.parts()
        tabs = (each for each in parts if each.role == "page tab")
        names = [tab.name for tab in tabs if "selected" in tab.states]
        names += [title for title in TITLES if MENU.format(title=title) in map(NAME, parts)]
        return next(iter(names), "")

    def tab_to(self, role: str, name: str = "", key: str = "Tab") -> list[Part]:
        """Press Tab until something has the focus; return all that had it on the way."""
        met: list[Part] = []
        while len(met) < MOST_STOPS:
            met.append(self.tab(key))
            if met[-1].role == role and name in ("", met[-1].name):
                return met
        raise AssertionError(f"no {role} {name} after {[part.name for part in met]}")

    def tab(self, key: str) -> Part:
        """Press Tab until the focus is elsewhere, and return where."""
        before, already = self.desktop.focus()
        for _ in range(MOST_PRESSES):
            self.desktop.press(key)
            part, moved = self.desktop.focus(already)
            if moved > already:
                return part
        raise AssertionError(f"{key} does not leave {before}")

    def unlock(self) -> None:
        self.wait_for_focus("password text", "Passphrase")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        self.desktop.until(lambda: self.page() == "Today", "Today")

    def arguments(self) -> list[str]:
        return Path(f"/proc/{self.process.pid}/cmdline").read_text(encoding="utf-8").split("\0")


def test_every_control_is_named_and_tab_goes_round_on_every_page(program: Program) -> None:
    program.tab_to("page tab")
    for title in TITLES:
        program.go_to_page(title)
        onward = program.tab_to("page tab")
        shown = [part for part in program.parts() if {"focusable", "enabled"} <= part.states]
        assert [part for part in shown if not part.name or part.role in NO_ROLES] == []
        back = program.tab_to("page tab", key="shift+Tab")
        assert named(back[-2::-1]) == named(onward[:-1])
        unmet = set(named(shown)) - set(named(onward))
        assert {each for each in unmet if each[0] not in INNER_ROLES} == set()


def named(parts: list[Part]) -> list[tuple[str, str]]:
    return [(part.role, part.name) for part in parts]


def test_what_is_written_by_keyboard_alone_is_read_back_after_a_lock(program: Program) -> None:
    desktop = program.desktop
    go_through_the_tabs_and_back(program)
    add_a_step_and_tick_it(program)
    write_a_note(program)
    find_the_note(program)
    look_for_what_is_hidden(program)
    desktop.press("F9")
    desktop.until(lambda: NOTE not in program.words(), "the cover")
    assert program.part("page tab", "Today") is None
    desktop.press("F9")
    program.wait_for_words(NOTE)
    assert "-X" in program.arguments()
    program.tab_to("push button", "Lock", "shift+Tab")
    desktop.press("Return")
    program.wait_for_focus("password text", "Passphrase")
    assert NOTE not in program.words()
    assert "-X" not in program.arguments()
    program.unlock()
    program.go_to_page("Goals")
    assert "checked" in program.wait_for("check box", STEP).states
    program.go_to_page("Sessions")
    assert program.wait_for("text", "Notes").text == NOTE
    desktop.press("ctrl+q")
    assert program.process.wait(timeout=30) == 0


def go_through_the_tabs_and_back(program: Program) -> None:
    program.tab_to("page tab")
    for key, pages in (("Right", FIVE), ("Left", FIVE[::-1])):
        for page in pages[1:]:
            program.desktop.press(key)
            program.wait_for_focus("page tab", page)
    assert program.page() == "Today"


def add_a_step_and_tick_it(program: Program) -> None:
    program.go_to_page("Goals")
    program.tab_to("text", "Add a step")
    program.desktop.type(STEP)
    program.desktop.press("Return")
    assert "checked" not in program.wait_for("check box", STEP).states
    program.tab_to("check box", STEP, "shift+Tab")
    program.desktop.press("space")
    ticked = lambda: "checked" in program.wait_for("check box", STEP).states  # noqa: E731
    program.desktop.until(ticked, "the tick")


def write_a_note(program: Program) -> None:
    program.go_to_page("Sessions")
    program.desktop.press("ctrl+n")
    program.wait_for_focus("text", "Notes")
    program.desktop.type(NOTE)
    program.wait_for("label", "Saved just now")


def find_the_note(program: Program) -> None:
    program.go_to_page("Today")
    assert NOTE not in program.words()
    program.desktop.press("ctrl+k")
    program.wait_for_focus("text", "Search everything")
    program.desktop.type("lanternbury")
    program.wait_for_words(NOTE)
    program.desktop.press("Return")
    program.wait_for_focus("text", "Notes")
    assert program.page() == "Sessions"
    assert program.wait_for("text", "Notes").text == NOTE


def look_for_what_is_hidden(program: Program) -> None:
    """Search for the first words of it; each look at the screen fails if the rest is there."""
    program.go_to_page("Today")
    assert program.part("check box", "sensitive line 3, hidden")
    program.desktop.press("ctrl+k")
    program.wait_for_focus("text", "Search everything")
    words = " ".join(program.hidden[0].split()[:3])
    program.desktop.type(words)
    program.desktop.until(
        lambda: program.wait_for("text", "Search everything").text == words, words
    )
    program.desktop.until(lambda: NOTE not in program.words(), "other results")
    program.desktop.press("Escape")
    program.go_to_page("Sessions")
