"""On a real screen, beside other programs: what they see, what they are given, what is left."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sessionbook.domain.topics import Topic
from sessionbook.services.demo import fill
from sessionbook.store.notebook import Notebook
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.canaries import found
from tests.conftest import PASSPHRASE
from tests.drive.desktop import ROOT, Desktop, missing
from tests.drive.packages import lacking
from tests.drive.told import DONE

pytestmark = pytest.mark.drill

CANARY = "Quillfeather"
LONG = "Marrowbright was said about the autumn and nothing else was"
OTHER = """
import os
os.environ["QT_QPA_PLATFORM"] = "xcb"
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
window = QLineEdit("another program")
window.show()
window.activateWindow()
application.exec()
"""
PLACES = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "temp",
}
PATIENCE = 20
HOST = socket.gethostname()
ENTRY = "io.github.sessionbook.Sessionbook"  # the id of the desktop entry: the program's name


def need(*programs: str) -> None:
    if packages := lacking(*programs):
        give_up = pytest.fail if os.environ.get("DRILL_ALL") else pytest.skip
        give_up("Please type: apt-get install " + " ".join(packages))


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    if packages := missing():
        give_up = pytest.fail if os.environ.get("DRILL_ALL") else pytest.skip
        give_up("There is no desktop here. Please type: apt-get install " + " ".join(packages))
    desktop = Desktop(tmp_path_factory.mktemp("home"))
    yield desktop
    desktop.end()


@pytest.fixture
def filled(folder: Path) -> Path:
    vault = Vault.at(folder, CHEAPEST)
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    fill(notebook, datetime.now().astimezone().date(), months=4)
    notebook.topics.save(Topic(text=f"{CANARY}. {LONG}"))
    notebook.close()
    vault.close()
    return folder


class Told:
    """The program on the desktop; it does what it is told, in a home of its own."""

    def __init__(
        self, desktop: Desktop, folder: Path, sandbox: Path, *before: str, scale: str = "1"
    ) -> None:
        self.desktop, self.sandbox = desktop, sandbox
        for place in PLACES.values():
            (sandbox / place).mkdir(parents=True, exist_ok=True, mode=0o700)
        mine = {name: str(sandbox / place) for name, place in PLACES.items()}
        mine |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        mine |= {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "xcb"}
        mine |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self.said = (sandbox.parent / "said").open("w+")
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.drive.told", str(folder), PASSPHRASE],
            env={**desktop.environment, **mine},
            cwd=sandbox / "home",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
            text=True,
        )
        self._hear()
        self.tell("window.activateWindow()")
        self.until("window.isActiveWindow()")

    def tell(self, line: str) -> str:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._hear()

    def ask(self, expression: str) -> str:
        return self.tell(f"print({expression})").strip()

    def until(self, expression: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.ask(f"bool({expression})") != "True":
            assert time.monotonic() < deadline, expression
            time.sleep(0.05)

    def _hear(self) -> str:
        heard = ""
        assert self.process.stdout
        while (line := self.process.stdout.readline()) != f"{DONE}\n":
            assert line, Path(self.said.name).read_text()[-3000:]
            heard += line
        return heard

    def leave(self) -> int:
        assert self.process.stdin
        self.process.stdin.close()
        return self.process.wait(timeout=PATIENCE)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for each in (self.process.stdin, self.process.stdout, self.said):
            if each:
                each.close()


@pytest.fixture
def told(desktop: Desktop, filled: Path, tmp_path: Path) -> Iterator[Told]:
    told = Told(desktop, filled, tmp_path / "sandbox")
    yield told
    told.end()


def clipboard(desktop: Desktop, *options: str, selection: str = "clipboard") -> str:
    """Return what another program is given, which is nothing where nobody owns it."""
    command = ["xclip", "-o", "-selection", selection, *options]
    given = subprocess.run(
        command, env=desktop.environment, capture_output=True, text=True, timeout=10, check=False
    )
    return given.stdout


def copy(told: Told) -> None:
    """Press the keys: X takes no selection of a program that nobody has touched since."""
    told.desktop.press("ctrl+c")
    told.until("QGuiApplication.clipboard().ownsClipboard()")


def test_other_programs_are_asked_not_to_keep_a_copy_and_it_goes(
    desktop: Desktop, told: Told
) -> None:
    need("xclip")
    told.tell("program.opened.company.copies._timer.setInterval(5000)")
    told.tell(f"field = QLineEdit('{CANARY}', window); field.show(); field.selectAll()")
    told.tell(
        "field.setFocus(); QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)"
    )
    began = time.monotonic()
    offered = desktop.until(lambda: clipboard(desktop, "-t", "TARGETS"), "an offer").split("\n")
    assert "x-kde-passwordManagerHint" in offered
    assert clipboard(desktop, "-t", "x-kde-passwordManagerHint") == "secret"
    assert clipboard(desktop) == CANARY
    assert clipboard(desktop, selection="primary") == ""
    while clipboard(desktop):
        assert time.monotonic() - began < PATIENCE
        time.sleep(0.05)
    print(f"forgotten after {time.monotonic() - began:.1f} s of 5")
    copy(told)
    foreign = subprocess.Popen(
        ["xclip", "-i", "-selection", "clipboard"], env=desktop.environment, stdin=subprocess.PIPE
    )
    foreign.communicate(b"from elsewhere")
    time.sleep(6)
    assert clipboard(desktop) == "from elsewhere"
    copy(told)
    assert told.leave() == 0
    assert clipboard(desktop) == ""


def test_what_is_marked_with_the_mouse_is_given_to_nobody(desktop: Desktop, told: Told) -> None:
    need("xclip")
    told.tell(f"field = QLineEdit('{CANARY}', window); field.show(); field.resize(200, 30)")
    told.tell("field.setFocus(); QTest.mouseDClick(field, Qt.MouseButton.LeftButton)")
    assert told.ask("field.selectedText()") == CANARY
    assert clipboard(desktop, selection="primary") == ""


def test_another_program_coming_forward_covers_it_until_the_person_lifts(
    desktop: Desktop, told: Told
) -> None:
    told.tell("program.settings.change(covers_left=True)")
    desktop.until(lambda: CANARY in spoken(desktop), "the words")
    told.tell("shell.page.planning.ask_for_another('Nobody')")
    told.until("QApplication.activeModalWidget()")
    told.tell("dialog = QApplication.activeModalWidget(); dialog.move(321, 123)")
    place = told.ask("dialog.geometry()")
    time.sleep(0.3)
    assert told.ask("program.opened.company.is_covered") == "False"
    other = desktop.start([sys.executable, "-c", OTHER])
    told.until("program.opened.company.is_covered")
    assert told.ask("dialog.isVisible()") == "False"
    assert CANARY not in spoken(desktop)
    other.kill()
    other.wait()
    told.tell("window.activateWindow()")
    told.until("window.isActiveWindow()")
    assert told.ask("program.opened.company.is_covered") == "True"
    desktop.press("F9")
    told.until("dialog.isVisible() and dialog.isActiveWindow()")
    told.until(f"str(dialog.geometry()) == '{place}'")
    desktop.press("F9")  # heard in the dialog
    told.until("program.opened.company.is_covered")
    desktop.press("ctrl+k", "ctrl+b", "ctrl+3", "F1")
    desktop.press("Escape")
    told.until("not program.opened.company.is_covered")
    assert told.ask("shell.page.key") == "today"


def spoken(desktop: Desktop) -> str:
    return "\n".join(part.words() for part in desktop.parts())


def test_a_drag_under_way_ends_with_the_cover(desktop: Desktop, told: Told) -> None:
    told.tell(
        "field = QTextEdit('drag these words about', window); field.show(); field.resize(300, 60)"
    )
    told.tell("field.raise_(); field.setFocus(); field.selectAll()")
    x, y = told.ask("'{} {}'.format(*field.mapToGlobal(QPoint(40, 14)).toTuple())").split()
    desktop._to_keyboard("mousemove", x, y, "mousedown", "1")
    for step in range(1, 12):
        desktop._to_keyboard("mousemove", str(int(x) + 12 * step), str(int(y) + 6 * step))
        time.sleep(0.05)
    told.until("field.findChild(QDrag) is not None")
    desktop.press("F9")
    told.until("program.opened.company.is_covered")
    told.until("field.findChild(QDrag) is None")
    desktop._to_keyboard("mouseup", "1")
    assert told.ask("program.opened.company.is_covered") == "True"


def test_the_desktop_is_told_nothing_but_notebook(desktop: Desktop, told: Told) -> None:
    need("xprop")
    told.tell("shell.page.planning.ask_for_another('Nobody')")
    told.until("QApplication.activeModalWidget()")
    for window in ("window", "QApplication.activeModalWidget()"):
        command = ["xprop", "-id", told.ask(f"int({window}.winId())")]
        said = subprocess.run(
            command, env=desktop.environment, capture_output=True, text=True, check=True
        ).stdout
        words = {word for word in re.findall(r'"([^"]*)"', said) if word.isprintable()}
        print(sorted(words))
        assert '"Notebook"' in said
        assert words <= {"Notebook", "notebook", "normal", "dialog", "", HOST, ENTRY}


@pytest.mark.parametrize("scale", ["1", "1.5"])
def test_nobody_can_read_what_is_blurred(
    desktop: Desktop, filled: Path, tmp_path: Path, scale: str
) -> None:
    need("tesseract")
    told = Told(desktop, filled, tmp_path / "sandbox", scale=scale)
    try:
        read_both(told, tmp_path)
    finally:
        told.end()


def read_both(told: Told, tmp_path: Path) -> None:
    told.tell("window.resize(1180, 760); shell.tabs.setFocus()")
    read = {}
    for name, on in (("clear", False), ("blurred", True)):
        told.tell(f"program._appearance.be_discreet(on={on}); QTest.qWait(500)")
        file = tmp_path / f"{name}.png"
        told.tell("image = window.screen().grabWindow(window.winId()).toImage()")
        told.tell("below = image.copy(0, image.height() // 8, image.width(), image.height())")
        told.tell(f"below.scaledToWidth(2600).save('{file}')")
        told_words = subprocess.run(
            ["tesseract", str(file), "-", "--psm", "11"], capture_output=True, text=True, check=True
        ).stdout
        read[name] = re.findall(r"[A-Za-z]{4,}", told_words)
    wanted = {word.lower() for word in read["clear"]}
    left = [word for word in read["blurred"] if word.lower() in wanted]
    print(f"read in the clear: {len(wanted)} words; of these blurred: {left}")
    assert len(wanted) > 40
    assert {word.lower() for word in left} <= {"write", "session"}  # the one button


EXPECTED = [
    r"home/\.config/sessionbook/settings\.json",
    r"home/\.cache/fontconfig/.*",
    r"home/kept\.pdf",
    r"home/picture\.png",
]


def test_nothing_is_left_in_the_home_but_what_was_asked_for(
    desktop: Desktop, filled: Path, tmp_path: Path
) -> None:
    need("strace")
    sandbox, trace = tmp_path / "sandbox", tmp_path / "trace"
    strace = ["strace", "-f", "-qq", "-e", "trace=openat,creat,mknodat,symlinkat,renameat2,rename"]
    told = Told(desktop, filled, sandbox, *strace, "-o", str(trace))
    try:
        use(told, sandbox)
        told.tell("QTimer.singleShot(0, program.lock)")
        desktop.until(
            lambda: any(part.role == "password text" for part in desktop.parts()), "the lock"
        )
        assert found([CANARY, PASSPHRASE], sandbox, filled) == []
        desktop.press("ctrl+q")
        assert told.process.wait(timeout=PATIENCE) == 0
    finally:
        told.end()
    left = [str(file.relative_to(sandbox)) for file in sandbox.rglob("*") if file.is_file()]
    unexpected = [file for file in left if not any(re.fullmatch(one, file) for one in EXPECTED)]
    print(f"left: {sorted(left)}")
    assert unexpected == []
    assert "home/kept.pdf" in left
    assert found([CANARY, PASSPHRASE], sandbox, filled) == []
    begun = re.compile(r"/home(/\.export-\w+)?$")  # without a name, where a disk can do that
    assert any(begun.search(place) for place in written_to(trace))
    written = sorted({place for place in written_to(trace) if not is_fine(place, tmp_path)})
    assert written == []


def use(told: Told, sandbox: Path) -> None:
    """Write, copy, save, print and pick like somebody who does all of it in one sitting."""
    told.tell("shell.page.bring_up.lines.rows()[-1].field.setFocus()")
    told.tell(f"QTest.keyClicks(QApplication.focusWidget(), '{CANARY} once more')")
    told.tell("QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)")
    told.tell(f"QGuiApplication.clipboard().setText('{CANARY}')")
    told.tell("shell.card_requested.emit()")
    told.tell("card = window.screen_shown(); card.save.click()")
    told.until("card.findChild(QFileDialog)")
    told.tell("picker = card.findChild(QFileDialog); picker.reject()")
    told.until("card.findChild(QFileDialog) is None")
    told.tell("card.save.click()")
    told.until("card.findChild(QFileDialog)")
    told.tell("picker = card.findChild(QFileDialog)")
    told.tell(f"picker.findChild(QLineEdit).setText('{sandbox}/home/kept.pdf')")
    told.tell("picker.accept()")
    told.until(f"Path('{sandbox}/home/kept.pdf').exists()")
    told.tell("card.print.click()")
    told.until("card.children()[-1] and QApplication.activeModalWidget()")
    told.tell("QApplication.activeModalWidget().reject()")
    told.tell("card.left.emit()")
    for page in ("sessions", "goals", "progress", "settings"):
        told.tell(f"shell.show_page('{page}'); QTest.qWait(200)")
    told.tell("program.cover(); QTest.qWait(100); program.cover()")


def written_to(trace: Path) -> Iterator[str]:
    """Return every place that a process made or opened to write."""
    writing = re.compile(
        r'(?:openat\([^,]+|creat\(|mknodat\([^,]+|symlinkat\("[^"]*", [^,]+),? ?"([^"]+)"(.*)'
    )
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := writing.search(line):
            is_written = re.search(r"O_WRONLY|O_RDWR|O_CREAT", match[2]) or "openat" not in line
            if is_written and " = -1 " not in line:
                yield match[1]


def is_fine(place: str, tmp_path: Path) -> bool:
    return place.startswith((str(tmp_path), "/dev/", "/proc/", "/memfd")) or "/shm/" in place
