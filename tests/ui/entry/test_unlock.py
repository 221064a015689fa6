"""The locked screens: what opens, what is refused, and that nothing freezes."""

import threading
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.ui.entry.new_notebook import CodeStep, PassphraseStep, free, free_beside
from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.entry.recovery import RecoveryScreen
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.vault.keys import CHEAPEST, DataKey
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.ui.conftest import ScriptedAsk
from tests.vault.faults import PowerCutError, fail_at


def test_the_right_passphrase_opens(qtbot: QtBot, folder: Path) -> None:
    screen = UnlockScreen(folder, Vault.at(folder).unlock)
    qtbot.addWidget(screen)
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
    with qtbot.waitSignal(screen.unlocked, timeout=5000) as opened:
        qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    assert isinstance(opened.args[0], DataKey)


def test_a_wrong_passphrase_is_one_calm_sentence(qtbot: QtBot, folder: Path) -> None:
    screen = UnlockScreen(folder, Vault.at(folder).unlock)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.keyClicks(screen.passphrase.field, "seven loud herons")
    qtbot.mouseClick(screen.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.problem.isVisible)
    assert "Nothing was changed" in screen.problem.text()
    assert screen.passphrase.field.selectedText()
    assert screen.open_button.isEnabled()


def test_unlocking_can_be_cancelled_at_once(qtbot: QtBot, folder: Path) -> None:
    go_on = threading.Event()
    screen = UnlockScreen(folder, lambda _: go_on.wait(5))
    qtbot.addWidget(screen)
    screen.show()
    heard: list[object] = []
    screen.unlocked.connect(heard.append)
    qtbot.keyClicks(screen.passphrase.field, "anything")
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    assert screen.cancel_button.isVisible()
    assert not screen.passphrase.isEnabled()
    qtbot.mouseClick(screen.cancel_button, Qt.MouseButton.LeftButton)
    assert screen.passphrase.isEnabled()
    go_on.set()
    qtbot.wait(50)
    assert heard == []


def test_a_notebook_is_made_only_with_the_same_passphrase_twice(
    qtbot: QtBot, tmp_path: Path
) -> None:
    step = PassphraseStep(
        tmp_path / "New", None, lambda at, words: Vault.create(at, words, CHEAPEST)
    )
    qtbot.addWidget(step)
    step.show()
    qtbot.keyClicks(step.chosen.passphrase.field, "four grey geese asleep")
    qtbot.keyClicks(step.chosen.again.field, "four grey geese")
    qtbot.mouseClick(step.make_button, Qt.MouseButton.LeftButton)
    assert "not the same" in step.problem.text()
    assert not (tmp_path / "New").exists()
    qtbot.keyClicks(step.chosen.again.field, " asleep")
    with qtbot.waitSignal(step.made, timeout=5000) as made:
        qtbot.keyClick(step.chosen.again.field, Qt.Key.Key_Return)
    assert Vault.at(tmp_path / "New").unlock_with_code(made.args[2])


def test_a_folder_in_use_is_refused_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    step = PassphraseStep(tmp_path, None, lambda at, words: Vault.create(at, words, CHEAPEST))
    qtbot.addWidget(step)
    step.show()
    for field in (step.chosen.passphrase.field, step.chosen.again.field):
        qtbot.keyClicks(field, "four grey geese asleep")
    qtbot.mouseClick(step.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "already something" in step.problem.text())
    assert step.make_button.isEnabled()
    step._ask = ScriptedAsk()
    step._ask.path = tmp_path
    step._choose_place()
    assert str(tmp_path / "Notebook") in step.place.text()
    assert step.problem.isHidden()


def test_a_second_notebook_is_offered_a_place_beside_the_first(tmp_path: Path) -> None:
    assert free_beside(tmp_path / "Notebook") == tmp_path / "Notebook"
    for name in ("Notebook", "Notebook 2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "letter.txt").touch()
    assert free_beside(tmp_path / "Notebook") == tmp_path / "Notebook 3"
    assert free(tmp_path) == tmp_path / "Notebook 3"


def test_a_place_where_one_was_begun_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, suppress(PowerCutError):
        fail_at(patch, 2, PowerCutError(), dead=True)
        Vault.create(tmp_path / "begun", PASSPHRASE, CHEAPEST)
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "letter.txt").touch()
    assert free(tmp_path / "begun") == tmp_path / "begun"
    assert free(tmp_path / "used") == tmp_path / "used" / "Notebook"


def test_one_group_of_the_code_is_asked_back(qtbot: QtBot) -> None:
    code = "JD30-R1FR-XAHJ-M54R-KE01-ES19-8DD0"
    step = CodeStep(code)
    qtbot.addWidget(step)
    step.show()
    qtbot.keyClicks(step.shown.answer, "0000")
    qtbot.mouseClick(step.go_button, Qt.MouseButton.LeftButton)
    assert step.problem.isVisible()
    step.shown.answer.clear()
    qtbot.keyClicks(step.shown.answer, code.split("-")[step.shown.asked].lower())
    with qtbot.waitSignal(step.confirmed, timeout=1000):
        qtbot.keyClick(step.shown.answer, Qt.Key.Key_Return)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Vault, str]:
    vault, _, code = Vault.create(tmp_path / "n", PASSPHRASE, CHEAPEST)
    return vault, code


def test_the_recovery_code_opens_and_sets_a_new_passphrase(
    qtbot: QtBot, made: tuple[Vault, str]
) -> None:
    vault, code = made
    screen = RecoveryScreen(vault)
    qtbot.addWidget(screen)
    qtbot.keyClicks(screen.code, code.lower().replace("-", " "))
    for field in (screen.chosen.passphrase.field, screen.chosen.again.field):
        qtbot.keyClicks(field, "new words by hand")
    with qtbot.waitSignal(screen.recovered, timeout=20000):
        qtbot.keyClick(screen.chosen.again.field, Qt.Key.Key_Return)
    assert Vault.at(vault.folder).unlock("new words by hand")


def test_the_code_typed_as_the_passphrase_is_led_to_where_it_opens(
    qtbot: QtBot, made: tuple[Vault, str]
) -> None:
    vault, code = made
    screen = UnlockScreen(vault.folder, vault.unlock)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.keyClicks(screen.passphrase.field, code.lower())
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.problem.isVisible)
    assert "choose “Use my recovery code”" in screen.problem.text()
    assert "Use my recovery code" in [link.text() for link in screen.findChildren(QPushButton)]


def test_escape_leaves_the_code_s_screen_from_each_of_its_fields(
    qtbot: QtBot, made: tuple[Vault, str]
) -> None:
    screen = RecoveryScreen(made[0])
    qtbot.addWidget(screen)
    for field in (screen.code, screen.chosen.passphrase.field, screen.chosen.again.field):
        with qtbot.waitSignal(screen.left, timeout=1000):
            qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_a_slip_in_the_code_is_named(qtbot: QtBot, made: tuple[Vault, str]) -> None:
    vault, code = made
    screen = RecoveryScreen(vault)
    qtbot.addWidget(screen)
    slipped = code[:-1] + ("0" if code[-1] != "0" else "1")
    qtbot.keyClicks(screen.code, slipped)
    for field in (screen.chosen.passphrase.field, screen.chosen.again.field):
        qtbot.keyClicks(field, "new words by hand")
    qtbot.mouseClick(screen.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "slip" in screen.problem.text())


def test_no_keyboard_learns_a_passphrase_even_while_it_is_shown(qtbot: QtBot) -> None:
    passphrase = PassphraseField("Passphrase")
    qtbot.addWidget(passphrase)
    secret = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    for shown in (False, True, False):
        is_hidden = passphrase.field.echoMode() == QLineEdit.EchoMode.Password
        assert is_hidden is not shown
        assert passphrase.field.inputMethodHints() & secret == secret
        qtbot.mouseClick(passphrase._show, Qt.MouseButton.LeftButton)


def test_enter_in_the_passphrase_opens_however_long_it_is_held(qtbot: QtBot, folder: Path) -> None:
    go_on = threading.Event()
    screen = UnlockScreen(folder, lambda _: go_on.wait(5))
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    qtbot.keyClicks(screen.passphrase.field, "anything")
    for is_repeated in (False, True, True):
        press_return(screen.focusWidget(), is_repeated=is_repeated)
    assert screen.cancel_button.hasFocus()
    assert screen.cancel_button.isVisible()
    press_return(screen.cancel_button)
    assert screen.cancel_button.isHidden()
    go_on.set()


def press_return(focused: QWidget | None, *, is_repeated: bool = False) -> None:
    key, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused, QKeyEvent(kind, key, none, "\r", is_repeated))


def test_tab_comes_to_everything_beside_the_code(qtbot: QtBot) -> None:
    step = CodeStep("1234-5678")
    qtbot.addWidget(step)
    step.show()
    step.activateWindow()
    qtbot.waitUntil(step.isActiveWindow)
    step.setFocus()
    assert QApplication.focusWidget() is step.shown.answer
    met = set()
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.add(QApplication.focusWidget())
    assert {step.shown.print_button, step.go_button, step.shown.answer} <= met
