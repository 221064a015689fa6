"""A disk that refuses, and a person who types and presses everything there is on every page."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sessionbook.services.creation import fill_new
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.slider import AnswerSlider
from sessionbook.vault.errors import VaultError
from tests.ui.full_notebook import fill
from tests.ui.hands import in_front, name_of, words_in

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

WITH_WORDS = ["today", "sessions", "homework", "practice", "goals", "journal", "forms", "details"]
WITH_WORDS += ["looking_back", "review", "letter", "safety"]
WITH_BUTTONS = ["today", "sessions", "settings"]
WITH_SLIDERS = ["today", "sessions", "practice", "goals", "forms"]
TYPED = QLineEdit, QTextEdit, QPlainTextEdit


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    fill_new(context.notebook)
    fill(context.notebook, "words")
    return in_front(qtbot, context)


@contextmanager
def refusing(qtbot: QtBot, book: Notebook) -> Iterator[list[VaultError]]:
    """Let no write through; the slots' errors go where the program's go."""
    heard: list[VaultError] = []
    book.database.on_refusal(heard.append)
    book.database._sql.execute("PRAGMA query_only = 1")
    with qtbot.captureExceptions() as caught:
        yield heard
        QApplication.processEvents()
    book.database._sql.execute("PRAGMA query_only = 0")
    assert [each for each in caught if not issubclass(each[0], VaultError)] == []


def show(shell: Shell, book: Notebook, key: str) -> None:
    """Go to a page, and there to what can be written in."""
    reviews = [each.id for each in book.reviews.each()]
    pages = {"review": "looking_back", "letter": "looking_back", "practice": "homework"}
    shell.show_page(pages.get(key, key))
    if key in ("forms", "journal", "review", "letter"):
        first = {
            "forms": lambda: next(book.filled.each()).id,
            "journal": lambda: next(book.journal.each()).id,
            "review": lambda: reviews[0],
            "letter": lambda: reviews[-1],
        }[key]()
        shell.page.open(first)
    if key == "homework":
        shell.page.practice.edit_details()  # type: ignore[attr-defined]
    if key == "practice":
        shell.page.practice.log_practice()  # type: ignore[attr-defined]
    if key == "looking_back":
        shell.page.open_plan()  # type: ignore[attr-defined]
    QApplication.processEvents()


def show_one_with_a_scale(shell: Shell, book: Notebook) -> None:
    for filled in book.filled.each():
        shell.page.open(filled.id)
        QApplication.processEvents()
        if any(each.isVisible() for each in shell.page.findChildren(AnswerSlider)):
            return


def fields_of(page: QWidget) -> list[QWidget]:
    every = [each for kind in TYPED for each in page.findChildren(kind)]
    return [each for each in every if each.isVisible() and each.isEnabled() and can_be_typed(each)]


def can_be_typed(field: QWidget) -> bool:
    is_inner = field.objectName().startswith("qt_")  # of a field for days or numbers
    is_secret = isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
    return not is_inner and not is_secret and not field.isReadOnly()  # type: ignore[attr-defined]


def stored(book: Notebook) -> str:
    """Return every word of the notebook."""
    return "\n".join(repr(record) for table in book.tables() for record in table.each())


@pytest.mark.parametrize("key", WITH_WORDS)
def test_what_is_typed_stays_and_is_saved_later(
    qtbot: QtBot, shell: Shell, context: Context, key: str
) -> None:
    book = context.notebook
    show(shell, context.notebook, key)
    typed: list[str] = []
    with refusing(qtbot, book) as heard:
        for number, field in enumerate(fields_of(shell.page)):
            before = len(heard)
            canary = f"canary{number}."
            field.setFocus()
            QTest.keyClicks(field, canary)
            is_taken = canary in words_in(field)  # a field for numbers takes no letters
            field.clearFocus()
            leave(shell)
            if is_taken and len(heard) > before:
                typed.append(canary)
        shell.page.refresh()
        QApplication.processEvents()
        on_screen = " ".join(words_in(field) for field in fields_of(shell.page))
        assert [canary for canary in typed if canary not in on_screen] == []
        assert (not shell.unsaved.sign.isHidden()) == bool(typed)
    leave(shell)
    shell.flush()
    kept = stored(book)
    assert [canary for canary in typed if canary not in kept] == []
    QApplication.processEvents()
    assert shell.unsaved.sign.isHidden()
    assert typed


def leave(shell: Shell) -> None:
    """Go on, as to another page and back; the error, where one comes this way, is the same."""
    with suppress(VaultError):
        shell.flush()
    QApplication.processEvents()


@pytest.mark.parametrize("key", WITH_BUTTONS)
def test_no_press_shows_what_the_notebook_does_not_have(
    qtbot: QtBot, shell: Shell, context: Context, key: str
) -> None:
    show(shell, context.notebook, key)
    wrong: list[str] = []
    pressed = 0
    with refusing(qtbot, context.notebook) as heard:
        for button in shell.page.findChildren(QAbstractButton):
            if button.isCheckable() and button.isVisible() and button.isEnabled():
                name, before, count = name_of(button), button.isChecked(), len(heard)
                button.click()
                QApplication.processEvents()
                QApplication.processEvents()
                if len(heard) > count:
                    pressed += 1
                    if button.isChecked() != before and shell.unsaved.sign.isHidden():
                        wrong.append(name)
    assert wrong == []
    assert pressed


@pytest.mark.parametrize("key", WITH_SLIDERS)
def test_no_slider_shows_what_the_notebook_does_not_have(
    qtbot: QtBot, shell: Shell, context: Context, key: str
) -> None:
    show(shell, context.notebook, key)
    if key == "forms":
        show_one_with_a_scale(shell, context.notebook)
    moved = 0
    with refusing(qtbot, context.notebook) as heard:
        for slider in shell.page.findChildren(QAbstractSlider):
            if isinstance(slider, QScrollBar) or not slider.isVisible():
                continue
            before, count = slider.value(), len(heard)
            slider.setFocus()
            QTest.keyClick(slider, Qt.Key.Key_Right)
            leave(shell)
            if len(heard) > count and slider.value() != before:
                moved += 1
                assert not shell.unsaved.sign.isHidden(), name_of(slider)
    leave(shell)
    shell.flush()
    QApplication.processEvents()
    assert shell.unsaved.sign.isHidden()
    assert moved
