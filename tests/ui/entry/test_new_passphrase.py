"""Choosing a new passphrase: how long it would hold, words drawn by chance, and nothing frozen."""

import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.services import strength as judging
from sessionbook.services.strength import Hint, Strength
from sessionbook.services.word_passphrases import are_listed
from sessionbook.ui.ask import Ask
from sessionbook.ui.entry import strength_line, strength_words
from sessionbook.ui.entry.code_shown import CodeShown
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.entry.new_key import NewKeyScreen
from sessionbook.ui.entry.new_notebook import PassphraseStep
from sessionbook.ui.entry.new_passphrase import NewPassphrase
from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.entry.recovery import RecoveryScreen
from sessionbook.ui.entry.strength_line import StrengthBar
from sessionbook.ui.entry.word_panel import in_millions
from sessionbook.ui.words import counted
from sessionbook.vault.vault import Vault
from tests.ui.hands import focused, name_of, said_beside

Key = Qt.Key
HINTS = Qt.InputMethodHint
SECRET = (
    HINTS.ImhSensitiveData
    | HINTS.ImhNoPredictiveText
    | HINTS.ImhNoAutoUppercase
    | HINTS.ImhHiddenText
)
HOUR, DAY, YEAR = 3600, 86_400, 365.25 * 86_400


@pytest.fixture(autouse=True)
def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strength_line, "PAUSE_MS", 1)
    monkeypatch.setattr(strength_line, "SAID_AFTER_MS", 100)


@pytest.fixture
def chosen(qtbot: QtBot) -> NewPassphrase:
    made = NewPassphrase("New passphrase")
    qtbot.addWidget(made)
    made.resize(460, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def judged(qtbot: QtBot, chosen: NewPassphrase, words: str) -> str:
    """Type words and return what is said of them."""
    chosen.passphrase.field.clear()
    qtbot.keyClicks(chosen.passphrase.field, words)
    qtbot.waitUntil(chosen.strength.isVisible, timeout=5000)
    qtbot.waitUntil(lambda: chosen.strength._task is None and not chosen.strength._is_stale)
    return chosen.strength.words.text()


def test_a_weak_one_is_called_weak_in_words_and_taken(qtbot: QtBot, chosen: NewPassphrase) -> None:
    said = judged(qtbot, chosen, "rosemarie")
    assert said.startswith("Soon found. Somebody who has the file")
    assert "less than a minute" in said
    assert "an estimate" in said
    assert said.endswith("Names are tried early.")
    assert chosen.strength.bar.level == 1
    qtbot.keyClicks(chosen.again.field, "rosemarie")
    assert chosen.is_taken()


def test_a_strong_one_is_called_strong(qtbot: QtBot, chosen: NewPassphrase) -> None:
    said = judged(qtbot, chosen, "abacus-doorbell-thirsty-lagoon-crispy")
    assert said.startswith("Out of reach.")
    assert "millions of years" in said
    assert "tried early" not in said
    assert chosen.strength.bar.level == 4


def test_only_what_is_empty_is_refused(qtbot: QtBot, chosen: NewPassphrase) -> None:
    said: list[str] = []
    chosen.said.connect(said.append)
    assert not chosen.is_taken()
    assert "cannot be empty" in said[-1]
    for field in (chosen.passphrase.field, chosen.again.field):
        field.setText("   ")
    assert chosen.is_taken()
    assert chosen.text() == "   "
    chosen.again.field.setText("    ")
    assert not chosen.is_taken()
    assert "not the same" in said[-1]


def test_a_sentence_that_is_true_no_more_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    step = PassphraseStep(tmp_path / "Notebook", Ask())
    qtbot.addWidget(step)
    step.show()
    step.chosen.passphrase.field.setText("herons")
    step.chosen.again.field.setText("heron")
    qtbot.keyClick(step.chosen.again.field, Key.Key_Return)
    assert "not the same" in step.problem.text()
    qtbot.keyClicks(step.chosen.again.field, "s")
    assert not step.problem.isVisible()


def test_a_letter_pressed_on_the_show_button_is_not_typed_into_the_field(
    qtbot: QtBot, chosen: NewPassphrase
) -> None:
    qtbot.keyClicks(chosen.passphrase.field, "herons")
    qtbot.keyClick(chosen.passphrase.field, Key.Key_Tab)
    qtbot.waitUntil(chosen.passphrase._show.hasFocus)
    qtbot.keyClicks(chosen.passphrase._show, "herons")
    assert chosen.text() == "herons"


@pytest.mark.parametrize("words", ["🐢🐢🌊", "שלום עולם", "   ", "a\u0308\u200d"])
def test_whatever_is_typed_something_is_said(
    qtbot: QtBot, chosen: NewPassphrase, words: str
) -> None:
    chosen.passphrase.field.setText(words)
    qtbot.waitUntil(chosen.strength.isVisible)
    assert "estimate" in chosen.strength.words.text()


def test_the_words_follow_what_is_typed_last_and_leave_with_it(
    qtbot: QtBot, chosen: NewPassphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def slow(words: str) -> Strength:
        asked.append(words)
        time.sleep(0.1)
        return Strength(len(words) * YEAR)

    monkeypatch.setattr(strength_line, "judge", slow)
    for letters in range(1, 7):
        chosen.passphrase.field.setText("x" * letters)
        qtbot.wait(10)
    qtbot.waitUntil(lambda: "about 6 years" in chosen.strength.words.text())
    assert asked[-1] == "x" * 6
    assert len(asked) < 6  # one at a time, and what was typed over is not judged
    chosen.passphrase.field.clear()
    assert not chosen.strength.isVisible()
    assert "years" not in said_beside(chosen.passphrase.field)


def test_nothing_is_judged_while_one_types(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(strength_line, "PAUSE_MS", 100)
    monkeypatch.setattr(strength_line, "judge", lambda words: asked.append(words))
    chosen = NewPassphrase("New passphrase")
    qtbot.addWidget(chosen)
    chosen.show()
    qtbot.keyClicks(chosen.passphrase.field, "herons", delay=1)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["herons"]


def test_without_an_estimate_nothing_is_said(
    qtbot: QtBot, chosen: NewPassphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def none(words: str) -> None:
        asked.append(words)

    def missing(words: str) -> None:
        asked.append(words)
        raise ImportError

    for times, judge in enumerate((none, missing), start=1):
        monkeypatch.setattr(strength_line, "judge", judge)
        chosen.passphrase.field.setText("seven quiet herons")
        qtbot.waitUntil(lambda times=times: len(asked) == times)
        qtbot.waitUntil(lambda: chosen.strength._task is None)
        assert not chosen.strength.isVisible()
        chosen.passphrase.field.clear()


def test_ten_kilobytes_and_ten_megabytes_do_not_freeze_the_window(
    qtbot: QtBot, chosen: NewPassphrase
) -> None:
    """The window's own beat is heard all the while: a tick a millisecond, none of them late."""
    late: list[float] = []
    last = [time.monotonic()]

    def tick() -> None:
        late.append(time.monotonic() - last[0])
        last[0] = time.monotonic()

    beat = QTimer(chosen, interval=1)
    beat.timeout.connect(tick)
    said: list[str] = []
    chosen.said.connect(said.append)
    for letters in (10 * 1024, 10 * 1024 * 1024):
        QGuiApplication.clipboard().setText(("p4$$ w0rd " * (letters // 10 + 1))[:letters])
        chosen.passphrase.field.clear()
        last[0] = time.monotonic()
        beat.start()
        chosen.passphrase.field.paste()
        qtbot.waitUntil(chosen.strength.isVisible, timeout=20_000)
        beat.stop()
        assert bool(said) == (letters > 32_767)
    assert "32767" in said[-1].replace(",", "")
    assert max(late) < 0.7, f"{max(late):.2f} s"


@pytest.fixture
def spoken(chosen: NewPassphrase, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    said: list[str] = []

    def announce(widget: QWidget, words: str) -> None:
        if widget is chosen.strength.words:  # one of an earlier test may still be there
            said.append(words)

    monkeypatch.setattr(strength_line, "announce", announce)
    QAccessible.setActive(True)
    yield said
    QAccessible.setActive(False)


def test_a_screen_reader_hears_it_once_nothing_more_is_typed(
    qtbot: QtBot, chosen: NewPassphrase, spoken: list[str]
) -> None:
    monkey = "abacus-doorbell-thirsty"
    strength = chosen.strength
    strength._quiet.setInterval(60_000)  # longer than typing takes on the busiest machine
    for letters in range(1, len(monkey) + 1):
        chosen.passphrase.field.setText(monkey[:letters])
        QApplication.processEvents()
    is_judged = lambda: strength._quiet.isActive() and not strength._pause.isActive()  # noqa: E731
    qtbot.waitUntil(is_judged, timeout=5000)
    assert spoken == []
    strength._quiet.setInterval(50)
    qtbot.waitUntil(lambda: bool(spoken), timeout=5000)
    qtbot.wait(200)
    assert spoken == [strength.words.text()]
    assert said_beside(chosen.passphrase.field) == spoken[0]


def test_each_duration_has_one_digit_that_counts() -> None:
    said = strength_words.duration
    assert said(59) == "less than a minute"
    assert said(60) == "about 1 minute"
    assert said(59 * 60) == "about 50 minutes"
    assert said(3 * HOUR) == "about 3 hours"
    assert said(29.9 * HOUR) == "about 1 day"
    assert said(45 * DAY) == "about 40 days"
    assert said(1.5 * YEAR) == "about 10 months"
    assert said(580 * YEAR) == "about 500 years"
    assert said(4_500 * YEAR) == "about 4 thousand years"
    assert said(1e30) == "millions of years"


def test_a_hint_is_for_what_is_weak_alone() -> None:
    assert "repeated" in strength_words.sentence(Strength(HOUR, Hint.REPEATED))
    assert "repeated" not in strength_words.sentence(Strength(2 * YEAR, Hint.REPEATED))
    assert set(strength_words.HINTS) == set(Hint)


def test_none_of_the_estimator_s_own_sentences_is_shown() -> None:
    from zxcvbn import zxcvbn

    for words in ("aaaa", "qwerty", "rosemarie", "1987", "password"):
        feedback = zxcvbn(words)["feedback"]
        found = judging.judge(words)
        assert found
        shown = strength_words.sentence(found)
        for said in (feedback["warning"], *feedback["suggestions"]):
            assert not said or said not in shown


# Words drawn by chance.


def open_panel(qtbot: QtBot, chosen: NewPassphrase) -> None:
    qtbot.keyClick(focused(), Key.Key_Tab)  # over the button that shows
    for _ in range(5):
        if name_of(focused()).startswith("Suggest"):
            break
        qtbot.keyClick(focused(), Key.Key_Tab)
    qtbot.keyClick(focused(), Key.Key_Space)
    qtbot.waitUntil(lambda: chosen.panel is not None and chosen.panel.isVisible())


def test_words_are_drawn_and_used_by_keys_alone(qtbot: QtBot, chosen: NewPassphrase) -> None:
    QGuiApplication.clipboard().setText("mine")
    open_panel(qtbot, chosen)
    panel = chosen.panel
    assert panel
    drawn = panel.words.text()
    assert len(drawn.split(" ")) == 5
    assert are_listed(drawn.split(" "))
    assert focused() is panel.again
    qtbot.keyClick(panel.again, Key.Key_Return)
    assert panel.words.text() != drawn
    drawn = panel.words.text()
    assert name_of(panel.words) == f"Drawn: {drawn}"
    met = []
    for _ in range(4):
        qtbot.keyClick(focused(), Key.Key_Tab)
        met.append(name_of(focused()))
    assert met == ["5 words", "with spaces", "Use these words", "Close"]  # Qt's names of choices
    panel.use.setFocus()
    qtbot.keyClick(panel.use, Key.Key_Space)
    assert chosen.text() == chosen.again.text() == drawn
    for field in (chosen.passphrase.field, chosen.again.field):
        assert field.echoMode() is QLineEdit.EchoMode.Normal
        assert field.inputMethodHints() & SECRET == SECRET
    assert chosen.is_taken()
    assert not panel.isVisible()
    assert panel.words.text() == ""
    assert focused() is chosen.passphrase.field
    assert QGuiApplication.clipboard().text() == "mine"
    qtbot.waitUntil(chosen.strength.isVisible, timeout=5000)
    assert chosen.strength.words.text().startswith("Out of reach.")


def test_as_many_words_as_one_likes_with_what_one_likes_between(
    qtbot: QtBot, chosen: NewPassphrase
) -> None:
    chosen.suggest.click()
    panel = chosen.panel
    assert panel
    assert "one of about 28 million million million possibilities" in panel.chance.text()
    panel.count.setFocus()
    qtbot.keyClick(panel.count, Key.Key_End)
    panel.between.setFocus()
    qtbot.keyClick(panel.between, Key.Key_End)
    assert panel.count.currentText() == "8 words"
    assert len(panel.words.text().split(".")) == 8
    assert "13 million million million million million" in panel.chance.text()


def test_escape_closes_the_panel_and_forgets_the_words(qtbot: QtBot, chosen: NewPassphrase) -> None:
    open_panel(qtbot, chosen)
    panel = chosen.panel
    assert panel
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert not panel.isVisible()
    assert panel.words.text() == panel.words.accessibleName() == ""
    assert focused() is chosen.suggest
    assert chosen.text() == ""


def test_large_numbers_are_said_in_millions() -> None:
    assert in_millions(7776**4, "million").replace(",", "") == "3600 million million"
    assert in_millions(7776**5, "million") == "28 million million million"
    assert in_millions(999, "million") == "990"


# Fields.


def test_every_field_for_a_secret_keeps_it_from_keyboards(qtbot: QtBot, folder: "object") -> None:
    vault = Vault.at(folder)  # type: ignore[arg-type]
    screens: list[LockedScreen] = [
        PassphraseStep(vault.folder, None),  # type: ignore[arg-type]
        RecoveryScreen(vault),
        NewKeyScreen(vault),
    ]
    shown = CodeShown("1234-5678")
    for screen in (*screens, shown):
        qtbot.addWidget(screen)
        fields = screen.findChildren(QLineEdit)
        assert fields
        for field in fields:
            assert field.inputMethodHints() & SECRET == SECRET
        for each in screen.findChildren(PassphraseField):
            for _ in range(2):
                each._toggle()
                assert each.field.inputMethodHints() & SECRET == SECRET


def test_a_cleared_field_hides_what_is_typed_next(qtbot: QtBot) -> None:
    passphrase = PassphraseField("Passphrase")
    qtbot.addWidget(passphrase)
    passphrase.put_in("abacus doorbell")
    assert passphrase.field.echoMode() is QLineEdit.EchoMode.Normal
    assert passphrase._show.accessibleName() == "Hide: Passphrase"
    passphrase.clear()
    assert passphrase.field.echoMode() is QLineEdit.EchoMode.Password
    assert passphrase._show.text() == "show"


def test_the_bar_is_filled_from_where_the_reading_begins(qtbot: QtBot) -> None:
    bar = StrengthBar()
    qtbot.addWidget(bar)
    bar.resize(120, 5)
    bar.level = 1
    for direction, x in (
        (Qt.LayoutDirection.LeftToRight, 5),
        (Qt.LayoutDirection.RightToLeft, 115),
    ):
        bar.setLayoutDirection(direction)
        picture = bar.grab().toImage()
        filled = bar.palette().highlight().color()
        assert picture.pixelColor(x, 2) == filled
        assert picture.pixelColor(120 - x, 2) != filled


def test_the_same_passphrase_however_it_was_composed_has_the_same_words() -> None:
    said = {
        strength_words.sentence(found)
        for form in ("NFC", "NFD")
        if (found := judging.judge(unicodedata.normalize(form, "Größe Häuser")))
    }
    assert len(said) == 1


def test_counted_words_have_both_forms() -> None:
    QApplication.processEvents()
    assert counted.tr("%n words", "", 1) == "1 word"
