"""What counts something says "1 day" and "2 days", in English as in every language with a file."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sessionbook import paths
from sessionbook.domain.homework import Homework, Practice
from sessionbook.store.notebook import Notebook
from sessionbook.ui import languages
from sessionbook.ui.ask import Ask
from sessionbook.ui.widgets.calendar import dress
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.note_editor import NoteEditor
from sessionbook.ui.words import counted
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, TODAY
from tests.ui.languages import KEPT, ROOT, Language, collector, made_up, pseudo

FOLDER = paths.resources() / "i18n"
FILES = sorted(FOLDER.glob("*.ts"))
RENEW = "Run: python packaging/words.py, and fill in what is empty in resources/i18n/en.ts"
ARABIC = Language("ar_EG", Qt.LayoutDirection.RightToLeft, 6, "")
PILLS = """
import sys
from pathlib import Path
from sessionbook import app
from sessionbook.ui import application
from sessionbook.settings import Settings
from sessionbook.vault.vault import Vault

folder = Path(sys.argv[2])
program = app.Program(application.made(), Settings(Path(sys.argv[1])))
program.start(folder, Vault.at(folder).unlock(sys.argv[3]))
shell = program.window.screen_shown()
shell.show_page("homework")
shell.page.finished_button.click()
print(*(card.pill.text() for card in shell.page.list.cards.values()), sep="\\n")
program.window.close()
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The English file, as the collector makes it for the sources as they are now."""
    file = tmp_path / "en.ts"
    shutil.copy(FOLDER / "en.ts", file)
    collector().collect(file)
    return file


def forms_of(file: Path) -> dict[tuple[str, str], list[str]]:
    """Return the forms by context and sentence; what is not translated has empty ones."""
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): [
            form.text or "" for form in message.iter("numerusform")
        ]
        for context in ElementTree.parse(file).iter("context")
        for message in context.iter("message")
    }


def sentences_with_a_number() -> Iterator[str]:
    """Yield every sentence of the sources that has a place for one, however it is asked for."""
    for path in (ROOT / "sessionbook").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and "%n" in node.value
            ):
                yield node.value


def test_every_sentence_with_a_number_has_its_english_forms(written: Path) -> None:
    forms = forms_of(written)
    sources = {source for _, source in forms}
    assert set(sentences_with_a_number()) == sources, RENEW
    assert forms == forms_of(FOLDER / "en.ts"), RENEW
    for (_, source), (one, more) in forms.items():
        assert one, f"{RENEW}: {source}"
        assert more == source, f"{RENEW}: {source}"
        assert places(one) | {"%n"} == places(source), source


def places(sentence: str) -> set[str]:
    return set(KEPT.findall(sentence))


@pytest.mark.parametrize("ts", FILES, ids=lambda ts: ts.stem)
def test_what_the_program_loads_is_made_from_what_translators_edit(
    ts: Path, tmp_path: Path
) -> None:
    collector().release(ts, tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == ts.with_suffix(".qm").read_bytes(), RENEW


@pytest.fixture
def practised(folder: Path) -> Path:
    """A notebook's folder; one finished homework was practised on a day, another on two."""
    vault = Vault.at(folder)
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    for days in (1, 2):
        done = Homework(title="Breathe", started_on=TODAY, finished_on=TODAY)
        notebook.homework.save(done)
        for back in range(days):
            day = TODAY - timedelta(days=back)
            notebook.homework.practices.save(Practice(homework_id=done.id, day=day))
    notebook.close()
    vault.close()
    return folder


def test_the_window_says_1_day_and_2_days(practised: Path, tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", PILLS, str(tmp_path / "settings"), str(practised), PASSPHRASE],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert sorted(said.stdout.splitlines()) == ["1 day", "2 days"], said.stderr


@pytest.fixture
def desktop_speaks_arabic(qapp: QApplication) -> Iterator[None]:
    before, spoken = QLocale(), set(qapp.findChildren(QTranslator))
    QLocale.setDefault(QLocale("ar_EG"))
    yield
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for translator in set(qapp.findChildren(QTranslator)) - spoken:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.usefixtures("desktop_speaks_arabic")
def test_one_file_is_all_that_a_language_needs(qapp: QApplication, tmp_path: Path) -> None:
    made_up(ARABIC, tmp_path)
    languages.speak(qapp, tmp_path)
    assert QCoreApplication.translate("Goals", "Reached") == "Reached"  # no such sentence
    assert counted.tr("%n days", "", 2) == pseudo("%n days").replace("%n", "2")
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft


def words_of_qt(qtbot: QtBot) -> list[str]:
    """Return what Qt itself says: in the menus of fields, in a file picker, on the calendar."""
    every: list[QWidget] = [QLineEdit("x"), GrowingText("x"), NoteEditor("x", "x")]
    picker, field = Ask()._picker(every[0], "", Path()), DateField(QDate(2026, 11, 24))
    for each in (*every, field):
        qtbot.addWidget(each)
    calendar = field.calendarWidget()
    dress(calendar)
    actions = [action for each in every for action in menu_of(each).actions()]
    said = [action.text().partition("\t")[0] for action in actions]
    said += [label.text() for label in picker.findChildren(QLabel)]
    said += [button.text() for button in picker.findChildren(QPushButton)]
    said += [part.toolTip() for part in calendar.findChildren(QToolButton)]
    return [words for words in said if words.strip()]


def menu_of(field: QWidget) -> QMenu:
    menu = field.createStandardContextMenu()  # type: ignore[attr-defined]
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.usefixtures("desktop_speaks_arabic")
def test_qt_s_own_words_are_in_the_language_too(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    english = words_of_qt(qtbot)
    assert {"&Copy", "&Paste", "&Look in:", "Cancel", "The month before"} <= {
        words.replace("&Cancel", "Cancel") for words in english
    }
    made_up(ARABIC, tmp_path)
    languages.speak(qapp, tmp_path)
    arabic = words_of_qt(qtbot)
    assert len(arabic) >= len(english)
    assert set(arabic) & set(english) == set()


@pytest.mark.usefixtures("desktop_speaks_arabic")
def test_a_sentence_that_is_not_translated_yet_is_english(
    qapp: QApplication, tmp_path: Path
) -> None:
    ts = tmp_path / "ar.ts"
    collector().collect(ts)
    shutil.copy(FOLDER / "en.qm", tmp_path)
    collector().release(ts, ts.with_suffix(".qm"))
    languages.speak(qapp, tmp_path)
    assert [counted.tr("%n days", "", days) for days in (1, 2)] == ["1 day", "2 days"]


@pytest.mark.usefixtures("desktop_speaks_arabic")
def test_a_desktop_in_a_language_without_a_file_gets_english(qapp: QApplication) -> None:
    languages.speak(qapp)
    assert [counted.tr("%n days", "", days) for days in (1, 2)] == ["1 day", "2 days"]
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
