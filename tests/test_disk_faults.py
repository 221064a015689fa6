"""What can go wrong with the disk while a notebook is open: one sentence, and no word lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from sessionbook.app import Program
from sessionbook.domain.appointments import Appointment, Occurrence, Repeat
from sessionbook.domain.goals import Goal
from sessionbook.domain.plans import PlanHeading, PlanKind
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.domain.trackers import Tracker
from sessionbook.services.exporters.json_export import export_json
from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.ui.pages.details.detail_list import DetailList
from sessionbook.ui.pages.goals.steps import Steps
from sessionbook.ui.pages.progress.add_result import AddResultDialog, scales
from sessionbook.ui.pages.today.plan_form import PlanForm
from sessionbook.ui.plan.plan_lines import PlanLineList
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault import driver
from sessionbook.vault.errors import AlreadyOpenError, DiskFullError, VaultError
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.disks import ext4, fill_up, mounted, turn_read_only

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

WORDS = "What must not be lost."


class Person:
    """Somebody who writes about a session in the real window."""

    def __init__(self, qtbot: QtBot, program: Program, settings: Path) -> None:
        self.qtbot, self.program, self.settings = qtbot, program, settings

    def begin(self, folder: Path) -> None:
        """Unlock it; what there is to say is said after the first paint."""
        self.program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
        QApplication.processEvents()
        QApplication.processEvents()

    def open(self, folder: Path) -> None:
        self.begin(folder)
        self.shell.show_page("sessions")
        self.shell.page.add()
        self.editor.setFocus()
        self.write("Before. ")
        self.shell.flush()

    @property
    def shell(self) -> Shell:
        shell = self.program.window.screen_shown()
        assert isinstance(shell, Shell)
        return shell

    @property
    def editor(self) -> QTextEdit:
        editor: QTextEdit = self.shell.page.write_up.notes.editor  # type: ignore[attr-defined]
        return editor

    def write(self, words: str) -> None:
        self.qtbot.keyClicks(self.editor, words)

    def is_refused(self, sentence: str) -> None:
        """Wait for the sentence; what was typed is on screen, and said not to be saved yet."""
        self.qtbot.waitUntil(self.shell.notice_bar.isVisible, timeout=3000)
        assert sentence in self.said()
        assert len(self.said()) < 250
        QApplication.processEvents()
        assert not self.shell.unsaved.sign.isHidden()
        assert self.shell.unsaved.sign.text() == "Not saved yet"
        assert WORDS in self.editor.toPlainText()
        assert "Not saved yet" in self.beside_the_title()

    def is_saved_by_itself(self) -> None:
        self.qtbot.waitUntil(self.shell.unsaved.sign.isHidden, timeout=3000)
        assert self.said() == "What was waiting is saved now."
        assert "Saved" in self.beside_the_title()

    def beside_the_title(self) -> str:
        return str(self.shell.page.write_up.heading.saved.text())  # type: ignore[attr-defined]

    def said(self) -> str:
        return self.shell.notice_bar._words.text()

    def button(self) -> QPushButton:
        return self.shell.notice_bar._undo_button


@pytest.fixture
def person(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Person]:
    monkeypatch.setattr("sessionbook.ui.widgets.autosave.RETRY_MS", 50)
    monkeypatch.setattr("sessionbook.ui.widgets.autosave.PAUSE_MS", 20)
    hook = sys.excepthook
    program = Program(qapp, Settings(tmp_path / "settings"))
    qtbot.addWidget(program.window)
    yield Person(qtbot, program, tmp_path / "settings")
    program._leaving.was_warned = True
    program.window.close()
    sys.excepthook = hook


def notes_in(folder: Path) -> list[str]:
    """Open a closed notebook anew and return what is written about its sessions."""
    vault = Vault.at(folder, CHEAPEST)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    found = [session.notes for session in book.sessions.each()]
    assert book.faults() == []
    book.close()
    vault.close()
    return found


def close(person: Person) -> None:
    person.program.window.close()
    assert person.program.opened is None


# --- taken away and put back


def test_a_stick_taken_out_and_put_in_again(person: Person, folder: Path) -> None:
    person.open(folder)
    away = folder.with_name("away")
    folder.rename(away)
    person.write(WORDS)
    person.is_refused("not where it was opened")
    shutil.copytree(away, folder)  # other numbers, the same content
    shutil.rmtree(away)
    person.is_saved_by_itself()
    person.write(" And more.")
    close(person)
    assert notes_in(folder) == [f"Before. {WORDS} And more."]


def test_a_real_mount_taken_away_and_put_back(person: Person, folder: Path, tmp_path: Path) -> None:
    at = tmp_path / "stick"
    mounted(at, "4m")
    subprocess.run(["umount", at], check=True)
    shutil.move(folder, tmp_path / "disk" / "Notebook")
    bind = ["mount", "--bind", tmp_path / "disk", at]
    subprocess.run(bind, check=True)
    try:
        person.open(at / "Notebook")
        subprocess.run(["umount", "-l", at], check=True)
        person.write(WORDS)
        person.is_refused("not where it was opened")
        assert list(at.iterdir()) == []
        subprocess.run(bind, check=True)
        person.is_saved_by_itself()
        close(person)
    finally:
        subprocess.run(["umount", "-l", at], check=False)
    assert notes_in(tmp_path / "disk" / "Notebook") == [f"Before. {WORDS}"]


def test_while_it_is_away_the_window_stays_open_and_every_page_can_be_read(
    person: Person, folder: Path
) -> None:
    person.open(folder)
    folder.rename(folder.with_name("away"))
    person.write(WORDS)
    person.is_refused("not where it was opened")
    person.program.window.close()
    assert person.program.window.isVisible()
    assert "Close again" in person.said()
    for key in ("safety", "today", "sessions"):
        person.shell.show_page(key)
        assert person.shell.page.key == key
    assert WORDS in person.editor.toPlainText()
    folder.with_name("away").rename(folder)
    person.is_saved_by_itself()
    person.program._leaving.was_warned = False
    close(person)
    assert notes_in(folder) == [f"Before. {WORDS}"]


# --- replaced, written over, spoiled


def replace(folder: Path, data: bytes) -> None:
    """Put another file there as programs that sync do."""
    (folder / "incoming").write_bytes(data)
    (folder / "incoming").replace(folder / "notes.db")


def test_replaced_it_is_saved_as_a_copy_elsewhere_with_what_was_typed(
    person: Person, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    became: list[Path] = []
    monkeypatch.setattr("sessionbook.process.replace", became.append)
    older = (folder / "notes.db").read_bytes()
    person.open(folder)
    replace(folder, older)
    person.write(WORDS)
    person.is_refused("Another file has taken the place")
    assert (folder / "notes.db").read_bytes() == older
    assert person.button().text() == "Save a copy elsewhere…"
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "letter.txt").write_text("dear")
    monkeypatch.setattr(
        "sessionbook.ui.ask.Ask.folder",
        lambda self, parent, title, start, answer: answer(tmp_path / "there"),
    )
    person.button().click()
    assert became == [tmp_path / "there" / "Notebook"]
    assert notes_in(became[0]) == [f"Before. {WORDS}"]
    assert (folder / "notes.db").read_bytes() == older


def test_a_copy_that_cannot_be_made_loses_nothing(
    person: Person, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.open(folder)
    replace(folder, b"dear diary")
    person.write(WORDS)
    person.is_refused("Another file has taken the place")
    (tmp_path / "there").touch()
    monkeypatch.setattr(
        "sessionbook.ui.ask.Ask.folder",
        lambda self, parent, title, start, answer: answer(tmp_path / "there"),
    )
    person.button().click()
    assert "not allowed to write" in person.said()
    assert WORDS in person.editor.toPlainText()
    assert not person.shell.unsaved.sign.isHidden()


def test_written_over_in_its_place(person: Person, folder: Path) -> None:
    older = (folder / "notes.db").read_bytes()
    person.open(folder)
    (folder / "notes.db").write_bytes(older)
    person.write(WORDS)
    person.is_refused("written over this notebook")
    assert not person.button().isVisible()  # nothing is open any more that could be copied
    assert (folder / "notes.db").read_bytes() == older


def test_a_page_spoiled_under_us_is_named(person: Person, folder: Path) -> None:
    person.open(folder)
    data = bytearray((folder / "notes.db").read_bytes())
    for page in range(3, len(data) // driver.PAGE_BYTES):
        data[page * driver.PAGE_BYTES + 1000] ^= 0xFF
    (folder / "notes.db").write_bytes(bytes(data))
    person.write(WORDS)
    person.is_refused("damaged")


def test_the_keys_and_the_lock_file_deleted_hinder_nobody(person: Person, folder: Path) -> None:
    keys = (folder / "keys.json").read_bytes()
    person.open(folder)
    for name in ("keys.json", "keys.prev.json", "lock"):
        (folder / name).unlink(missing_ok=True)
    person.write(WORDS)
    person.shell.flush()
    assert person.shell.unsaved.sign.isHidden()
    close(person)
    (folder / "keys.json").write_bytes(keys)
    assert notes_in(folder) == [f"Before. {WORDS}"]


# --- refused by the disk


def test_a_full_disk_then_room_again(person: Person, folder: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    mounted(disk, "2m")
    try:
        shutil.copytree(folder, disk / "Notebook")
        person.open(disk / "Notebook")
        ballast = fill_up(disk)
        person.editor.insertPlainText(WORDS + "x" * 90_000)
        person.is_refused("The disk is full")
        person.shell.notice_bar.hide()
        person.qtbot.wait(200)
        assert not person.shell.notice_bar.isVisible()  # tried again, and not said again
        ballast.unlink()
        person.qtbot.waitUntil(person.shell.unsaved.sign.isHidden, timeout=3000)
        assert "Saved" in person.beside_the_title()
        close(person)
        assert WORDS in notes_in(disk / "Notebook")[0]
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


def test_of_a_full_disk_it_is_said_what_was_being_done(
    person: Person, folder: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    mounted(disk, "2m")
    try:
        shutil.copytree(folder, disk / "Notebook")
        person.open(disk / "Notebook")
        vault, book = person.shell._context.vault, person.shell._context.notebook
        fill_up(disk)
        for act in (
            lambda: Vault.create(disk / "New", PASSPHRASE, CHEAPEST),
            lambda: vault.change_passphrase(vault.unlock(PASSPHRASE), "four grey geese"),
            lambda: book.database.copy_to(disk / "Copy"),
            lambda: export_json(book, disk / "all.json"),
        ):
            with pytest.raises(DiskFullError) as refused:
                act()
            assert "last change" not in str(refused.value)
            assert "make some room" in str(refused.value)
        person.editor.insertPlainText(WORDS + "x" * 90_000)
        with pytest.raises(DiskFullError) as refused:
            person.shell.flush()
        assert "try again" not in str(refused.value)  # which the program does by itself
        assert "saved as soon as there is room" in str(refused.value)
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


def test_a_disk_that_turns_read_only_then_can_be_written_again(
    person: Person, folder: Path, tmp_path: Path
) -> None:
    with ext4(tmp_path / "disk", 8) as disk:
        shutil.copytree(folder, disk / "Notebook")
        person.open(disk / "Notebook")
        turn_read_only(disk)
        person.write(WORDS)
        person.is_refused("disk can only be read now")
        person.shell.show_page("today")  # what is there can still be read
        person.shell.show_page("sessions")
        shutil.copytree(disk / "Notebook", tmp_path / "mended")
        subprocess.run(["umount", "-l", disk], check=True)
        (tmp_path / "mended").rename(disk / "Notebook")
        person.is_saved_by_itself()
        close(person)
        assert notes_in(disk / "Notebook") == [f"Before. {WORDS}"]


def test_a_disk_that_can_only_be_read_is_told_from_one_that_nobody_may_write_on(
    person: Person, folder: Path, tmp_path: Path
) -> None:
    with ext4(tmp_path / "disk", 8) as disk:
        shutil.copytree(folder, disk / "Notebook")
        person.open(disk / "Notebook")
        with read_only(person):  # as the database library says it
            person.write(WORDS)
            person.is_refused("not allowed to write")
            person.shell.notice_bar.hide()
            turn_read_only(disk)
            person.is_refused("disk can only be read now")


class Failing:
    """A connection whose disk fails at the end of a write, as an fsync that reports EIO does."""

    def __init__(self, real: driver.Connection) -> None:
        self.real = real
        self.fails = False

    def execute(self, statement: str, *values: Any) -> Any:
        if self.fails and statement == "COMMIT":
            error = dbapi2.OperationalError("disk I/O error")
            error.sqlite_errorcode = 1034  # SQLITE_IOERR_FSYNC
            raise error
        return self.real.execute(statement, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


class FailingAfter(Failing):
    """The same at the very last fsync, when the change stands already."""

    def execute(self, statement: str, *values: Any) -> Any:
        if self.fails and statement == "COMMIT":
            self.real.execute(statement)
        return super().execute(statement, *values)


@contextmanager
def failing_after(person: Person) -> Iterator[None]:
    assert person.program.opened
    database = person.program.opened.notebook.database
    failing = FailingAfter(database._sql)
    database._reached = failing  # type: ignore[assignment]
    failing.fails = True
    yield
    QApplication.processEvents()
    failing.fails = False


def bring_up_line(person: Person) -> tuple[Any, Any, str]:
    person.shell.show_page("today")
    lines = person.shell.page.bring_up.lines  # type: ignore[attr-defined]
    return lines.rows()[-1].field, lines, "topics"


def insight_line(person: Person) -> tuple[Any, Any, str]:
    lines = person.shell.page.write_up.insights.lines  # type: ignore[attr-defined]
    return lines.rows()[-1].field, lines, "insights"


def plan_line(person: Person) -> tuple[Any, Any, str]:
    plans = person.shell._context.notebook.plans
    plans.save(PlanHeading(plan=PlanKind.SAFETY, title="Whom I call"))
    person.shell.show_page("safety")
    lines = person.shell.page.findChildren(PlanLineList)[0]
    return lines.rows()[-1].first, lines, "plan_lines"


def detail_line(person: Person) -> tuple[Any, Any, str]:
    person.shell.show_page("details")
    lines = person.shell.page.findChildren(DetailList)[0]
    return lines.rows()[-1].first, lines, "details"


def step_line(person: Person) -> tuple[Any, Any, str]:
    book = person.shell._context.notebook
    book.goals.save(Goal(title="To swim", started_on=date(2026, 1, 1)))
    person.shell.show_page("goals")
    lines = person.shell.page.findChildren(Steps)[0]
    return lines.rows()[-1].field, lines, "goal_steps"


@pytest.mark.parametrize("made", [bring_up_line, insight_line, plan_line, detail_line, step_line])
def test_a_new_line_that_stands_though_its_save_failed_is_never_there_twice(
    person: Person, folder: Path, made: Callable[[Person], tuple[Any, Any, str]]
) -> None:
    person.open(folder)
    field, lines, table = made(person)
    database = person.shell._context.notebook.database

    def kept() -> list[str]:
        name = {"details": "name"}.get(table, "text")
        query = f"SELECT {name} AS said FROM {table} WHERE deleted IS NULL AND {name} LIKE '%lost%'"
        return [row["said"] for row in database.tuples(query)]

    with failing_after(person):
        person.qtbot.keyClicks(field, WORDS)
        person.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert "may not be saved" in person.said()
        QApplication.processEvents()
        texts = [row.pair().first if table in PAIRS else row.field.text() for row in lines.rows()]
        assert texts.count(WORDS) == 1
    assert kept() == [WORDS]
    person.qtbot.waitUntil(person.shell.unsaved.sign.isHidden, timeout=3000)
    assert kept() == [WORDS]


PAIRS = {"details", "plan_lines"}


def test_a_line_from_anywhere_and_a_plan_are_not_there_twice_either(
    person: Person, folder: Path
) -> None:
    person.open(folder)
    shell, book = person.shell, person.shell._context.notebook
    shell.show_page("today")
    shell.bring_up()
    assert shell.panel
    person.qtbot.keyClicks(shell.panel.line, WORDS)
    form, moving = PlanForm(date(2026, 11, 24)), PlanForm(date(2026, 11, 24))
    for each in (form, moving):
        person.qtbot.addWidget(each)
    series = book.appointments.save(
        Appointment(day=date(2026, 11, 26), repeat=Repeat.WEEKLY, with_whom="Dr. Heron")
    )
    found = Occurrence(series.day, time(9), series)
    planning = shell.page.planning  # type: ignore[attr-defined]
    acts = [
        shell.panel.save,
        lambda: book.appointments.save(form.appointment()),
        lambda: planning._move(found, moving),
    ]
    with failing_after(person):
        for act in acts:
            with pytest.raises(VaultError):
                act()
    for act in acts:
        act()
    assert [topic.text for topic in book.topics.open()] == [WORDS]
    whose = sorted(each.with_whom for each in book.appointments.each())
    assert whose == ["", "Dr. Heron", "Dr. Heron"]


def test_a_result_entered_again_after_a_failure_is_there_once(person: Person, folder: Path) -> None:
    person.open(folder)
    book, measures = person.shell._context.notebook, person.shell._context.measures()
    form = AddResultDialog(person.shell, scales(measures, []), date(2026, 11, 24), only_total=True)
    form.total.setText("7")
    with failing_after(person), pytest.raises(VaultError):
        form.save(book)
    form.total.setText("8")
    take_back = form.save(book)
    assert [result.total for result in book.measures.each()] == [8]
    take_back()
    assert list(book.measures.each()) == []


def test_a_rating_entered_again_after_a_failure_can_still_be_taken_back(
    person: Person, folder: Path
) -> None:
    person.open(folder)
    book, day = person.shell._context.notebook, date(2026, 11, 24)
    outlook = book.trackers.save(Tracker(name="Outlook by hand"))
    book.trackers.ratings.rate(outlook.id, day, 3)
    form = AddResultDialog(person.shell, scales([], [outlook]), day, only_total=True)
    form.total.setText("7")
    with failing_after(person), pytest.raises(VaultError):
        form.save(book)
    form.save(book)()
    assert book.trackers.ratings.of_day(day) == {outlook.id: 3}


def test_after_a_failure_the_disk_is_waited_for_though_all_stands(
    person: Person, folder: Path
) -> None:
    person.open(folder)
    with failing_after(person), pytest.raises(VaultError):
        person.write(WORDS)
        person.shell.flush()
    before = (folder / "notes.db").read_bytes()
    person.shell.flush()
    assert (folder / "notes.db").read_bytes() != before


def test_an_error_of_fsync_is_told_and_saved_later(person: Person, folder: Path) -> None:
    person.open(folder)
    assert person.program.opened
    database = person.program.opened.notebook.database
    failing = Failing(database._sql)
    database._reached = failing  # type: ignore[assignment]
    failing.fails = True
    person.write(WORDS)
    person.is_refused("The disk reported an error")
    assert not failing.real.in_transaction
    failing.fails = False
    person.is_saved_by_itself()
    close(person)
    assert notes_in(folder) == [f"Before. {WORDS}"]


def test_a_connection_that_answers_no_more_is_opened_anew(person: Person, folder: Path) -> None:
    person.open(folder)
    assert person.program.opened
    database = person.program.opened.notebook.database
    broken = Failing(database._sql)
    database._reached = broken  # type: ignore[assignment]
    broken.fails = True
    broken.execute = refuse_all  # type: ignore[method-assign]
    person.write(WORDS)
    person.qtbot.waitUntil(lambda: database._reached is not broken, timeout=3000)
    person.qtbot.waitUntil(person.shell.unsaved.sign.isHidden, timeout=3000)
    close(person)
    assert notes_in(folder) == [f"Before. {WORDS}"]


def refuse_all(statement: str, *values: Any) -> Any:
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10  # SQLITE_IOERR
    raise error


def test_an_undo_that_is_refused_can_be_pressed_again(person: Person, folder: Path) -> None:
    person.open(folder)
    shell = person.shell
    shell.show_page("today")
    rows = shell.page.bring_up.lines.rows()  # type: ignore[attr-defined]
    person.qtbot.keyClicks(rows[-1].field, "a line")
    person.qtbot.keyClick(rows[-1].field, Qt.Key.Key_Return)
    (topic,) = shell._context.notebook.topics.open()
    shell.page.bring_up.delete(topic.id)  # type: ignore[attr-defined]
    with read_only(person):
        person.button().click()
        assert "not allowed to write" in person.said()
        assert shell._context.notebook.topics.open() == []
    person.button().click()
    assert shell._context.notebook.topics.open() == [topic]


def test_lines_refused_are_saved_by_themselves_and_spoken_of_once(
    person: Person, folder: Path
) -> None:
    person.open(folder)
    shell = person.shell
    topics = shell._context.notebook.topics
    topics.save(Topic(text="there before", position=0))
    shell.show_page("today")
    lines = shell.page.bring_up.lines  # type: ignore[attr-defined]
    first, adding = lines.rows()
    with read_only(person):
        person.qtbot.keyClicks(first.field, "Changed: ")
        person.qtbot.waitUntil(shell.notice_bar.isVisible)
        shell.notice_bar.hide()
        person.qtbot.wait(200)
        assert not shell.notice_bar.isVisible()  # tried again, and not said again
        person.qtbot.keyClicks(adding.field, "and another")
        person.qtbot.keyClick(adding.field, Qt.Key.Key_Return)
        assert shell.notice_bar.isVisible()  # but a press is answered
        assert adding.field.text() == "and another"
    texts = ["Changed: there before", "and another"]
    person.qtbot.waitUntil(lambda: [each.text for each in topics.open()] == texts, timeout=3000)
    assert [row.field.text() for row in lines.rows()] == [*texts, ""]


def test_a_new_line_refused_is_added_by_itself(person: Person, folder: Path) -> None:
    person.open(folder)
    shell = person.shell
    shell.show_page("today")
    field = shell.page.bring_up.lines.rows()[-1].field  # type: ignore[attr-defined]
    with read_only(person):
        person.qtbot.keyClicks(field, "a line")
        person.qtbot.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert not shell.unsaved.sign.isHidden()
    topics = shell._context.notebook.topics
    person.qtbot.waitUntil(lambda: [each.text for each in topics.open()] == ["a line"])
    person.qtbot.waitUntil(shell.unsaved.sign.isHidden)


@pytest.mark.parametrize("where", ["notes", "a line", "a new line"])
def test_no_other_session_is_shown_over_words_that_wait(
    person: Person, folder: Path, where: str
) -> None:
    person.open(folder)
    page: Any = person.shell.page
    book = person.shell._context.notebook
    other = book.sessions.save(Session(day=date(2020, 1, 1), notes="Long ago."))
    insights = page.write_up.insights.lines
    person.qtbot.keyClicks(insights.rows()[-1].field, "An insight")
    person.shell.flush()
    field = {
        "notes": person.editor,
        "a line": insights.rows()[0].field,
        "a new line": insights.rows()[-1].field,
    }[where]
    with read_only(person):
        person.qtbot.keyClicks(field, WORDS)
        with pytest.raises(VaultError):
            page.open(other.id)
        assert WORDS in field.toPlainText()
        assert page.write_up.sheet.session.id != other.id
    page.open(other.id)
    assert page.write_up.sheet.session.id == other.id
    kept = [each.notes for each in book.sessions.each()]
    kept += [each.text for each in book.insights.each()]
    assert len([words for words in kept if WORDS in words]) == 1


def test_a_dialog_stays_with_what_was_filled_in(person: Person, folder: Path) -> None:
    from sessionbook.ui.pages.sessions.details import DetailsDialog

    person.open(folder)
    page: Any = person.shell.page
    page.write_up.heading.change_requested.emit()
    (dialog,) = page.findChildren(DetailsDialog)
    dialog.with_whom.setText("Dr. Heron")
    with read_only(person):
        dialog.keep.click()
        assert dialog.isVisible()
        assert "not allowed to write" in dialog.wrong.text()
        QApplication.processEvents()
        assert dialog.wrong.height() >= dialog.wrong.heightForWidth(dialog.wrong.width())
        assert dialog.with_whom.height() >= dialog.with_whom.sizeHint().height()
    dialog.keep.click()
    assert not dialog.isVisible()
    assert page.write_up.sheet.session.with_whom == "Dr. Heron"


@contextmanager
def read_only(person: Person) -> Iterator[None]:
    assert person.program.opened
    database = person.program.opened.notebook.database
    database._sql.execute("PRAGMA query_only = 1")
    yield
    QApplication.processEvents()
    database._sql.execute("PRAGMA query_only = 0")


# --- opened twice


def by_itself(folder: Path) -> Path:
    return folder


def by_a_link(folder: Path) -> Path:
    link = folder.with_name("link")
    link.symlink_to(folder)
    return link


def by_a_longer_path(folder: Path) -> Path:
    return folder / ".." / folder.name


def by_a_mount(folder: Path) -> Path:
    at = folder.with_name("bound")
    at.mkdir()
    done = subprocess.run(["mount", "--bind", folder, at], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("nothing can be mounted here")
    return at


@pytest.mark.parametrize("way", [by_itself, by_a_link, by_a_longer_path, by_a_mount])
def test_a_command_is_refused_while_the_window_has_it_by_whatever_way(
    person: Person, folder: Path, way: Callable[[Path], Path], tmp_path: Path
) -> None:
    person.open(folder)
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE)
    other = way(folder)
    command = [sys.executable, "-m", "sessionbook", "check", other, "--passphrase-file", secret]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if way is by_a_mount:
        subprocess.run(["umount", "-l", other], check=True)
    assert done.returncode == 1
    assert AlreadyOpenError.sentence in done.stdout + done.stderr
    person.write(WORDS)
    person.shell.flush()  # and it is still ours


# --- the clock


def settled(person: Person, folder: Path, ahead: timedelta) -> None:
    """Leave a notebook that was last written to later than it is now."""
    later = datetime.now(UTC) + ahead
    vault = Vault.at(folder, CHEAPEST)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)), lambda: later)
    book.choices.choose("something", "else")
    book.close()
    vault.close()
    os.utime(folder / "notes.db", (later.timestamp(), later.timestamp()))


def test_a_clock_behind_the_notebook_is_said_once(person: Person, folder: Path) -> None:
    settled(person, folder, timedelta(hours=5))
    person.begin(folder)
    assert "clock of this computer is behind" in person.said()
    person.program._shut()
    person.begin(folder)
    assert not person.shell.notice_bar.isVisible()


def test_a_minute_is_nothing(person: Person, folder: Path) -> None:
    settled(person, folder, timedelta(minutes=1))
    person.begin(folder)
    assert not person.shell.notice_bar.isVisible()


# --- copied by others


def test_a_synced_folder_is_named_until_it_need_not_be(person: Person, folder: Path) -> None:
    (folder.parent / ".stfolder").mkdir()
    for presses in (False, True):
        person.begin(folder)
        assert person.shell.notice_bar.isVisible()
        assert "copied by Syncthing" in person.said()
        assert person.button().text() == "Do not say it again"
        if presses:
            person.button().click()
        person.program._shut()
    person.begin(folder)
    assert not person.shell.notice_bar.isVisible()


def test_where_a_notebook_is_made_and_looked_after_it_is_said_too(
    person: Person, folder: Path, tmp_path: Path
) -> None:
    from sessionbook.ui.ask import Ask
    from sessionbook.ui.entry.new_notebook import PassphraseStep

    step = PassphraseStep(tmp_path / "plain" / "Notebook", Ask())
    person.qtbot.addWidget(step)
    assert step.watched.isHidden()
    (folder.parent / ".stfolder").mkdir()
    step._show_place(folder.parent / "New")
    assert "copied by Syncthing" in step.watched.text()
    person.begin(folder)
    person.shell.show_page("settings")
    assert "copied by Syncthing" in person.shell.page.notebook.watched.text()  # type: ignore[attr-defined]
