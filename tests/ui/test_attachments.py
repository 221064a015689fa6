"""Pictures and PDFs in a session and in the journal: taken in, looked at, put in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.attachments import MOST_BYTES, Attachment, MediaType
from sessionbook.domain.journal import Entry
from sessionbook.domain.sessions import Session
from sessionbook.ui import aloud
from sessionbook.ui.attachments.save_copy import SaveCopyDialog
from sessionbook.ui.attachments.strip import AttachmentStrip
from sessionbook.ui.attachments.tile import Tile
from sessionbook.ui.attachments.viewer import Viewer
from sessionbook.ui.page import Context, Tab
from sessionbook.ui.pages.journal import JournalPage
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.unlocked.shell import Shell
from tests import foreign
from tests.conftest import TODAY
from tests.ui.sessions_page import notice, shown_page

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
SLOW = 30_000  # a machine with other work to do starts a process in seconds
Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SessionsPage:
    page = shown_page(qtbot, context)
    page.add()
    return page


@pytest.fixture
def strip(page: SessionsPage) -> Iterator[AttachmentStrip]:
    page.write_up.attached.unfold()
    strip = page.write_up.attached.strip
    yield strip
    strip.adding.cancel()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "worksheet.jpg"
    path.write_bytes(foreign.picture("jpeg"))
    return path


def choose(qtbot: QtBot, strip: AttachmentStrip, *paths: Path) -> None:
    strip._context.ask.paths = list(paths)  # type: ignore[attr-defined]
    strip.line.add.click()
    wait(qtbot, strip)


def wait(qtbot: QtBot, strip: AttachmentStrip) -> None:
    qtbot.waitUntil(lambda: not strip.adding.names, timeout=SLOW)
    qtbot.waitUntil(lambda: not strip._unseen, timeout=SLOW)


def fill(qtbot: QtBot, strip: AttachmentStrip, folder: Path) -> None:
    """Add a picture, a PDF of three pages and another picture."""
    contents = {
        "one.jpg": foreign.picture("jpeg"),
        "two.pdf": foreign.pdf(3),
        "three.png": foreign.picture("png", 2000, 1000),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    choose(qtbot, strip, *(folder / name for name in contents))


def names(strip: AttachmentStrip) -> list[str]:
    return [tile.shown.name for tile in strip.tiles.values() if tile.shown]


def kept(strip: AttachmentStrip) -> list[str]:
    return [each.name for each in strip._found()]


def tile(strip: AttachmentStrip, place: int) -> Tile:
    return list(strip.tiles.values())[place]


def dropped(strip: QWidget, source: QMimeData) -> None:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), copy, source, left, Qt.KeyboardModifier.NoModifier)
    strip.dropEvent(event)


def urls(*addresses: QUrl) -> QMimeData:
    source = QMimeData()
    source.setUrls(list(addresses))
    return source


def looked_at(qtbot: QtBot, strip: AttachmentStrip, place: int = 0) -> Viewer:
    tile(strip, place).picture.setFocus()
    qtbot.keyClick(tile(strip, place).picture, Key.Key_Return)
    assert strip.viewer
    drawn(qtbot, strip.viewer)
    return strip.viewer


def drawn(qtbot: QtBot, viewer: Viewer) -> None:
    qtbot.waitUntil(lambda: not viewer.said.isVisible(), timeout=SLOW)


# --- the name below it

LONG = "Thought record of the third week in November 17.jpg"


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("name", ["Thought record.jpg", LONG, LONG.replace(" ", "_"), "a.pdf"])
def test_a_name_has_two_lines_and_keeps_its_end(
    qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path, name: str, percent: int
) -> None:
    strip._context.appearance.choose(text_percent=percent)
    (tmp_path / name).write_bytes(foreign.picture("jpeg"))
    choose(qtbot, strip, tmp_path / name)
    below = tile(strip, 0).name
    qtbot.waitUntil(lambda: below.width() > 60)
    lines = below.text().split("\n")
    widest = max(below.fontMetrics().horizontalAdvance(line) for line in lines)
    assert widest <= below.width()
    assert len(lines) <= 2
    assert lines[-1].endswith(name[-4:])
    assert "…" not in lines[0]
    assert ("…" in below.text()) == (len(name) > 40)
    assert below.height() >= 2 * below.fontMetrics().height()
    assert below.toolTip() == below.accessibleName() == name


# --- taking in


def test_chosen_files_are_kept_with_the_session(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, tmp_path: Path
) -> None:
    assert page.write_up.sheet.is_new
    fill(qtbot, strip, tmp_path)
    assert names(strip) == kept(strip) == ["one.jpg", "two.pdf", "three.png"]
    assert page.session
    stored = page.context.notebook.sessions.get(page.session.id)
    assert stored
    found = page.context.notebook.attachments.of("sessions", stored.id)
    kinds = [each.media_type for each in found]
    assert kinds == [MediaType.JPEG, MediaType.PDF, MediaType.PNG]
    for each in found:
        content = (tmp_path / each.name).read_bytes()
        assert page.context.notebook.attachments.content(each.id) == content
        assert each.size == len(content)
        small = QImage.fromData(page.context.notebook.attachments.thumbnail(each.id))
        assert max(small.width(), small.height()) <= 320
    assert all(not each.picture._image.isNull() for each in strip.tiles.values())


def test_a_file_is_dropped(qtbot: QtBot, strip: AttachmentStrip, sheet: Path) -> None:
    dropped(strip, urls(QUrl.fromLocalFile(str(sheet))))
    wait(qtbot, strip)
    assert names(strip) == ["worksheet.jpg"]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.png", "ftp://example.org/a.png", "file://server/share/a.png"],
)
def test_an_address_elsewhere_is_refused(
    page: SessionsPage, strip: AttachmentStrip, context: Context, address: str
) -> None:
    heard = notice(context)
    dropped(strip, urls(QUrl(address)))
    assert not strip.adding.names
    assert kept(strip) == []
    assert "never goes there" in heard[0][0]
    assert page.write_up.sheet.is_new


def test_a_copied_picture_is_pasted(qtbot: QtBot, strip: AttachmentStrip) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0x2F6F6A)
    QApplication.clipboard().setImage(image)
    strip.line.add.setFocus()
    qtbot.keyClick(strip.line.add, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, strip)
    assert names(strip) == ["Picture 24 Nov 2026.png"]


def test_bytes_on_the_clipboard_are_taken_as_they_are(
    qtbot: QtBot, strip: AttachmentStrip, context: Context
) -> None:
    source = QMimeData()
    content = foreign.picture("webp")
    source.setData("image/webp", content)
    QApplication.clipboard().setMimeData(source)
    strip.line.add.setFocus()
    qtbot.keyClick(strip.line.add, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, strip)
    (attachment,) = strip._found()
    assert attachment.name == "Picture 24 Nov 2026.webp"
    assert context.notebook.attachments.content(attachment.id) == content


def test_copied_files_are_pasted(qtbot: QtBot, strip: AttachmentStrip, sheet: Path) -> None:
    QApplication.clipboard().setMimeData(urls(QUrl.fromLocalFile(str(sheet))))
    strip.line.add.setFocus()
    qtbot.keyClick(strip.line.add, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, strip)
    assert names(strip) == ["worksheet.jpg"]


def test_words_on_the_clipboard_are_left_alone(
    qtbot: QtBot, strip: AttachmentStrip, context: Context
) -> None:
    heard = notice(context)
    QApplication.clipboard().setText("only words")
    strip.line.add.setFocus()
    qtbot.keyClick(strip.line.add, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not strip.adding.names
    assert heard == []


def test_a_picture_pasted_in_the_notes_hangs_on_the_session(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, context: Context
) -> None:
    heard = notice(context)
    page.window().resize(1180, 420)  # the strip is not seen from the notes
    QApplication.processEvents()
    editor = page.write_up.notes.editor
    qtbot.keyClicks(editor, "Before. ")
    source = QMimeData()
    source.setHtml('<img src="https://example.org/a.png">')
    source.setData("image/png", foreign.picture())
    QApplication.clipboard().setMimeData(source)
    editor.paste()
    wait(qtbot, strip)
    assert names(strip) == ["Picture 24 Nov 2026.png"]
    assert editor.markdown() == "Before. " or editor.markdown().strip() == "Before."
    said, undo = heard[-1]
    assert said == "Added: Picture 24 Nov 2026.png"
    undo()  # type: ignore[operator]
    assert kept(strip) == names(strip) == []


def test_a_file_dropped_in_the_notes_hangs_on_the_session(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, sheet: Path
) -> None:
    editor = page.write_up.notes.editor
    source = urls(QUrl.fromLocalFile(str(sheet)))
    source.setText(str(sheet))  # as some file managers do
    assert editor.canInsertFromMimeData(source)
    editor.insertFromMimeData(source)
    wait(qtbot, strip)
    assert names(strip) == ["worksheet.jpg"]
    assert editor.toPlainText() == ""


def test_words_with_a_picture_beside_them_stay_words(
    page: SessionsPage, strip: AttachmentStrip
) -> None:
    source = QMimeData()
    source.setText("from a spreadsheet")
    source.setData("image/png", foreign.picture())
    page.write_up.notes.editor.insertFromMimeData(source)
    assert page.write_up.notes.editor.toPlainText() == "from a spreadsheet"
    assert not strip.adding.names


REFUSED = {
    "empty": (b"", "empty"),
    "drawing": (foreign.SVG, "only pictures"),
    "program": (b"MZ\x90", "only pictures"),
    "words": (b"Dear diary", "only pictures"),
    "locked": (foreign.locked_pdf(), "needs a password"),
    "damaged": (foreign.picture("jpeg", 900, 900)[:5000], "damaged"),
    "bomb": (foreign.png(60_000, 60_000), "64 million"),
    "large": (b"\xff\xd8\xff" + bytes(MOST_BYTES), "25 MB"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_kept_gets_one_sentence(
    qtbot: QtBot,
    page: SessionsPage,
    strip: AttachmentStrip,
    context: Context,
    tmp_path: Path,
    kind: str,
) -> None:
    content, words = REFUSED[kind]
    (tmp_path / "photo.jpg").write_bytes(content)  # the name is not believed
    heard = notice(context)
    choose(qtbot, strip, tmp_path / "photo.jpg")
    assert [words in said for said, _ in heard] == [True]
    assert kept(strip) == names(strip) == []
    assert page.write_up.sheet.is_new
    count = "SELECT count(*) FROM attachment_contents"
    assert context.notebook.database.value(count) == 0


def test_a_refused_one_does_not_keep_the_others_out(
    qtbot: QtBot, strip: AttachmentStrip, sheet: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_bytes(foreign.SVG)
    choose(qtbot, strip, tmp_path / "a.svg", tmp_path / "nothing.png", sheet)
    assert names(strip) == ["worksheet.jpg"]


def test_adding_can_be_cancelled(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, sheet: Path
) -> None:
    strip._context.ask.paths = [sheet, sheet]  # type: ignore[attr-defined]
    strip.line.add.click()
    assert strip.line.progress.text() == "Adding 2 files…"
    assert strip.line.cancel.isVisible()
    strip.line.cancel.click()
    assert not strip.line.cancel.isVisible()
    qtbot.wait(800)
    assert kept(strip) == []
    assert page.write_up.sheet.is_new


def test_left_while_it_is_read_it_comes_where_it_was_put(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, context: Context, sheet: Path
) -> None:
    other = context.notebook.sessions.save(Session(day=TODAY, notes="another"))
    assert page.session
    here = page.session.id
    context.ask.paths = [sheet]  # type: ignore[attr-defined]
    strip.line.add.click()
    page.open(other.id)
    wait(qtbot, strip)
    assert names(strip) == []
    attachments = context.notebook.attachments
    assert [each.name for each in attachments.of("sessions", here)] == ["worksheet.jpg"]
    page.open(here)
    assert names(strip) == ["worksheet.jpg"]


def test_what_belonged_to_a_deleted_session_is_dropped(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, context: Context, sheet: Path
) -> None:
    page.write_up.sheet.keep()
    context.ask.paths = [sheet]  # type: ignore[attr-defined]
    strip.line.add.click()
    page.write_up.heading.delete_requested.emit()
    wait(qtbot, strip)
    assert list(context.notebook.attachments.each()) == []


# --- what is done with them


def test_delete_and_undo(
    qtbot: QtBot, strip: AttachmentStrip, context: Context, tmp_path: Path
) -> None:
    heard = notice(context)
    fill(qtbot, strip, tmp_path)
    tile(strip, 1).picture.setFocus()
    qtbot.keyClick(tile(strip, 1).picture, Key.Key_Delete)
    assert names(strip) == ["one.jpg", "three.png"]
    assert tile(strip, 1).picture.hasFocus()  # of the one that took its place
    said, undo = heard[-1]
    assert said == "Deleted."
    undo()  # type: ignore[operator]
    assert names(strip) == ["one.jpg", "two.pdf", "three.png"]
    wait(qtbot, strip)
    found = strip._found()[1]
    content = (tmp_path / "two.pdf").read_bytes()
    assert context.notebook.attachments.content(found.id) == content


def test_keys_move_it_and_go_along(qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path) -> None:
    fill(qtbot, strip, tmp_path)
    first = tile(strip, 0)
    first.picture.setFocus()
    qtbot.keyClick(first.picture, Key.Key_Right, Alt)
    assert names(strip) == kept(strip) == ["two.pdf", "one.jpg", "three.png"]
    assert first.picture.hasFocus()
    qtbot.keyClick(first.picture, Key.Key_Down, Alt)
    assert names(strip) == kept(strip) == ["two.pdf", "three.png", "one.jpg"]
    qtbot.keyClick(first.picture, Key.Key_Left)
    assert tile(strip, 1).picture.hasFocus()
    qtbot.keyClick(tile(strip, 1).picture, Key.Key_Left, Alt)
    assert kept(strip) == ["three.png", "two.pdf", "one.jpg"]
    places = [each.pos().x() + 1000 * each.pos().y() for each in strip.tiles.values()]
    assert places == sorted(places)


def test_a_name_is_typed(
    qtbot: QtBot, strip: AttachmentStrip, context: Context, sheet: Path
) -> None:
    choose(qtbot, strip, sheet)
    one = tile(strip, 0)
    one.picture.setFocus()
    qtbot.keyClick(one.picture, Key.Key_F2)
    assert one.field.selectedText() == "worksheet"
    qtbot.keyClicks(one.field, "The tram")
    qtbot.keyClick(one.field, Key.Key_Return)
    assert kept(strip) == names(strip) == ["The tram.jpg"]
    assert one.picture.hasFocus()
    qtbot.keyClick(one.picture, Key.Key_F2)
    qtbot.keyClicks(one.field, "not this")
    qtbot.keyClick(one.field, Key.Key_Escape)
    assert kept(strip) == ["The tram.jpg"]
    qtbot.keyClick(one.picture, Key.Key_F2)
    one.field.setText("  ")
    qtbot.keyClick(one.field, Key.Key_Return)
    assert kept(strip) == ["The tram.jpg"]
    assert context.notebook.search.find("tram", 5)[0].kind == "attachments"


def test_a_half_typed_name_is_kept_on_leaving(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, sheet: Path
) -> None:
    choose(qtbot, strip, sheet)
    tile(strip, 0).rename()
    tile(strip, 0).field.setText("Half typed.jpg")
    page.flush()
    assert kept(strip) == ["Half typed.jpg"]


def test_the_session_takes_them_along_and_brings_them_back(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, context: Context, tmp_path: Path
) -> None:
    heard = notice(context)
    fill(qtbot, strip, tmp_path)
    strip._delete(next(iter(strip.tiles)))  # this one went before and stays away
    assert page.session
    page.write_up.heading.delete_requested.emit()
    assert list(context.notebook.attachments.each()) == []
    assert context.notebook.search.find("two", 5) == []
    heard[-1][1]()  # type: ignore[operator]
    assert names(strip) == ["two.pdf", "three.png"]
    assert [hit.kind for hit in context.notebook.search.find("two", 5)] == ["attachments"]


def test_a_missed_session_shows_what_hangs_on_it(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, sheet: Path
) -> None:
    page.write_up.heading.missed_toggled.emit(True)
    assert not page.write_up.attached.isVisible()
    page.write_up.heading.missed_toggled.emit(False)
    choose(qtbot, strip, sheet)
    page.write_up.heading.missed_toggled.emit(True)
    assert page.write_up.attached.isVisible()


# --- looking


def test_it_opens_over_the_page_and_gives_the_focus_back(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, sheet: Path
) -> None:
    choose(qtbot, strip, sheet)
    viewer = looked_at(qtbot, strip)
    assert viewer.isVisible()
    assert viewer.geometry() == page.rect()
    assert viewer.view._image.size().toTuple() == (80, 60)
    assert viewer.view.hasFocus()
    qtbot.keyClick(viewer.view, Key.Key_Escape)
    assert strip.viewer is None
    assert not viewer.isVisible()
    assert tile(strip, 0).picture.hasFocus()


def test_pages_and_attachments_are_gone_through(
    qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path
) -> None:
    fill(qtbot, strip, tmp_path)
    viewer = looked_at(qtbot, strip)
    said = []
    for key in [Key.Key_PageDown] * 5 + [Key.Key_PageUp] * 5:
        said.append(f"{viewer.name.text()} {viewer.place.text()}")
        qtbot.keyClick(viewer.view, key)
        drawn(qtbot, viewer)
    forth = [
        "one.jpg 1 of 3",
        "two.pdf Page 1 of 3 · 2 of 3",
        "two.pdf Page 2 of 3 · 2 of 3",
        "two.pdf Page 3 of 3 · 2 of 3",
        "three.png 3 of 3",
    ]
    assert said == [*forth, *reversed(forth)]  # at the end it stays
    qtbot.keyClick(viewer.view, Key.Key_Right, Alt)
    drawn(qtbot, viewer)
    qtbot.keyClick(viewer.view, Key.Key_Right, Alt)
    drawn(qtbot, viewer)
    assert viewer.name.text() == "three.png"
    assert not viewer.forth.isEnabled()
    viewer.leave()


def test_keys_make_it_larger_and_move_it(
    qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path
) -> None:
    fill(qtbot, strip, tmp_path)
    viewer = looked_at(qtbot, strip, 2)
    view = viewer.view
    assert view.is_whole
    whole = view.scale
    assert view._place().width() <= view.width() + 1
    for _ in range(6):
        qtbot.keyClick(view, Key.Key_Plus)
    assert view.scale > 3 * whole
    before = view._corner
    qtbot.keyClick(view, Key.Key_Right)
    assert view._corner.x() < before.x()
    for _ in range(200):
        qtbot.keyClick(view, Key.Key_Right)
    assert view._place().right() >= view.width() - 1  # no further than its edge
    qtbot.keyClick(view, Key.Key_0)
    assert view.is_whole
    qtbot.keyClick(view, Key.Key_Minus)
    assert view.is_whole
    viewer.grab()
    viewer.leave()


def test_wheel_and_mouse_make_it_larger_and_move_it(
    qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path
) -> None:
    fill(qtbot, strip, tmp_path)
    viewer = looked_at(qtbot, strip, 2)
    view = viewer.view
    view.zoom(4)
    under = (QPointF(100, 100) - view._corner) / view.scale
    wheel(view, QPointF(100, 100), 120, Qt.KeyboardModifier.ControlModifier)
    again = (QPointF(100, 100) - view._corner) / view.scale
    assert (again - under).manhattanLength() < 1  # what is under the pointer stays there
    top = view._corner.y()
    wheel(view, QPointF(100, 100), -120, Qt.KeyboardModifier.NoModifier)
    assert view._corner.y() < top
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    at = view._corner
    qtbot.mouseMove(view, QPoint(130, 120))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(130, 120))
    assert (view._corner - at).toTuple() == (30, 20)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.is_whole
    viewer.leave()


def wheel(view: QWidget, at: QPointF, by: int, held: Qt.KeyboardModifier) -> None:
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    everywhere = view.mapToGlobal(at)
    event = QWheelEvent(at, everywhere, QPoint(), QPoint(0, by), none, held, phase, False)
    QApplication.sendEvent(view, event)


def test_tab_stays_inside(qtbot: QtBot, strip: AttachmentStrip, sheet: Path) -> None:
    choose(qtbot, strip, sheet)
    viewer = looked_at(qtbot, strip)
    met = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused
        assert viewer.isAncestorOf(focused)
        met.append(focused)
        qtbot.keyClick(focused, Key.Key_Tab)
    assert viewer.close_button in met
    assert met[0] is viewer.view
    qtbot.keyClick(viewer.close_button, Key.Key_Escape)
    assert strip.viewer is None


def test_another_session_closes_it(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, sheet: Path
) -> None:
    choose(qtbot, strip, sheet)
    viewer = looked_at(qtbot, strip)
    page.add()
    assert not viewer.isVisible()
    assert strip.viewer is None
    assert page.write_up.notes.editor.hasFocus()


def test_closing_it_forgets_the_picture(qtbot: QtBot, strip: AttachmentStrip, sheet: Path) -> None:
    choose(qtbot, strip, sheet)
    viewer = looked_at(qtbot, strip)
    viewer.leave()
    assert viewer.view._image.isNull()
    assert viewer.view._smooth[1].isNull()
    assert viewer._content == b""


def test_one_that_cannot_be_drawn_says_so(
    qtbot: QtBot, page: SessionsPage, strip: AttachmentStrip, context: Context
) -> None:
    session = page.write_up.sheet.keep()
    lost = Attachment(
        kind="sessions", record=session.id, name="a.png", media_type=MediaType.PNG, size=3
    )
    context.notebook.attachments.keep(lost, b"not", b"")
    strip.refresh()
    tile(strip, 0).picture.click()
    assert strip.viewer
    viewer = strip.viewer
    qtbot.waitUntil(lambda: "damaged" in viewer.said.text(), timeout=SLOW)
    viewer.leave()


# --- saving out


def asked_to_save(strip: AttachmentStrip, viewer: Viewer | None = None) -> SaveCopyDialog:
    if viewer:
        viewer.copy.click()
    else:
        tile(strip, 0).copy_requested.emit()
    (dialog,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, SaveCopyDialog) and each.isVisible()
    ]
    return dialog


def words_of(dialog: QDialog) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def test_a_copy_is_saved_after_a_warning(
    qtbot: QtBot, strip: AttachmentStrip, context: Context, sheet: Path, tmp_path: Path
) -> None:
    heard = notice(context)
    choose(qtbot, strip, sheet)
    viewer = looked_at(qtbot, strip)
    context.ask.path = tmp_path / "copy.jpg"  # type: ignore[attr-defined]
    dialog = asked_to_save(strip, viewer)
    assert "not be encrypted" in words_of(dialog)
    assert "outside the notebook" in words_of(dialog)
    assert not (tmp_path / "copy.jpg").exists()
    dialog.save.click()
    assert (tmp_path / "copy.jpg").read_bytes() == sheet.read_bytes()
    assert "not encrypted" in heard[-1][0]
    viewer.leave()


def test_a_warning_refused_writes_nothing(
    qtbot: QtBot, strip: AttachmentStrip, context: Context, sheet: Path, tmp_path: Path
) -> None:
    choose(qtbot, strip, sheet)
    context.ask.path = tmp_path / "copy.jpg"  # type: ignore[attr-defined]
    asked_to_save(strip).cancel.click()
    assert not (tmp_path / "copy.jpg").exists()


def test_a_copy_is_never_written_over_a_file(
    qtbot: QtBot, strip: AttachmentStrip, context: Context, sheet: Path, tmp_path: Path
) -> None:
    heard = notice(context)
    choose(qtbot, strip, sheet)
    (tmp_path / "mine.jpg").write_text("mine")
    context.ask.path = tmp_path / "mine.jpg"  # type: ignore[attr-defined]
    asked_to_save(strip).save.click()
    assert (tmp_path / "mine.jpg").read_text() == "mine"
    assert "Nothing was written over" in heard[-1][0]


# --- elsewhere


@pytest.fixture
def journal(qtbot: QtBot, context: Context) -> JournalPage:
    shell = Shell(context, [Tab("journal", "Journal", lambda: JournalPage)])
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    qtbot.waitExposed(shell)
    shell.activateWindow()
    assert isinstance(shell.page, JournalPage)
    return shell.page


def test_an_entry_of_the_journal_has_them_too(
    qtbot: QtBot, journal: JournalPage, context: Context, sheet: Path
) -> None:
    heard = notice(context)
    journal.add()
    strip = journal.sheet.attached
    choose(qtbot, strip, sheet)
    (entry,) = context.notebook.journal.each()
    assert [each.record for each in context.notebook.attachments.each()] == [entry.id]
    assert names(strip) == ["worksheet.jpg"]
    viewer = looked_at(qtbot, strip)
    viewer.leave()
    journal.sheet.delete_requested.emit()
    assert list(context.notebook.attachments.each()) == []
    heard[-1][1]()  # type: ignore[operator]
    assert names(strip) == ["worksheet.jpg"]
    other = context.notebook.journal.save(Entry(day=TODAY, text="another"))
    journal.open(other.id)
    assert names(strip) == []
    journal.open(context.notebook.attachments.of("entries", entry.id)[0].id)
    assert tile(strip, 0).picture.hasFocus()


def test_a_picture_pasted_in_an_entry_hangs_on_it(qtbot: QtBot, journal: JournalPage) -> None:
    journal.add()
    source = QMimeData()
    source.setData("image/png", foreign.picture())
    journal.sheet.editor.insertFromMimeData(source)
    wait(qtbot, journal.sheet.attached)
    assert names(journal.sheet.attached) == ["Picture 24 Nov 2026.png"]


def test_a_hit_of_the_search_leads_to_where_it_hangs(qtbot: QtBot, context: Context) -> None:
    book = context.notebook
    session = book.sessions.save(Session(day=TODAY, notes="words"))
    book.sessions.save(Session(day=TODAY, notes="others"))
    entry = book.journal.save(Entry(day=TODAY, text="words"))
    for kind, record, name in (
        ("sessions", session.id, "heron.png"),
        ("entries", entry.id, "crane.png"),
    ):
        one = Attachment(kind=kind, record=record, name=name, media_type=MediaType.PNG, size=9)
        book.attachments.keep(one, foreign.picture(), foreign.picture())
    tabs = [
        Tab("journal", "Journal", lambda: JournalPage),
        Tab("sessions", "Sessions", lambda: SessionsPage),
    ]
    shell = Shell(context, tabs)
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    qtbot.waitExposed(shell)
    shell.activateWindow()
    for words, kind in (("heron", SessionsPage), ("crane", JournalPage)):
        shell.search.ask()
        qtbot.keyClicks(shell.search, words)
        qtbot.keyClick(shell.search, Key.Key_Return)
        assert isinstance(shell.page, kind)
        focused = shell.focusWidget()
        assert words in focused.accessibleName()


# --- for everybody


def test_a_screen_reader_hears_names_and_roles(
    qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path
) -> None:
    aloud.install_roles()
    QAccessible.setActive(True)
    try:
        fill(qtbot, strip, tmp_path)
        viewer = looked_at(qtbot, strip, 1)
        told = [told_of(each) for each in (tile(strip, 1).picture, strip, viewer, viewer.view)]
        role = QAccessible.Role
        assert told[0][0] is role.Button
        assert told == [
            (role.Button, "two.pdf, PDF, 2 of 3"),
            (role.Grouping, "Pictures and PDFs"),
            (role.Dialog, "two.pdf"),
            (role.Graphic, "two.pdf, Page 1 of 3, 2 of 3"),
        ]
        viewer.leave()
    finally:
        QAccessible.setActive(False)


def told_of(widget: QWidget) -> tuple[QAccessible.Role, str]:
    each = QAccessible.queryAccessibleInterface(widget)
    return each.role(), each.text(QAccessible.Text.Name)


def test_a_list_reads_no_bytes(
    qtbot: QtBot, strip: AttachmentStrip, context: Context, tmp_path: Path
) -> None:
    fill(qtbot, strip, tmp_path)
    asked: list[str] = []
    context.notebook.database._sql.set_trace_callback(asked.append)
    strip.refresh()
    context.notebook.search.find("two", 5)
    qtbot.wait(50)
    context.notebook.database._sql.set_trace_callback(None)
    assert asked
    assert [each for each in asked if "attachment_contents" in each] == []


def test_history_keeps_no_bytes(
    qtbot: QtBot, strip: AttachmentStrip, context: Context, tmp_path: Path
) -> None:
    fill(qtbot, strip, tmp_path)
    strip._rename(next(iter(strip.tiles)), "Another name.jpg")
    strip._shift(next(iter(strip.tiles)), 1)
    strip._delete(next(iter(strip.tiles)))
    kept_rows = context.notebook.database.tuples("SELECT row FROM history")
    assert kept_rows
    assert max(len(row[0]) for row in kept_rows) < 1_000
