"""This computer opens the notebook: asked for in the settings, pressed on the locked window."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sessionbook.settings import Settings
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.settings.computer_card import ComputerCard
from sessionbook.vault import keyring_slot
from sessionbook.vault.errors import WrongPassphraseError
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.lying_keyring import Lying
from tests.ui.hands import Hands, focused, name_of

BEGIN, TAKE_BACK = "Let this computer open it…", "Ask for the passphrase again"
Key = Qt.Key


class Waiting(Lying):
    """Waits for a person who does not answer, until the test does."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.was_asked = threading.Event()
        self.asking: set[threading.Thread] = set()

    def get_password(self, service: str, user: str) -> Any:
        self._wait()
        return super().get_password(service, user)

    def delete_password(self, service: str, user: str) -> None:
        self._wait()
        super().delete_password(service, user)

    def _wait(self) -> None:
        self.asking.add(threading.current_thread())
        self.was_asked.set()
        self.answered.wait(20)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Lying:
    return use(monkeypatch, Lying())


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Waiting]:
    waiting = Waiting()
    use(monkeypatch, waiting)
    waiting.answered.set()
    yield waiting
    waiting.answered.set()
    assert threading.main_thread() not in waiting.asking


def use(monkeypatch: pytest.MonkeyPatch, keyring: Lying) -> Lying:
    monkeypatch.setattr(keyring_slot, "_allowed", lambda: keyring)
    return keyring


@pytest.fixture
def card(hands: Hands) -> ComputerCard:
    hands.press(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(hands.shell.page, SettingsPage)
    return hands.shell.page.computer


def test_the_whole_form_is_in_view_when_it_opens(
    qtbot: QtBot, card: ComputerCard, keyring: Lying
) -> None:
    card.window().resize(900, 460)
    card.begin.setFocus(Qt.FocusReason.TabFocusReason)  # this alone scrolls to the button
    qtbot.wait(20)
    qtbot.keyClick(card.begin, Key.Key_Space)
    for each in (card.passphrase, card.allow, card.cancel):
        qtbot.waitUntil(lambda each=each: each.visibleRegion().boundingRect() == each.rect())


def said(card: ComputerCard) -> str:
    return " ".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())


def ask_for_it(hands: Hands, passphrase: str = PASSPHRASE) -> None:
    hands.start(BEGIN)
    assert name_of(focused()) == "Passphrase"
    hands.type(passphrase)
    hands.press(Key.Key_Return)


def opens(vault: Vault) -> bool:
    return Vault.at(vault.folder).opens_with_computer


# The settings.


def test_it_is_off_and_the_keyring_is_not_asked_before_it_is_wanted(
    card: ComputerCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring_slot, "_allowed", pytest.fail)
    card.refresh()
    assert "does not open the notebook by itself" in said(card)
    assert "Whoever uses your unlocked account here can then open it" in said(card)
    assert not card.take_back.isVisible()
    assert not card.form.isVisible()


def test_it_is_allowed_with_the_passphrase_and_taken_back_without(
    hands: Hands, card: ComputerCard, keyring: Lying
) -> None:
    vault = card._vault
    ask_for_it(hands)
    hands.qtbot.waitUntil(card.take_back.isVisible)
    assert "opens the notebook without the passphrase" in said(card)
    assert name_of(focused()) == TAKE_BACK
    assert not card.passphrase.text()
    assert Vault.at(vault.folder).unlock_with_computer() == vault.unlock(PASSPHRASE)
    hands.press(Key.Key_Space)
    assert not opens(vault)
    assert name_of(focused()) == BEGIN
    assert "does not open the notebook by itself" in said(card)
    hands.qtbot.waitUntil(lambda: not keyring.kept)


def test_a_wrong_passphrase_allows_nothing(
    hands: Hands, card: ComputerCard, keyring: Lying
) -> None:
    ask_for_it(hands, "seven loud herons")
    hands.qtbot.waitUntil(card.problem.isVisible)
    assert card.problem.text() == WrongPassphraseError.sentence
    assert name_of(focused()) == "Passphrase"
    assert not opens(card._vault)
    assert not keyring.kept
    hands.type(PASSPHRASE)  # over what was selected
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: opens(card._vault))


def test_without_a_keyring_it_says_so_and_asks_for_nothing(
    hands: Hands, card: ComputerCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Absent(Lying):
        viable = False

    use(monkeypatch, Absent())
    hands.start(BEGIN)
    hands.qtbot.waitUntil(card.problem.isVisible)
    assert "The keyring of this computer is not available" in said(card)
    assert not card.form.isVisible()
    assert name_of(focused()) == BEGIN
    assert not opens(card._vault)


@pytest.mark.parametrize(
    ("ways", "words"),
    [
        ({"get_password": lambda *_: "00" * 32}, "did not give back"),
        ({"set_password": lambda *_: 1 // 0}, "is not available"),
    ],
)
def test_a_keyring_that_lies_is_named_and_the_passphrase_form_stays(
    hands: Hands,
    card: ComputerCard,
    keyring: Lying,
    ways: dict[str, Callable[..., Any]],
    words: str,
) -> None:
    vars(keyring).update(ways)
    ask_for_it(hands)
    hands.qtbot.waitUntil(card.problem.isVisible)
    assert words in card.problem.text()
    assert card.form.isVisible()
    assert not opens(card._vault)


def test_a_keyring_that_waits_freezes_nothing_and_can_be_given_up(
    hands: Hands, card: ComputerCard, waiting: Waiting
) -> None:
    waiting.answered.clear()
    ask_for_it(hands)
    assert waiting.was_asked.wait(5)
    assert name_of(focused()) == "Cancel"
    assert card.allow.text() == "Waiting for the keyring…"
    hands.press(Key.Key_Space)
    assert not card.form.isVisible()
    assert name_of(focused()) == BEGIN
    waiting.answered.set()
    hands.qtbot.wait(100)
    assert not opens(card._vault)
    assert not waiting.kept


def test_it_is_taken_back_at_once_while_the_keyring_waits(
    hands: Hands, card: ComputerCard, waiting: Waiting
) -> None:
    ask_for_it(hands)
    hands.qtbot.waitUntil(card.take_back.isVisible)
    waiting.answered.clear()
    hands.press(Key.Key_Space)
    assert not opens(card._vault)
    assert "does not open the notebook by itself" in said(card)
    waiting.answered.set()
    hands.qtbot.waitUntil(lambda: not waiting.kept)


def test_leaving_the_page_keeps_no_passphrase_and_wants_nothing(
    hands: Hands, card: ComputerCard, waiting: Waiting
) -> None:
    waiting.answered.clear()
    ask_for_it(hands)
    assert waiting.was_asked.wait(5)
    hands.turn_to("goals")
    assert not card.passphrase.text()
    waiting.answered.set()
    hands.qtbot.wait(100)
    assert not opens(card._vault)


# The locked window.


@pytest.fixture
def allowed(folder: Path, keyring: Lying) -> Vault:
    vault = Vault.at(folder)
    vault.allow_computer(vault.unlock(PASSPHRASE))
    return vault


@pytest.fixture
def screen(qtbot: QtBot, folder: Path) -> UnlockScreen:
    screen = UnlockScreen(folder, Vault.at(folder).unlock)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def test_one_press_opens_it(qtbot: QtBot, allowed: Vault, screen: UnlockScreen) -> None:
    screen.offer_computer(allowed.unlock_with_computer)
    assert screen.computer_button
    qtbot.waitUntil(screen.computer_button.isVisible)
    qtbot.keyClick(screen.passphrase.field, Key.Key_Tab)
    for name in ("Show: Passphrase", "Open", "Open with this computer"):
        assert name_of(focused()) == name
        if name != "Open with this computer":
            qtbot.keyClick(focused(), Key.Key_Tab)
    with qtbot.waitSignal(screen.unlocked, timeout=5000) as opened:
        qtbot.keyClick(focused(), Key.Key_Return)
    assert isinstance(opened.args[0], DataKey)


def test_enter_without_a_passphrase_opens_it_where_that_is_offered(
    qtbot: QtBot, allowed: Vault, screen: UnlockScreen
) -> None:
    qtbot.keyClick(screen.passphrase.field, Key.Key_Return)
    assert not screen.cancel_button.isVisible()
    screen.offer_computer(allowed.unlock_with_computer)
    with qtbot.waitSignal(screen.unlocked, timeout=5000):
        qtbot.keyClick(screen.passphrase.field, Key.Key_Return)


def test_it_never_opens_by_itself(
    qtbot: QtBot, allowed: Vault, screen: UnlockScreen, keyring: Lying
) -> None:
    vars(keyring).update(get_password=pytest.fail)
    screen.offer_computer(allowed.unlock_with_computer)
    qtbot.wait(100)
    assert not screen.cancel_button.isVisible()


def test_a_failure_is_a_calm_sentence_and_the_passphrase_still_opens(
    qtbot: QtBot, allowed: Vault, screen: UnlockScreen, keyring: Lying
) -> None:
    keyring.kept.clear()
    screen.offer_computer(allowed.unlock_with_computer)
    assert screen.computer_button
    qtbot.mouseClick(screen.computer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.problem.isVisible)
    assert "keyring of this computer does not open the notebook" in screen.problem.text()
    assert screen.passphrase.field.hasFocus()
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
    with qtbot.waitSignal(screen.unlocked, timeout=5000):
        qtbot.keyClick(screen.passphrase.field, Key.Key_Return)


def test_waiting_for_the_keyring_can_be_cancelled(
    qtbot: QtBot, folder: Path, screen: UnlockScreen, waiting: Waiting
) -> None:
    vault = Vault.at(folder)
    vault.allow_computer(vault.unlock(PASSPHRASE))
    waiting.answered.clear()
    waiting.was_asked.clear()
    waiting.asking.clear()
    heard: list[object] = []
    screen.unlocked.connect(heard.append)
    screen.offer_computer(vault.unlock_with_computer)
    assert screen.computer_button
    qtbot.mouseClick(screen.computer_button, Qt.MouseButton.LeftButton)
    assert waiting.was_asked.wait(5)
    assert not screen.computer_button.isEnabled()
    assert screen.cancel_button.hasFocus()
    qtbot.keyClick(screen.cancel_button, Key.Key_Space)
    assert screen.computer_button.isEnabled()
    assert screen.passphrase.isEnabled()
    waiting.answered.set()
    qtbot.wait(100)
    assert heard == []


@pytest.mark.parametrize("was_allowed", [True, False])
def test_from_a_stick_it_is_not_offered_and_can_be_taken_back(
    context: Context, qtbot: QtBot, tmp_path: Path, keyring: Lying, was_allowed: bool
) -> None:
    if was_allowed:  # by the program that is installed at home
        context.vault.allow_computer(context.vault.unlock(PASSPHRASE))
    card = ComputerCard(replace(context, settings=Settings(tmp_path / "s", stick=tmp_path)))
    qtbot.addWidget(card)
    card.refresh()
    card.show()
    assert card.begin.isHidden()
    assert "can be carried about" in said(card)
    assert card.take_back.isVisible() is was_allowed
    if was_allowed:
        qtbot.mouseClick(card.take_back, Qt.MouseButton.LeftButton)
        assert not context.vault.opens_with_computer
        assert card.begin.isHidden()
