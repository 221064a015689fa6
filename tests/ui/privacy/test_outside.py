"""What the desktop shows of the program to everybody: titles, names, notifications, the printer."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog

from sessionbook.ui import application, theme
from sessionbook.ui.ask import Ask
from sessionbook.ui.widgets.dialog import Dialog
from tests.ui.privacy.conftest import CANARY, Opened, settle
from tests.ui.privacy.test_cover import SHOWN, picked, picked_over_a_dialog

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

TELLING = re.compile(
    r"therap|counsel|session|clinic|patient|mood|feel|goal|homework|questionnaire|score|crisis|"
    rf"safety|journal|grat|insight|depress|anx|health|fhir|{CANARY}",
    re.IGNORECASE,
)
OF_THE_TEST = (picked, picked_over_a_dialog)  # where the name of the file is the test's


@pytest.mark.parametrize("show", [each for each in SHOWN if each not in OF_THE_TEST])
def test_no_title_tells_what_it_is_about(opened: Opened, show: Callable[[Opened], None]) -> None:
    show(opened)
    settle()
    for handle in QGuiApplication.topLevelWindows():
        assert not TELLING.search(handle.title())
        assert not TELLING.search(handle.filePath())
    for each in QApplication.topLevelWidgets():
        assert not TELLING.search(each.windowTitle() + each.windowIconText() + each.windowRole())


def test_a_dialog_is_named_for_screen_readers_only(opened: Opened) -> None:
    page = opened.go_to("today")
    page.planning.ask_for_another("")  # type: ignore[attr-defined]
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    assert dialog.windowTitle() == "Notebook"
    named = QAccessible.queryAccessibleInterface(dialog).text(QAccessible.Text.Name)
    assert named == "Another session"


def test_every_dialog_of_ours_is_of_that_kind() -> None:
    import sessionbook.ui.pages.progress.add_result
    import sessionbook.ui.pages.progress.picture_dialog
    import sessionbook.ui.pages.settings.measures_dialog  # noqa: F401

    ours = [each for each in QDialog.__subclasses__() if each.__module__.startswith("sessionbook")]
    assert ours == [Dialog]


def test_the_window_is_a_notebook_by_every_name(opened: Opened) -> None:
    window = opened.window
    assert window.windowTitle() == "Notebook"
    assert window.windowIconText() in ("", "Notebook")
    assert window.windowFilePath() == ""
    said = QAccessible.queryAccessibleInterface(window).text(QAccessible.Text.Name)
    assert said == "Notebook"
    assert theme.ARGUMENTS[0] == "notebook"  # which X11 has as the window's name and class
    names = application.made.__code__.co_consts
    assert "io.github.sessionbook.Sessionbook" in names  # the program's name, as its file's


def test_the_queue_of_a_printer_is_told_no_more_than_a_file_is(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(Ask, "print_on", lambda _, parent, name, *more: names.append(name))
    opened.shell.card_requested.emit()
    opened.window.screen_shown().print.click()  # type: ignore[union-attr]
    opened.window.screen_shown().left.emit()  # type: ignore[union-attr]
    opened.shell.report_requested.emit("")
    opened.window.screen_shown().print.click()  # type: ignore[union-attr]
    assert names == ["Card", "Summary"]
    monkeypatch.undo()
    Ask().print_on(opened.shell, "Summary", lambda _: None, lambda _: None)
    dialog = opened.shell.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    assert dialog.printer().docName() == "Summary"
    assert dialog.printer().creator() == ""
    dialog.reject()


def test_pickers_say_nothing_of_it_and_offer_neutral_names(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        Ask, "save_as", lambda _, parent, title, start, answer: asked.extend((title, start.name))
    )
    monkeypatch.setattr(Ask, "file", lambda _, parent, title, kinds, answer: asked.append(title))
    opened.shell.card_requested.emit()
    opened.window.screen_shown().save.click()  # type: ignore[union-attr]
    opened.window.screen_shown().left.emit()  # type: ignore[union-attr]
    opened.shell.report_requested.emit("")
    opened.window.screen_shown().save.click()  # type: ignore[union-attr]
    opened.window.screen_shown().left.emit()  # type: ignore[union-attr]
    card = opened.go_to("settings").measures  # type: ignore[attr-defined]
    for pressed in (card._ask_where, card._ask_for_file):
        pressed()
    assert len(asked) >= 5
    assert [words for words in asked if TELLING.search(words)] == []
