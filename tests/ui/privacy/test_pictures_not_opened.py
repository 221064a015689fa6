"""No picture is opened because of what somebody wrote or pasted, on whatever page it is shown."""

import ctypes
import os
import shutil
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from sessionbook.domain.topics import Topic, TopicState
from sessionbook.services.creation import fill_new
from sessionbook.store.notebook import Notebook
from sessionbook.ui.card.paper import pdf
from sessionbook.ui.pages import PAGES
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests import foreign
from tests.conftest import PASSPHRASE, Clock
from tests.ui.full_notebook import fill
from tests.ui.privacy.conftest import Opened, settle

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.skipif(sys.platform != "linux", reason="watched by inotify, which is Linux's"),
]

IN_OPEN = 0x20
NAME = "canary.png"


class Watch:
    """Tells which files of a folder were opened, by anybody."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._handle >= 0
        assert libc.inotify_add_watch(self._handle, bytes(folder), IN_OPEN) >= 0

    def opened(self) -> list[str]:
        try:
            told = os.read(self._handle, 65536)
        except BlockingIOError:
            return []
        names, at = [], 0
        while at < len(told):
            size = struct.unpack_from("iIII", told, at)[3]
            names.append(told[at + 16 : at + 16 + size].rstrip(b"\0").decode())
            at += 16 + size
        return [name for name in names if name]

    def close(self) -> None:
        os.close(self._handle)


@pytest.fixture(scope="session")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("canaries")
    (folder / NAME).write_bytes(foreign.picture())
    return folder


@pytest.fixture
def watch(canaries: Path) -> Iterator[Watch]:
    watch = Watch(canaries)
    yield watch
    watch.close()


def words(canaries: Path) -> str:
    """Return what a page made to be pasted here might say."""
    url = QUrl.fromLocalFile(str(canaries / NAME)).toString()
    data = "data:image/png;base64,iVBORw0KGgo="
    pictures = "".join(f'<img src="{at}">' for at in (url, canaries / NAME, data))
    return f"<b>bold</b>{pictures}![x]({url})<a href='{url}'>there</a>"


@pytest.fixture(scope="session")
def full_once(made_once: Path, tmp_path_factory: pytest.TempPathFactory, canaries: Path) -> Path:
    """A notebook that says so everywhere."""
    folder = Path(shutil.copytree(made_once, tmp_path_factory.mktemp("marked") / "Notebook"))
    vault = Vault.at(folder, CHEAPEST)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)), Clock().utc)
    fill_new(book)
    fill(book, words(canaries))
    book.topics.save(Topic(text=f"{words(canaries)} aloud", state=TopicState.READY))
    book.close()
    vault.close()
    return folder


def test_the_watch_sees_what_qt_would_open(
    qapp: QApplication, canaries: Path, watch: Watch
) -> None:
    label = QLabel(words(canaries))
    label.adjustSize()
    assert watch.opened()
    label.setTextFormat(Qt.TextFormat.PlainText)


@pytest.mark.parametrize("key", [tab.key for tab in PAGES])
def test_no_page_opens_one_nor_a_tooltip_on_it(opened: Opened, watch: Watch, key: str) -> None:
    page = opened.go_to(key)
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.toolTip():
            QToolTip.showText(widget.mapToGlobal(QPoint(2, 2)), widget.toolTip(), widget)
    QToolTip.hideText()
    opened.picture()
    assert watch.opened() == []


def test_no_sheet_paper_search_or_dialog_does(opened: Opened, watch: Watch) -> None:
    opened.shell.card_requested.emit()
    opened.picture()
    sheet = opened.window.screen_shown()
    pdf(sheet.view.content, sheet.view.look(), "Card")  # type: ignore[union-attr]
    sheet.left.emit()  # type: ignore[union-attr]
    opened.shell.report_requested.emit("")
    opened.picture()
    opened.window.screen_shown().left.emit()  # type: ignore[union-attr]
    opened.shell.search.ask()
    QTest.keyClicks(opened.shell.search, "bold")
    opened.shell.notice_bar.offer("<img src=x>", None)
    opened.picture()
    page = opened.go_to("today")
    page.planning.ask_for_another("<b>x</b>")  # type: ignore[attr-defined]
    settle()
    if dialog := QApplication.activeModalWidget():
        dialog.close()
    assert watch.opened() == []


@pytest.mark.parametrize("how", ["html", "markdown", "plain", "url in words"])
def test_pasting_opens_none(opened: Opened, watch: Watch, canaries: Path, how: str) -> None:
    pasted = QMimeData()
    said = words(canaries)
    if how == "html":
        pasted.setHtml(said)
    elif how == "markdown":
        pasted.setData("text/markdown", said.encode())
    else:
        pasted.setText(said if how == "plain" else f"file://{canaries / NAME}")
    today = opened.go_to("today").bring_up.lines.rows()[-1].field  # type: ignore[attr-defined]
    page = opened.go_to("sessions")
    opened.shell.bring_up()
    assert opened.shell.panel
    fields = [page.write_up.notes.editor, page.write_up.honesty.held_back]  # type: ignore[attr-defined]
    for field in (*fields, today, opened.shell.panel.line, opened.shell.search):
        QApplication.clipboard().setMimeData(copy_of(pasted))
        field.setFocus()
        field.paste()
        opened.picture()
    QApplication.clipboard().clear()
    assert watch.opened() == []


def copy_of(source: QMimeData) -> QMimeData:
    made = QMimeData()
    for kind in source.formats():
        made.setData(kind, source.data(kind))
    return made


def test_every_label_with_words_is_plain(open_program: Callable[[], Opened]) -> None:
    opened = open_program()
    for tab in PAGES:
        page = opened.go_to(tab.key)
        rich = [
            each.text()
            for each in page.findChildren(QLabel)
            if each.textFormat() != Qt.TextFormat.PlainText and "<" in each.text()
        ]
        assert rich == [], tab.key
