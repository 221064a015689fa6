"""What opens the notebook, through the settings: changed, tried, renewed; wrong input too."""

import unicodedata
from pathlib import Path

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.services import recovery_check
from sessionbook.ui.entry import code_shown
from sessionbook.ui.entry.recovery_sheet import print_sheet
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.settings.passphrase_card import PassphraseCard
from sessionbook.ui.pages.settings.secret_form import SecretForm
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.errors import WrongPassphraseError, WrongRecoveryCodeError
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, TODAY
from tests.ui.hands import Hands, Key, focused, name_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def code(vault: Vault) -> str:
    """The recovery code of the notebook."""
    made = "JD30-R1FR-XAHJ-M54R-KE01-ES19-8DD0"
    vault.renew_recovery_code(vault.unlock(PASSPHRASE), made)
    return made


@pytest.fixture
def card(qtbot: QtBot, shell: Shell) -> PassphraseCard:
    shell.show_page("settings")
    assert isinstance(shell.page, SettingsPage)
    QApplication.processEvents()
    return shell.page.passphrase


@pytest.fixture
def hands(qtbot: QtBot, shell: Shell, card: PassphraseCard) -> Hands:
    return Hands(qtbot, shell)


def said(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def done(qtbot: QtBot, form: SecretForm) -> None:
    qtbot.waitUntil(lambda: not form.is_working, timeout=5000)


def type_into(hands: Hands, *fields: tuple[str, str]) -> None:
    for name, words in fields:
        hands.go_to(name)
        hands.type(words)


# Another passphrase.


def change(qtbot: QtBot, card: PassphraseCard, *words: str) -> None:
    form = card.change
    fields = form.old, form.chosen.passphrase, form.chosen.again
    for field, text in zip(fields, words, strict=True):
        field.field.setText(text)
    qtbot.keyClick(form.chosen.again.field, Key.Key_Return)
    done(qtbot, form)


def test_the_passphrase_is_changed_by_whoever_knows_it(
    qtbot: QtBot, hands: Hands, card: PassphraseCard, vault: Vault
) -> None:
    hands.start("Change the passphrase…")
    assert focused() is card.change.old.field
    words = "four grey geese"
    type_into(
        hands,
        ("Passphrase now", PASSPHRASE),
        ("New passphrase", words),
        ("The same once more", words),
    )
    hands.press(Key.Key_Return)
    done(qtbot, card.change)
    assert not card.change.isVisible()
    assert focused() is card.openers[card.change]
    assert "was changed" in said(hands.shell.notice_bar)
    assert Vault.at(vault.folder).unlock(words)
    with pytest.raises(WrongPassphraseError):
        Vault.at(vault.folder).unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ((PASSPHRASE, "four grey geese", "four grey goose"), "not the same"),
        ((PASSPHRASE, "", ""), "cannot be empty"),
        (("seven loud herons", "four grey geese", "four grey geese"), "not the passphrase"),
        (("", "four grey geese", "four grey geese"), "not the passphrase"),
        ((PASSPHRASE + " ", "four grey geese", "four grey geese"), "not the passphrase"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(
    qtbot: QtBot, card: PassphraseCard, vault: Vault, words: tuple[str, ...], problem: str
) -> None:
    card.openers[card.change].click()
    before = (vault.folder / "keys.json").read_bytes()
    change(qtbot, card, *words)
    assert problem in card.change.problem.text()
    assert card.change.isVisible()
    assert (vault.folder / "keys.json").read_bytes() == before


@pytest.mark.parametrize(
    "words", ["🐢🐢🌊", "שלום עולם", "   ", "Größe ﬁnden", "x" * 10_240, "a\u200fb", "\t"]
)
def test_whatever_can_be_typed_is_a_passphrase(
    qtbot: QtBot, card: PassphraseCard, vault: Vault, words: str
) -> None:
    card.openers[card.change].click()
    change(qtbot, card, PASSPHRASE, words, words)
    assert not card.change.isVisible()
    for form in ("NFC", "NFD"):
        assert Vault.at(vault.folder).unlock(unicodedata.normalize(form, words))


def test_ten_pasted_megabytes_are_cut_and_said(
    qtbot: QtBot, card: PassphraseCard, vault: Vault
) -> None:
    form = card.change
    card.openers[form].click()
    QGuiApplication.clipboard().setText("correct horse " * 750_000)
    for field in (form.chosen.passphrase.field, form.chosen.again.field):
        field.paste()
    assert "the end was left out" in form.problem.text()
    form.old.field.setText(PASSPHRASE)
    qtbot.keyClick(form.chosen.again.field, Key.Key_Return)
    done(qtbot, form)
    assert Vault.at(vault.folder).unlock(("correct horse " * 750_000)[:32_767])


# Trying the code.


def test_the_code_is_tried_and_nothing_is_changed(
    qtbot: QtBot, hands: Hands, card: PassphraseCard, code: str, context: Context
) -> None:
    assert "not tried yet" in card.tried.text()
    before = (context.vault.folder / "keys.json").read_bytes()
    hands.start("Try my recovery code…")
    hands.type(code.lower().replace("-", " "))
    hands.press(Key.Key_Return)
    done(qtbot, card.try_code)
    assert "opens this notebook. Nothing was changed." in said(hands.shell.notice_bar)
    assert not card.try_code.isVisible()
    assert card.try_code.code.text() == ""
    assert "last tried on 24 November 2026" in card.tried.text()
    assert recovery_check.tried_on(context.notebook, context.vault.recovery_mark) == TODAY
    assert (context.vault.folder / "keys.json").read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("JD30-R1FR-XAHJ-M54R-KE01-ES19-8DD1", "a slip somewhere"),
        ("JD30", "a slip somewhere"),
        ("", "a slip somewhere"),
        ("🐢" * 28, "a slip somewhere"),
        ("שלום", "a slip somewhere"),
        (PASSPHRASE, "a slip somewhere"),
        ("0" * 40_000, "a slip somewhere"),
    ],
)
def test_a_slip_in_the_code_is_said(
    qtbot: QtBot, card: PassphraseCard, code: str, context: Context, typed: str, problem: str
) -> None:
    card.openers[card.try_code].click()
    card.try_code.code.setText(typed)
    qtbot.keyClick(card.try_code.code, Key.Key_Return)
    done(qtbot, card.try_code)
    assert problem in card.try_code.problem.text()
    assert focused() is card.try_code.code
    assert recovery_check.tried_on(context.notebook, context.vault.recovery_mark) is None


def test_the_code_of_another_notebook_is_told_from_a_slip(
    qtbot: QtBot, card: PassphraseCard, tmp_path: Path
) -> None:
    _, _, foreign = Vault.create(tmp_path / "other", PASSPHRASE, CHEAPEST)
    card.openers[card.try_code].click()
    card.try_code.code.setText(foreign)
    card.try_code.start()
    done(qtbot, card.try_code)
    assert "does not open this notebook" in card.try_code.problem.text()


# A new code.


def ask_for_code(qtbot: QtBot, hands: Hands, card: PassphraseCard) -> str:
    hands.start("New recovery code…")
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    done(qtbot, card.new_code)
    assert card.new_code.shown
    return str(card.new_code._code)


def test_a_new_code_counts_once_a_group_of_it_was_given_back(
    qtbot: QtBot, hands: Hands, card: PassphraseCard, code: str, vault: Vault
) -> None:
    recovery_check.note_try(hands.shell._context.notebook, TODAY, vault.recovery_mark)
    card.refresh()
    assert "last tried" in card.tried.text()
    made = ask_for_code(qtbot, hands, card)
    shown = card.new_code.shown
    assert shown
    assert made.replace("-", "  ") in said(card)
    assert focused() is shown.answer
    assert vault.unlock_with_code(code)  # nothing is written yet
    hands.type("0000")
    hands.press(Key.Key_Return)
    assert "another group" in card.new_code.problem.text()
    assert vault.unlock_with_code(code)
    shown.answer.clear()
    hands.type(made.split("-")[shown.asked].lower())
    hands.press(Key.Key_Return)
    done(qtbot, card.new_code)
    assert vault.unlock_with_code(made)
    with pytest.raises(WrongRecoveryCodeError):
        vault.unlock_with_code(code)
    assert "new recovery code is in force" in said(hands.shell.notice_bar)
    assert "not tried yet" in card.tried.text()  # the sheet that was tried is worth nothing now
    assert card.new_code._code == ""
    hands.start("Try my recovery code…")
    hands.type(code)
    hands.press(Key.Key_Return)
    done(qtbot, card.try_code)
    assert "look for a newer sheet" in card.try_code.problem.text()


@pytest.mark.parametrize("way", ["cancel", "escape", "page"])
def test_leaving_before_that_keeps_the_old_code(
    qtbot: QtBot, hands: Hands, card: PassphraseCard, code: str, vault: Vault, way: str
) -> None:
    made = ask_for_code(qtbot, hands, card)
    if way == "cancel":
        hands.start("Cancel")
    elif way == "escape":
        hands.press(Key.Key_Escape)
    else:
        hands.shell.show_page("today")
    assert card.new_code.isHidden()
    assert card.new_code._code == ""
    assert card.new_code._key is None
    assert made not in said(card)
    assert vault.unlock_with_code(code)
    with pytest.raises(WrongRecoveryCodeError):
        vault.unlock_with_code(made)


def test_no_code_is_shown_to_who_does_not_know_the_passphrase(
    qtbot: QtBot, hands: Hands, card: PassphraseCard
) -> None:
    hands.start("New recovery code…")
    hands.type("seven loud herons")
    hands.press(Key.Key_Return)
    done(qtbot, card.new_code)
    assert card.new_code.shown is None
    assert "not the passphrase" in card.new_code.problem.text()


def test_a_disk_that_fails_keeps_the_old_code_and_the_new_one_on_screen(
    qtbot: QtBot,
    hands: Hands,
    card: PassphraseCard,
    code: str,
    vault: Vault,
) -> None:
    made = ask_for_code(qtbot, hands, card)
    shown = card.new_code.shown
    assert shown
    (vault.folder / "keys.new.json").mkdir()  # root may write anywhere, but not over a folder
    hands.type(made.split("-")[shown.asked])
    hands.press(Key.Key_Return)
    done(qtbot, card.new_code)
    assert card.new_code.problem.isVisible()
    assert card.new_code.shown is shown
    assert vault.unlock_with_code(code)
    (vault.folder / "keys.new.json").rmdir()
    card.new_code.start()
    done(qtbot, card.new_code)
    assert vault.unlock_with_code(made)


def test_it_can_be_printed(
    qtbot: QtBot, hands: Hands, card: PassphraseCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        code_shown, "print_sheet", lambda _, groups: printed.append("-".join(groups))
    )
    printers = [False, True]
    monkeypatch.setattr(code_shown, "has_printer", lambda: printers.pop(0))
    made = ask_for_code(qtbot, hands, card)
    shown = card.findChild(code_shown.CodeShown)
    assert isinstance(shown, code_shown.CodeShown)
    assert not shown.no_printer.isVisible()
    hands.start("Print it…")
    assert shown.no_printer.isVisible()
    assert printed == []
    hands.start("Print it…")
    assert printed == [made]


def test_it_is_never_printed_into_a_file(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, bool]] = []

    class Dialog(QPrintDialog):
        def setOption(self, option: object, on: bool = True) -> None:
            asked.append((option, on))

        def show(self) -> None:
            pass

    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Dialog)
    parent = QWidget()
    qtbot.addWidget(parent)
    print_sheet(parent, ["ABCD"])
    assert (QPrintDialog.PrintDialogOption.PrintToFile, False) in asked


# One form at a time, and nothing left behind.


def test_one_form_is_open_and_takes_nothing_with_it(
    qtbot: QtBot, shell: Shell, card: PassphraseCard
) -> None:
    for form in card.openers:
        shell.show_page("settings")
        card.openers[form].click()
        assert [each.isVisible() for each in card.openers].count(True) == 1
        for field in form.findChildren(QLineEdit):
            field.setText("half a passphrase")
        shell.show_page("today")
        assert [field.text() for field in form.findChildren(QLineEdit) if field.text()] == []
        assert form.isHidden()


def test_leaving_while_it_works_ends_it_and_says_so(
    qtbot: QtBot, shell: Shell, card: PassphraseCard, vault: Vault
) -> None:
    card.openers[card.change].click()
    form = card.change
    form.old.field.setText(PASSPHRASE)
    for field in (form.chosen.passphrase, form.chosen.again):
        field.field.setText("four grey geese")
    form.start()
    assert form.is_working
    assert not form.cancel.isVisible()
    shell.show_page("today")
    done(qtbot, form)
    assert "was changed" in said(shell.notice_bar)
    assert form.old.text() == form.chosen.text() == ""
    assert vault.unlock("four grey geese")


def test_tab_goes_through_the_form_in_its_order(hands: Hands, card: PassphraseCard) -> None:
    hands.start("Change the passphrase…")
    hands.start("Suggest some words…")
    met = []
    for _ in range(10):
        met.append(name_of(focused()))
        hands.press(Key.Key_Tab)
    assert met == [
        "Draw again",
        "5 words",
        "with spaces",
        "Use these words",
        "Close",
        "The same once more",
        "Show: The same once more",
        "Change it",
        "Cancel",
        "How it works: Passphrase and recovery code",
    ]


def test_codes_are_typed_where_no_keyboard_learns_them(card: PassphraseCard) -> None:
    hint = Qt.InputMethodHint
    wanted = hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhHiddenText
    fields = card.findChildren(QLineEdit)
    assert len(fields) == 5
    assert all(field.inputMethodHints() & wanted == wanted for field in fields)
