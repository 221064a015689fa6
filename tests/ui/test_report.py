"""The report over the real window: ticked line by line, on one page, sealed, nothing besides."""

import stat
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.domain.goals import Goal
from sessionbook.domain.homework import Homework, Practice
from sessionbook.domain.insights import Insight
from sessionbook.domain.measures import MeasureAnswers, MeasureResult
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.reports import Length, Part
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicState
from sessionbook.domain.trackers import Rating, Tracker
from sessionbook.services.looking_back import Period
from sessionbook.store.notebook import Notebook
from sessionbook.ui import theme
from sessionbook.ui.aloud import install_roles
from sessionbook.ui.page import Context
from sessionbook.ui.pages.looking_back import LookingBackPage
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.report.layout import ON_A_PAGE, Role, lay_out
from sessionbook.ui.report.paper import Paper, on_paper, sheet
from sessionbook.ui.report.rows import ReportRow
from sessionbook.ui.report.sheet import ReportSheet
from sessionbook.ui.report.wanted import Wanted, of_day, read_wanted
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.errors import DiskFullError
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, TODAY
from tests.ui import pdf_text
from tests.ui.hands import name_of
from tests.ui.sizes import cases

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

SECRET = "zwölf Briefe in der Schublade"
UNTICKED = "the quarrel about money"
HEBREW, EMOJI = "לדבר על העבודה", "🌧️ rain 👩‍👩‍👧 again"
MANY = ("number {} " * 60, HEBREW * 30, EMOJI, "W" * 900)


def fill(book: Notebook) -> Session:
    """Write what stands on a summary, and what must not."""
    session = Session(day=TODAY - timedelta(days=7), notes="We spoke", held_back=SECRET)
    book.sessions.save(replace(session, being_myself=80, what_matters=70, way_of_working=61))
    for number in range(4):
        goal = Goal(title=f"goal {number}", started_on=TODAY - timedelta(days=90), position=number)
        book.goals.save(goal)
        book.goals.ratings.rate(goal.id, TODAY - timedelta(days=5), 4)
    for back, total in ((60, 15), (4, 9)):
        day = TODAY - timedelta(days=back)
        result = book.measures.save(MeasureResult(measure="gad7", day=day, total=total))
    answers = MeasureAnswers(measure="gad7", day=day, answers="[3,3,3]", result_id=result.id)
    book.answer_sheets.save(answers)
    book.topics.save(Topic(text="sleep"))
    book.topics.save(Topic(text=SECRET, sensitive=True, position=1))
    book.topics.save(Topic(text=UNTICKED, state=TopicState.THINKING, position=2))
    homework = book.homework.save(Homework(title="Breathe", started_on=TODAY - timedelta(days=9)))
    practice = Practice(homework_id=homework.id, day=TODAY, note="it is never perfect")
    book.homework.practices.save(practice)
    book.insights.save(Insight(text="I may ask", session_id=session.id))
    tracker = book.trackers.save(Tracker(name="Outlook"))
    book.trackers.ratings.save(Rating(tracker_id=tracker.id, day=session.day, value=6))
    heading = book.plans.save(PlanHeading(plan=PlanKind.SAFETY, title="Signs"))
    book.plans.lines.save(PlanLine(heading_id=heading.id, text="I stop answering"))
    return session


def overfill(book: Notebook) -> None:
    """Write sixty of everything, long and in other scripts."""
    session = fill(book)
    with book.database.write():
        for number in range(60):
            overfill_once(book, session, number)


def overfill_once(book: Notebook, session: Session, number: int) -> None:
    text = MANY[number % 4].replace("{}", str(number))
    place = 10 + number
    day = TODAY - timedelta(days=number)
    goal = book.goals.save(Goal(title=text, started_on=day, expected=text, position=place))
    book.goals.ratings.rate(goal.id, day, 3)
    book.goals.attainments.place(goal.id, day, 0)
    book.topics.save(Topic(text=text, position=place))
    book.insights.save(Insight(text=text, session_id=session.id, position=place))
    homework = book.homework.save(Homework(title=text, started_on=day))
    for _ in range(3):
        book.homework.practices.save(Practice(homework_id=homework.id, day=day, note=text))
    tracker = book.trackers.save(Tracker(name=text[:60]))
    book.trackers.ratings.save(Rating(tracker_id=tracker.id, day=day, value=6))
    heading = book.plans.save(PlanHeading(plan=PlanKind.SAFETY, title=text))
    book.plans.lines.save(PlanLine(heading_id=heading.id, text=text))
    book.sessions.save(Session(day=day, held_back=text))


def sheet_of(
    qtbot: QtBot,
    context: Context,
    wanted: Wanted = Wanted(),  # noqa: B008 - frozen
    size: tuple[int, int] = (1180, 760),
) -> ReportSheet:
    made = ReportSheet(context, wanted)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def row(made: ReportSheet, part: Part, place: int = 0) -> ReportRow:
    return [each for each in made.rows.rows if each.line.part is part][place]


def saved(made: ReportSheet, context: Context, path: Path) -> bytes:
    context.ask.path = path  # type: ignore[attr-defined]
    made.save.click()
    return path.read_bytes()


def words_of(pdf: bytes, password: str = "") -> str:
    reader = pypdf.PdfReader(BytesIO(pdf), password=password or None)
    return "\n".join(page.extract_text() for page in reader.pages)


def everything(pdf: bytes, password: str = "") -> bytes:
    """Return all that is in the file, every stream unpacked and every string as it is."""
    reader = pypdf.PdfReader(BytesIO(pdf), password=password or None)
    found = [pdf]
    for number in range(1, reader.trailer["/Size"] + 1):
        made = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        if made is None:
            continue
        out = BytesIO()
        made.write_to_stream(out)
        found.append(out.getvalue())
        if isinstance(made, pypdf.generic.StreamObject):
            found.append(made.get_data())
    return b"".join(found)


def is_in(words: str, pdf: bytes, password: str = "") -> bool:
    """Return whether words are anywhere in a file, drawn or only said."""
    seen = "".join((words_of(pdf, password) + pdf_text.text(pdf)).split())
    raw = everything(pdf, password)
    folded = "".join(words.split())
    return folded in seen or any(words.encode(code) in raw for code in ("utf-8", "utf-16-be"))


# --- what is on it


def test_the_page_has_what_is_ticked_and_no_byte_of_what_is_not(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    fill(context.notebook)
    made = sheet_of(qtbot, context)
    pdf = saved(made, context, tmp_path / "a.pdf")
    words = words_of(pdf)
    for kept in ("Prepared by the client", "goal 2", "GAD-7 from 15 to 9", "reliable", "Breathe"):
        assert kept in words
    for kept in ("it is never perfect", "I may ask", "sleep"):
        assert kept in words
    for left in ("Schublade", "quarrel", "goal 3", "Outlook", "answering", "question by question"):
        assert not is_in(left, pdf), left
    row(made, Part.GOALS).check.click()
    assert not is_in("goal 0", saved(made, context, tmp_path / "b.pdf"))


def test_what_is_masked_is_read_and_saved_only_once_it_is_ticked(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    fill(context.notebook)
    made = sheet_of(qtbot, context)
    unsaid, topic = row(made, Part.UNSAID), row(made, Part.DISCUSS, 1)
    for each in (unsaid, topic):
        assert each.held.isVisible()
        assert not each.words.isVisible()
        assert SECRET not in each.check.accessibleName()
    assert not is_in(SECRET, saved(made, context, tmp_path / "a.pdf"))
    unsaid.check.click()
    assert unsaid.words.isVisible()
    assert SECRET in unsaid.words.text()
    assert SECRET in unsaid.check.accessibleName()
    assert is_in("Schublade", saved(made, context, tmp_path / "b.pdf"))
    unsaid.check.click()
    assert not is_in("Schublade", saved(made, context, tmp_path / "c.pdf"))


def test_private_words_are_asked_for_anew_and_the_rest_is_remembered(
    qtbot: QtBot, context: Context
) -> None:
    fill(context.notebook)
    made = sheet_of(qtbot, context)
    for part, place in ((Part.GOALS, 0), (Part.TOGETHER, 0), (Part.UNSAID, 0), (Part.DISCUSS, 1)):
        row(made, part, place).check.click()
    made.chooser.paper.setCurrentText("Letter")
    again = sheet_of(qtbot, context)
    assert again.chooser.chosen_paper() is Paper.LETTER
    assert not row(again, Part.GOALS).check.isChecked()
    assert row(again, Part.TOGETHER).check.isChecked()
    assert not row(again, Part.UNSAID).check.isChecked()
    assert not row(again, Part.DISCUSS, 1).check.isChecked()
    assert row(again, Part.DISCUSS, 0).check.isChecked()


# --- on paper


@pytest.mark.parametrize(
    ("paper", "all_ticked"),
    [
        (Paper.A4, True),
        pytest.param(Paper.LETTER, False, marks=pytest.mark.drill),
        pytest.param(Paper.A4, False, marks=pytest.mark.drill),
        pytest.param(Paper.LETTER, True, marks=pytest.mark.drill),
    ],
)
def test_one_page_holds_it_however_much_there_is(
    qtbot: QtBot, context: Context, tmp_path: Path, paper: Paper, all_ticked: bool
) -> None:
    overfill(context.notebook)
    made = sheet_of(qtbot, context)
    made.chooser.paper.setCurrentText(paper.value)
    if all_ticked:
        on = frozenset(line.id for line in made.report.lines)
        made._ticks.on = lambda _: on  # type: ignore[method-assign]
    content = made.content()
    _, room = sheet(paper)
    blocks = lay_out(content, room, on_paper(made._look()))
    assert {block.page for block in blocks} == {0}
    below = room.top() - 1
    for block in blocks:
        assert room.adjusted(-1, -1, 1, 1).contains(block.rect), block.text
        assert block.rect.top() >= below - 1
        below = block.rect.bottom()
        assert block.words.boundingRect().width() <= block.rect.width() + 3
    shown = sum(block.role is Role.ITEM for block in blocks)
    more = [block.text for block in blocks if block.role is Role.MORE]
    told = sum(int(text.split()[1]) for text in more)
    assert shown + told == sum(len(section.items) for section in content.sections)
    pdf = saved(made, context, tmp_path / "full.pdf")
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1
    words = words_of(pdf)
    for section in content.sections:
        assert section.title in words
    smallest = min(block.words.font().pixelSize() for block in blocks if block.role is Role.ITEM)
    assert smallest >= 11  # pixels at 96 an inch: eight points


def test_letters_get_smaller_before_a_word_is_left_out(qtbot: QtBot, context: Context) -> None:
    book = context.notebook
    fill(book)
    for number in range(24):
        book.topics.save(Topic(text=f"a line that is ready, number {number}", position=10 + number))
    made = sheet_of(qtbot, context)
    _, room = sheet(Paper.A4)
    blocks = lay_out(made.content(), room, on_paper(made._look()))
    items = [block for block in blocks if block.role is Role.ITEM]
    assert not any(block.role is Role.MORE or "…" in block.text for block in blocks)
    assert items[0].words.font().pixelSize() < 14
    assert min(brevity.share for brevity in ON_A_PAGE) * 14.2 >= 11


@pytest.mark.parametrize(
    ("locale", "width"), [("de_DE", 595), ("en_US", 612), ("en_GB", 595), ("es_US", 612)]
)
def test_the_paper_is_what_is_usual_where_one_is(
    qtbot: QtBot, context: Context, tmp_path: Path, locale: str, width: int
) -> None:
    fill(context.notebook)
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        pdf = saved(sheet_of(qtbot, context), context, tmp_path / "a.pdf")
    finally:
        QLocale.setDefault(before)
    box = pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert round(float(box.width)) == width


@pytest.mark.drill
def test_a_longer_one_goes_on_on_a_second_page(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    overfill(context.notebook)
    made = sheet_of(qtbot, context, Wanted(Length.LONG))
    pdf = saved(made, context, tmp_path / "a.pdf")
    made_of = pypdf.PdfReader(BytesIO(pdf)).pages
    pages = len(made_of)
    assert 2 <= pages <= 8
    assert made.pages.text() == f"{pages} pages"
    assert f"Page 2 of {pages}." in made_of[1].extract_text()


def test_it_is_printed_as_it_is_saved(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    fill(context.notebook)
    made = sheet_of(qtbot, context)
    made.chooser.paper.setCurrentText("Letter")
    context.ask.path = tmp_path / "printed.pdf"  # type: ignore[attr-defined]
    made.print.click()
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert pdf_text.pages(printed) == 1
    assert b"/MediaBox [0 0 612" in printed
    assert pdf_text.title(printed) == "Summary"
    assert "Breathe" in pdf_text.text(printed)
    assert "quarrel" not in pdf_text.text(printed)
    assert made.said.text() == "Sent to the printer, which may keep a copy."


# --- the file


def test_the_file_says_nothing_of_anybody_and_is_tagged(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    fill(context.notebook)
    made = sheet_of(qtbot, context)
    asked: list[Path] = []
    context.ask.save_as = lambda _, __, start, ___: asked.append(start)  # type: ignore[method-assign]
    made.save.click()
    assert [path.name for path in asked] == ["summary.pdf"]
    del context.ask.save_as
    pdf = saved(made, context, tmp_path / "summary.pdf")
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert reader.metadata == {"/Title": "Summary"}
    root = reader.root_object
    assert reader.xmp_metadata is None
    assert root["/Lang"]
    assert root["/MarkInfo"]["/Marked"]
    assert stat.S_IMODE((tmp_path / "summary.pdf").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] != []
    tags = list(tags_of(root["/StructTreeRoot"]["/K"][0]))
    assert tags[:4] == [
        ("/Document", None),
        ("/H1", "Summary"),
        ("/P", made.content().by_whom),
        ("/H2", "Goals"),
    ]
    said = [text for tag, text in tags if text]
    assert said[3:5] == ["goal 0", "How near it felt, of 10: 4 on 19 Nov 2026"]
    assert {tag for tag, _ in tags} == {"/Document", "/H1", "/H2", "/P", "/L", "/LI", "/LBody"}


def tags_of(element: pypdf.generic.DictionaryObject) -> Iterator[tuple[str, str | None]]:
    made = element.get_object()
    yield made["/S"], made.get("/ActualText")
    for part in made["/K"]:
        if not isinstance(part, int):
            yield from tags_of(part)


def test_every_drawn_word_hangs_on_the_tree_and_the_rest_is_decoration(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    fill(context.notebook)
    context.notebook.topics.save(Topic(text=EMOJI))
    context.notebook.topics.save(Topic(text=HEBREW))
    pdf = saved(sheet_of(qtbot, context), context, tmp_path / "a.pdf")
    reader = pypdf.PdfReader(BytesIO(pdf))
    page = reader.pages[0]
    numbers, open_marks, bare = [], 0, 0
    for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]
        if operator in (b"BDC", b"BMC"):
            open_marks += 1
            if operator == b"BDC":
                numbers.append(int(operands[1]["/MCID"]))
        elif operator == b"EMC":
            open_marks -= 1
        elif operator in (b"Tj", b"TJ", b"f", b"S", b"B", b"Do"):
            bare += not open_marks
        assert open_marks in (0, 1)
    assert bare == 0
    assert numbers == list(range(len(numbers)))
    leaves = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][1].get_object()
    assert len(leaves) == len(numbers)
    for number, leaf in enumerate(leaves):
        assert number in leaf.get_object()["/K"]
    said = [text for _, text in tags_of(reader.root_object["/StructTreeRoot"]["/K"][0]) if text]
    assert EMOJI in said
    assert HEBREW in said


def test_what_is_drawn_under_a_mark_is_what_its_leaf_says(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    fill(context.notebook)
    pdf = saved(sheet_of(qtbot, context), context, tmp_path / "a.pdf")
    reader = pypdf.PdfReader(BytesIO(pdf))
    page = reader.pages[0]
    fonts = {
        name: pdf_text._letters(font.get_object()["/ToUnicode"].get_data())
        for name, font in page["/Resources"]["/Font"].items()
    }
    drawn: dict[int, str] = {}
    number, letters = -1, {}
    for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]
        if operator in (b"BDC", b"BMC"):
            number = int(operands[1]["/MCID"]) if operator == b"BDC" else -1
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator == b"Tj":
            codes = operands[0].original_bytes
            code = int.from_bytes(codes[:2], "big")
            drawn[number] = drawn.get(number, "") + letters.get(code, "")
    leaves = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][1].get_object()
    assert -1 not in drawn
    said: dict[str, str] = {}
    for mark, leaf in enumerate(leaves):
        text = leaf.get_object()["/ActualText"]
        said[text] = said.get(text, "") + drawn[mark]
    assert len(said) > 15
    for text, letters_drawn in said.items():
        told, seen = (unicodedata.normalize("NFKC", each) for each in (text, letters_drawn))
        assert "".join(told.split()) in "".join(seen.split())


def test_a_password_seals_it_by_aes_256(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    fill(context.notebook)
    made = sheet_of(qtbot, context)
    made.chooser.password.field.setText("pässwörd 7")
    pdf = saved(made, context, tmp_path / "a.pdf")
    reader = pypdf.PdfReader(BytesIO(pdf))
    sealed = reader.trailer["/Encrypt"]
    assert (sealed["/V"], sealed["/R"], sealed["/Length"]) == (5, 6, 256)
    assert sealed["/CF"]["/StdCF"]["/CFM"] == "/AESV3"
    assert not reader.decrypt("another")
    assert not reader.decrypt("")
    assert reader.decrypt("pässwörd 7")
    assert "Breathe" in reader.pages[0].extract_text()
    for words in ("Breathe", "goal 0", "Summary"):
        for code in ("utf-8", "utf-16-be"):
            assert words.encode(code) not in pdf_text.everything(pdf)
    assert made.said.text().startswith("The PDF was saved. Only its password opens it")
    assert "pässwörd" not in "".join(each.value for each in context.notebook.choices.each())


def test_another_library_opens_what_is_sealed(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    import pypdfium2

    fill(context.notebook)
    made = sheet_of(qtbot, context)
    made.chooser.password.field.setText("seven herons")
    saved(made, context, tmp_path / "a.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf", password="seven herons")
    words = document[0].get_textpage()
    assert "Breathe" in words.get_text_range()
    words.close()
    document.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_and_what_is_there_get_a_sentence_and_leave_nothing(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    import resource
    import signal

    fill(context.notebook)
    made = sheet_of(qtbot, context)
    folder = tmp_path / "out"
    folder.mkdir()
    context.ask.path = folder / "a.pdf"  # type: ignore[attr-defined]
    before, caught = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        made.save.click()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, caught)
    assert made.said.text().startswith("There is no room for this file")
    assert list(folder.iterdir()) == []
    (folder / "a.pdf").write_bytes(b"mine")
    made.save.click()
    assert "already something" in made.said.text()
    assert (folder / "a.pdf").read_bytes() == b"mine"
    context.ask.path = tmp_path / "none" / "a.pdf"  # type: ignore[attr-defined]
    made.save.click()
    assert made.said.text()
    assert not (tmp_path / "none").exists()


def test_the_library_is_loaded_by_who_saves() -> None:
    code = (
        "import sys, sessionbook.ui.report.sheet;"
        "print([name for name in ('pypdf', 'cryptography', 'PySide6.QtPrintSupport')"
        " if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.strip() == "[]"


# --- over the window


@pytest.fixture
def program(program: Program, qtbot: QtBot, folder: Path) -> Program:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    assert program.opened
    fill(program.opened.notebook)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QApplication.processEvents()
    return program


def shell_of(program: Program) -> Shell:
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    return shell


def shown(program: Program) -> ReportSheet:
    made = program.window.screen_shown()
    assert isinstance(made, ReportSheet)
    return made


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key)


def test_progress_opens_it_and_escape_brings_back_where_one_was(program: Program) -> None:
    shell = shell_of(program)
    shell.show_page("progress")
    page = shell.page
    assert isinstance(page, ProgressPage)
    page.report.setFocus()
    press(Qt.Key.Key_Return)
    made = shown(program)
    assert made.chooser.what.hasFocus()
    assert made.report.length is Length.PAGE
    assert program.window.windowTitle() == "Notebook"
    press(Qt.Key.Key_F9)
    assert not made.isVisible()
    press(Qt.Key.Key_F9)
    assert shown(program) is made
    press(Qt.Key.Key_Escape)
    assert shell_of(program) is shell
    assert page.report.hasFocus()


def test_looking_back_asks_for_a_longer_one_of_the_days_of_its_review(program: Program) -> None:
    shell = shell_of(program)
    shell.show_page("looking_back")
    page = shell.page
    assert isinstance(page, LookingBackPage)
    page.overview.report.click()
    assert shown(program).report.length is Length.LONG
    press(Qt.Key.Key_Escape)
    page.look_back()
    page.review.report.click()
    found = shown(program).report
    assert (found.length, found.period.day) == (Length.LONG, page.review.review.day)


def test_a_session_asks_for_the_picture_of_its_day(program: Program) -> None:
    shell = shell_of(program)
    shell.show_page("sessions")
    page = shell.page
    assert isinstance(page, SessionsPage)
    assert program.opened
    (line,) = program.opened.notebook.sessions.lines(5)
    page.open(line.id)
    menu: QMenu = page.write_up.heading.menu()
    next(each for each in menu.actions() if each.text().startswith("A picture")).trigger()
    made = shown(program)
    assert (made.report.length, made.report.period.day) == (Length.DAY, line.day)
    assert made.picture.isVisible()


def test_a_picture_of_a_day_is_of_what_is_ticked_alone(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    session = fill(context.notebook)
    made = sheet_of(qtbot, context, of_day(session.day))
    assert not made.chooser.start.isVisible()
    pdf = saved(made, context, tmp_path / "a.pdf")
    assert is_in("We spoke", pdf)
    assert is_in("Outlook", pdf)
    assert not is_in("Schublade", pdf)
    context.ask.path = tmp_path / "a.png"  # type: ignore[attr-defined]
    made.picture.click()
    picture = QImage(str(tmp_path / "a.png"))
    assert not picture.isNull()
    assert picture.textKeys() == []
    row(made, Part.WRITTEN).check.click()
    assert not is_in("We spoke", saved(made, context, tmp_path / "b.pdf"))
    context.ask.path = tmp_path / "b.png"  # type: ignore[attr-defined]
    made.picture.click()
    assert QImage(str(tmp_path / "b.png")) != picture
    assert stat.S_IMODE((tmp_path / "b.png").stat().st_mode) == 0o600


# --- choosing


def test_a_tick_that_cannot_be_kept_is_taken_back_and_said(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.notebook)
    made = sheet_of(qtbot, context)

    def refuse(name: str, value: str) -> None:
        raise DiskFullError

    monkeypatch.setattr(context.notebook.choices, "choose", refuse)
    first = row(made, Part.GOALS)
    first.check.click()
    assert first.check.isChecked()
    assert made.said.text() == DiskFullError.sentence
    assert made.content().sections[0].items[0].text == "goal 0"


def test_choosing_days_reads_them_anew(qtbot: QtBot, context: Context) -> None:
    fill(context.notebook)
    made = sheet_of(qtbot, context)
    assert any(each.line.part is Part.SCORES for each in made.rows.rows)
    made.chooser.start.setFocus()
    made.chooser.start.setDate(made.chooser.end.date())
    assert made.chooser.days.currentText() == "Other days"
    assert not any(each.line.part is Part.SCORES for each in made.rows.rows)
    made.chooser.days.setCurrentIndex(0)
    assert any(each.line.part is Part.SCORES for each in made.rows.rows)
    made.chooser.what.setCurrentIndex(1)
    assert made.report.length is Length.LONG


def test_with_nothing_noted_it_says_so(qtbot: QtBot, context: Context) -> None:
    made = sheet_of(qtbot, context)
    assert made.rows.rows == []
    made.save.setFocus()
    assert made.save.isEnabled()


def test_each_line_is_ticked_by_keys_and_has_a_name(qtbot: QtBot, context: Context) -> None:
    fill(context.notebook)
    install_roles()
    made = sheet_of(qtbot, context)
    first, second = made.rows.rows[:2]
    first.check.setFocus()
    press(Qt.Key.Key_Down)
    assert second.check.hasFocus()
    press(Qt.Key.Key_Space)
    assert not second.check.isChecked()
    press(Qt.Key.Key_Up)
    assert first.check.hasFocus()
    for each in made.rows.rows:
        told = QAccessible.queryAccessibleInterface(each.check)
        assert told.role() == QAccessible.Role.CheckBox
        assert name_of(each.check)
    fields = (made.chooser.what, made.chooser.start, made.chooser.password.field, made.preview)
    assert all(name_of(each) for each in fields)
    assert name_of(made.preview.page) == "As on paper, one page"


@pytest.mark.parametrize(("size", "percent", "way"), cases())
def test_nothing_is_wider_than_the_window(
    qapp: QApplication,
    qtbot: QtBot,
    context: Context,
    size: tuple[int, int],
    percent: int,
    way: Qt.LayoutDirection,
) -> None:
    fill(context.notebook)
    theme.apply(qapp, context.theme, percent)
    qapp.setLayoutDirection(way)
    try:
        made = sheet_of(qtbot, context, size=size)
        assert made.size().toTuple() == size
        assert made._left.horizontalScrollBar().maximum() == 0
        assert made.preview.page.width() <= made.preview.width()
        assert made._actions.width() <= made.width()
        for each in (made.save, made.close_it):
            assert each.visibleRegion().boundingRect() == each.rect()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.apply(qapp, context.theme)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(Length.LONG),
        Wanted(Length.LONG, Period(None, TODAY)),
        Wanted(Length.DAY, Period(TODAY - timedelta(days=1), TODAY)),
    ],
)
def test_what_is_wanted_survives_its_code(wanted: Wanted) -> None:
    assert read_wanted(wanted.code()) == wanted
    assert read_wanted("") == Wanted()
