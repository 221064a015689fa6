"""Every page, screen, dialog and menu in other languages and both directions, empty and full."""

import importlib
import pkgutil
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import sessionbook.ui
from sessionbook import paths
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.reports import Length
from sessionbook.errors import SessionbookError
from sessionbook.services import crisis_lines, parts, recovery_check
from sessionbook.services.creation import fill_new
from sessionbook.services.part import Part
from sessionbook.services.safety_copy import CopiedHeading
from sessionbook.services.strength import Hint, Strength
from sessionbook.settings import Settings
from sessionbook.ui.card.sheet import CardSheet
from sessionbook.ui.cover import Cover
from sessionbook.ui.entry.crisis_help import CrisisHelp
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.entry.new_key import NewKeyScreen, WorkingScreen
from sessionbook.ui.entry.new_notebook import CodeStep, PassphraseStep
from sessionbook.ui.entry.new_passphrase import NewPassphrase
from sessionbook.ui.entry.recovery import RecoveryScreen
from sessionbook.ui.entry.recovery_sheet import paint_sheet
from sessionbook.ui.entry.strength_words import sentence
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.entry.welcome import WelcomeScreen
from sessionbook.ui.fault_dialog import FaultDialog
from sessionbook.ui.help_pages.locked_help import LockedHelp
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.looking_back import LookingBackPage
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.progress.chart_menu import fill_menu
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.report.sheet import ReportSheet
from sessionbook.ui.report.wanted import Wanted, of_day
from sessionbook.ui.unlocked.first_words import first_scales
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.window import USUAL_SIZE, Window
from sessionbook.vault import recovery_code
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault
from tests.conftest import TODAY
from tests.often import often
from tests.ui.full_notebook import ago, fill
from tests.ui.languages import (
    LANGUAGES,
    Language,
    is_bare,
    made_up,
    resources_in,
    spoken,
    texts_of,
    untranslated,
)

# What menus make the offscreen platform say.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

KEYS = [tab.key for tab in PAGES]
NOWHERE = Path("/0/1")  # a notebook's folder without a letter in its name


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("languages")
    return {language.name: made_up(language, folder) for language in LANGUAGES}


@pytest.fixture(scope="session")
def helped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("helped")
    return {language.name: resources_in(language, folder) for language in LANGUAGES}


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.name)
def language(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    files: dict[str, Path],
    helped: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Language]:
    monkeypatch.setattr(paths, "resources", lambda: helped[request.param.name])
    with spoken(qapp, request.param, files[request.param.name]):
        yield request.param


@pytest.fixture
def shell(qtbot: QtBot, context: Context, language: Language) -> Shell:
    fill_new(context.notebook, first_scales())
    vault = copy(context.vault)
    vault.folder = NOWHERE
    shell = Shell(replace(context, vault=vault), PAGES)
    qtbot.addWidget(shell)
    shell.resize(USUAL_SIZE)
    shell.show()
    return shell


def assert_spoken(widget: QWidget) -> None:
    QApplication.processEvents()
    assert untranslated(widget) == set()


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_page(shell: Shell, key: str) -> None:
    shell.show_page(key)
    shell.page.refresh()
    assert_spoken(shell)


@pytest.mark.parametrize("key", KEYS)
def test_a_full_page(shell: Shell, context: Context, language: Language, key: str) -> None:
    shell.show_page(key)
    fill(context.notebook, language.words)
    for _ in range(2):
        shell.page.refresh()
        assert_spoken(shell)


@pytest.mark.parametrize("is_full", [False, True])
def test_every_view_of_looking_back(
    shell: Shell, context: Context, language: Language, is_full: bool
) -> None:
    if is_full:
        fill(context.notebook, language.words)
    shell.show_page("looking_back")
    page = shell.page
    assert isinstance(page, LookingBackPage)
    goes = [page.look_back, page.write_letter, page.open_plan]
    goes += [partial(page.open, review.id) for review in context.notebook.reviews.all()]
    for go in goes:
        go()
        assert page.view
        assert_spoken(shell)


def test_what_the_chart_opens(shell: Shell, context: Context, language: Language) -> None:
    fill(context.notebook, language.words)
    shell.show_page("progress")
    page = shell.page
    assert isinstance(page, ProgressPage)
    for beside in page.card.legend.beside.values():
        beside.setChecked(False)
        beside.click()
    page.card.show_day(TODAY.toordinal() - 20)
    for back in (200, 100):
        page.card.chart.span_marked.emit(TODAY.toordinal() - back, TODAY.toordinal() - back + 60)
        assert_spoken(shell)
    page.card.as_table.click()
    page.card.foot.compare.click()
    assert_spoken(shell)
    page.save.click()
    page.card.events.add(TODAY)
    dialogs = shell.findChildren(QDialog)
    assert len(dialogs) == 2
    for dialog in dialogs:
        assert_spoken(dialog)
        dialog.close()
    menu = QMenu(shell)
    fill_menu(menu, page.card, TODAY.toordinal())
    assert [action.text() for action in menu.actions() if is_bare(action.text())] == []


@pytest.mark.parametrize("view", often(["single", "all"], ["single"]))
def test_a_questionnaire(shell: Shell, context: Context, language: Language, view: str) -> None:
    fill(context.notebook, language.words)
    context.notebook.choices.choose("questionnaire_view", view)
    for measure, blanks in (("gad7", 0), ("phq9", 1), ("core10", 1), ("phq4", 0)):
        shell.show_page("progress", f"answer:{measure}")
        page = shell.page
        assert isinstance(page, ProgressPage)
        sheet = page.desk.sheet
        for row in sheet.items.rows[blanks:]:
            row.options.take_digit("1")
            assert_spoken(shell)
        sheet.add_up()
        assert_spoken(shell)
        for result in context.notebook.measures.of(measure)[:1]:
            page.open(result.id)
            assert_spoken(shell)


@pytest.mark.parametrize("is_full", [False, True])
def test_the_card(
    qtbot: QtBot, context: Context, language: Language, tmp_path: Path, is_full: bool
) -> None:
    if is_full:
        fill(context.notebook, language.words)
    sheet = CardSheet(context)
    qtbot.addWidget(sheet)
    sheet.resize(USUAL_SIZE)
    sheet.show()
    assert_spoken(sheet)
    for name, pressed in (("a", sheet.print), ("b", sheet.save), ("b", sheet.save)):
        context.ask.path = tmp_path / f"{name}.pdf"  # type: ignore[attr-defined]
        pressed.click()
        assert_spoken(sheet)


@pytest.mark.drill
@pytest.mark.parametrize("length", list(Length))
@pytest.mark.parametrize("is_full", [False, True])
def test_the_report(
    qtbot: QtBot,
    context: Context,
    language: Language,
    tmp_path: Path,
    length: Length,
    is_full: bool,
) -> None:
    if is_full:
        fill(context.notebook, language.words)
    wanted = of_day(ago(5)) if length is Length.DAY else Wanted(length)
    sheet = ReportSheet(context, wanted)
    qtbot.addWidget(sheet)
    sheet.resize(USUAL_SIZE)
    sheet.show()
    assert_spoken(sheet)
    for row in sheet.rows.rows:
        row.check.click()
        assert not is_bare(row.check.accessibleName()), row.check.accessibleName()
    assert bool(sheet.rows.rows) == is_full
    assert_spoken(sheet)
    content = sheet.content()
    said = [content.title, content.by_whom, content.closing]
    for section in content.sections:
        said.append(section.title)
        said += [text for item in section.items for text in (item.text, *item.details)]
    assert [text for text in said if is_bare(text)] == []
    for name, password in (("a", ""), ("b", "7"), ("b", "7")):
        context.ask.path = tmp_path / f"{name}.pdf"  # type: ignore[attr-defined]
        sheet.chooser.password.field.setText(password)
        for pressed in (sheet.save, sheet.picture):
            pressed.click()
            assert_spoken(sheet)


@pytest.mark.drill
def test_everything_that_can_be_pressed(
    shell: Shell,
    context: Context,
    language: Language,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Press each button of each page, open each menu and dialog, and do what menus offer."""
    said: list[str] = []
    context.notices.offered.connect(lambda words, _: said.append(words))
    context.ask.path = tmp_path / "picture.png"  # type: ignore[attr-defined]
    monkeypatch.setattr(parts, "parts", lambda: [Part(language.words, "1")])
    fill(context.notebook, language.words)
    opened: set[type] = set()
    for key in KEYS * 2:  # the second time what the first one opened
        go_to(shell, key)
        every = shell.page.findChildren(QAbstractButton)
        for each in sorted(every, key=lambda one: not isinstance(one, MoreButton)):
            if isValid(each) and each.isVisible() and each.isEnabled():
                opened |= press(each)
                assert_spoken(shell)
                go_to(shell, key)
    typed = context.notebook.measures.save(MeasureResult(measure="gad7", day=TODAY, total=9))
    shell.show_page("progress", typed.id)
    assert isinstance(shell.page, ProgressPage)
    opened |= press(shell.page.desk.sheet.ending.change)
    assert len(set(said)) > 8
    assert [words for words in said if is_bare(words)] == []
    assert (every_kind(QDialog) | every_kind(QMenu)) - {FaultDialog} <= opened


def go_to(shell: Shell, key: str) -> None:
    shell.show_page(key)
    QApplication.processEvents()  # what was just made is shown only now


def every_kind(base: type[QWidget]) -> set[type]:
    """Return the dialogs or menus of the program that nothing is built upon."""
    for module in pkgutil.walk_packages(sessionbook.ui.__path__, "sessionbook.ui."):
        importlib.import_module(module.name)
    kinds, found = [base], set()
    while kinds:
        kind = kinds.pop()
        more = [
            each for each in kind.__subclasses__() if each.__module__.startswith("sessionbook.")
        ]
        kinds += more
        if not more and kind is not base:
            found.add(kind)
    return found


def press(pressed: QAbstractButton) -> set[type]:
    """Press a button; look at what opens, do what it offers and close it; say what it was."""
    menu = pressed.menu() if isinstance(pressed, QPushButton | QToolButton) else None
    if isinstance(menu, QMenu):
        menu.aboutToShow.emit()
        do_all(menu)
    else:
        pressed.click()
    kinds: set[type] = set()
    while opened := next((each for each in open_windows() if isValid(each)), None):
        kinds.add(type(opened))
        assert_spoken(opened)
        if isinstance(opened, QMenu):
            do_all(opened)
        opened.close()
        QApplication.processEvents()
    return kinds


def open_windows() -> list[QWidget]:
    every = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return [each for each in every if isinstance(each, QDialog | QMenu)]


def do_all(menu: QMenu) -> None:
    for action in menu.actions():
        assert not is_bare(action.text()), action.text()
        assert not is_bare(action.toolTip()), action.toolTip()
        if isinstance(inner := action.menu(), QMenu):
            do_all(inner)
        elif isValid(action) and action.isEnabled():
            action.trigger()


def screens(context: Context, folder: Path, words: str = "words") -> Iterator[QWidget]:
    """Yield every screen that is shown without a page."""
    yield UnlockScreen(folder, lambda _: None)
    yield WelcomeScreen(context.ask, context.settings)
    context.settings.change(notebooks=("/", str(NOWHERE)))
    yield WelcomeScreen(context.ask, context.settings)
    yield PassphraseStep(Path("/"), context.ask)
    yield CodeStep("1234-5678")
    yield RecoveryScreen(Vault.at(folder))
    yield NewKeyScreen(Vault.at(folder))
    yield WorkingScreen()
    plan = [CopiedHeading(words, ((words, "116 123"),))]
    yield CrisisHelp(crisis_lines.current(context.settings), TODAY, plan)
    yield LockedHelp()
    yield Cover()
    yield Window(Settings(folder / "unused"))


def test_every_screen_without_a_page(
    qtbot: QtBot, context: Context, folder: Path, language: Language
) -> None:
    for screen in screens(context, folder, language.words):
        qtbot.addWidget(screen)
        screen.resize(USUAL_SIZE)
        screen.show()
        assert_spoken(screen)
        for kind in every_error() if isinstance(screen, LockedScreen) else ():
            screen.show_problem(kind())
            assert_spoken(screen)


def test_every_form_for_secrets(
    shell: Shell, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery_code, "make", lambda: "1234-5678")  # a real one has letters
    shell.show_page("settings")
    page = shell.page
    assert isinstance(page, SettingsPage)
    for form in page.passphrase.openers:
        page.passphrase.open(form)
        form.start()
        assert_spoken(shell)
        for chosen in form.findChildren(NewPassphrase):
            chosen.passphrase.field.setText("1")
            chosen.suggest.click()
            assert chosen.panel
            for field in (chosen.panel.words.setText, chosen.panel.words.setAccessibleName):
                field("")  # the list has words in English
            assert_spoken(shell)
            chosen.panel.leave()
            chosen.passphrase.field.insert("7" * 32_768)
            assert form.problem.text()
            assert_spoken(shell)
    page.passphrase.open(page.passphrase.new_code)
    page.passphrase.new_code._show(DataKey.new())
    code = page.passphrase.new_code.shown
    assert code
    assert not is_bare(code.problem())
    assert_spoken(shell)


def test_how_long_a_passphrase_would_hold(language: Language) -> None:
    said = [sentence(Strength(10.0**power, hint)) for power in range(20) for hint in Hint]
    assert [words for words in said if is_bare(words)] == []


def test_the_line_about_the_recovery_code(
    shell: Shell, context: Context, language: Language
) -> None:
    recovery_check.ask(context.notebook, TODAY - timedelta(days=91), asked=True)
    shell.page.refresh()
    assert isinstance(shell.page, TodayPage)
    assert shell.page.code_due.isVisible()
    assert_spoken(shell)
    shell.page.code_due.later.click()
    assert_spoken(shell)


def every_error() -> list[type[SessionbookError]]:
    """Return what can go wrong, each with a sentence of its own."""
    kinds, found = [SessionbookError], []
    while kinds:
        more = kinds.pop().__subclasses__()
        kinds += more
        found += [each for each in more if each.__module__.startswith("sessionbook.")]
    return found


def test_the_sheet_on_paper(language: Language, qapp: QApplication) -> None:
    picture, buffer = QSvgGenerator(), QBuffer()
    picture.setOutputDevice(buffer)
    picture.setSize(QSize(600, 800))
    paint_sheet(picture, ["1234", "5678"], TODAY)  # type: ignore[arg-type]
    written = texts_of(buffer)
    assert written
    assert [text for text in written if is_bare(text)] == []


def test_without_a_translation_bare_letters_are_seen(qtbot: QtBot, context: Context) -> None:
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(USUAL_SIZE)
    shell.show()
    found = untranslated(shell)
    for kind in ("painted: ", "QLabel.text: ", "PageTab.text: ", "SearchBox.placeholderText: "):
        assert any(text.startswith(kind) for text in found), kind
