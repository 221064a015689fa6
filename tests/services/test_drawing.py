"""Foreign pictures and PDFs are drawn in another process, however they are made."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from sessionbook import process
from sessionbook.domain.attachments import MediaType
from sessionbook.services import drawing
from sessionbook.services.attaching import (
    AttachmentError,
    DamagedFileError,
    LockedPdfError,
    NotDrawnError,
    TooManyPagesError,
    TooManyPixelsError,
)
from sessionbook.services.drawing import MOST_DRAWN, MOST_PAGES, Drawing, Drawn, Wish
from tests import foreign


def draw(content: bytes, kind: MediaType, page: int = 0, side: int = 0) -> Drawn:
    return Drawing().draw(content, Wish(kind, page, side))


def colour_at(drawn: Drawn, x: int, y: int) -> str:
    form = QImage.Format.Format_RGB32
    image = QImage(drawn.points, drawn.width, drawn.height, 4 * drawn.width, form)
    return image.pixelColor(x, y).name()


@pytest.mark.parametrize("form", ["jpeg", "png", "webp"])
def test_a_picture_is_drawn(form: str) -> None:
    drawn = draw(foreign.picture(form), MediaType(f"image/{form}"))
    assert (drawn.width, drawn.height, drawn.pages) == (80, 60, 1)
    assert colour_at(drawn, 60, 50) == "#ffffff"
    assert colour_at(drawn, 10, 10) != "#ffffff"


def test_a_gif_is_drawn() -> None:
    drawn = draw(foreign.gif(), MediaType.GIF)
    assert (drawn.width, drawn.height) == (1, 1)


def test_a_large_gif_with_a_small_frame_is_drawn_small() -> None:
    drawn = draw(foreign.gif(5000, 4000), MediaType.GIF)
    assert drawn.width * drawn.height <= MOST_DRAWN


def test_a_small_one_is_no_larger_than_wished() -> None:
    drawn = draw(foreign.picture("jpeg", 3000, 1500), MediaType.JPEG, side=320)
    assert (drawn.width, drawn.height) == (320, 160)


def test_what_is_transparent_lies_on_white() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(0)
    drawn = draw(foreign.encoded(image, "png"), MediaType.PNG)
    assert colour_at(drawn, 3, 3) == "#ffffff"


def test_a_photo_on_its_side_is_turned() -> None:
    upright, turned = (draw(foreign.turned(each), MediaType.JPEG) for each in (1, 6))
    assert (upright.width, upright.height) == (80, 60)
    assert (turned.width, turned.height) == (60, 80)
    assert colour_at(turned, 50, 10) != "#ffffff"  # the upper left corner went to the right
    assert colour_at(turned, 10, 10) == "#ffffff"


def test_a_page_of_a_pdf_is_drawn() -> None:
    first, third = (draw(foreign.pdf(3), MediaType.PDF, page) for page in (0, 2))
    assert first.pages == third.pages == 3
    assert (first.width, first.height) == (834, 417)  # 300 points an inch
    assert first.points != third.points
    small = draw(foreign.pdf(3), MediaType.PDF, side=320)
    assert (small.width, small.height) == (320, 160)


WRONG = {
    "cut JPEG": (foreign.picture("jpeg", 900, 900)[:4000], MediaType.JPEG),
    "cut PNG": (foreign.picture("png", 900, 900)[:-90], MediaType.PNG),
    "cut WebP": (foreign.picture("webp", 900, 900)[:-90], MediaType.WEBP),
    "cut GIF": (foreign.gif()[:20], MediaType.GIF),
    "cut PDF": (foreign.pdf()[:300], MediaType.PDF),
    "only a beginning": (b"\xff\xd8\xff", MediaType.JPEG),
    "a PDF's beginning": (b"%PDF-1.7\n", MediaType.PDF),
    "an SVG that says it is a PNG": (foreign.SVG, MediaType.PNG),
    "a PNG that says it is a JPEG": (foreign.picture("png"), MediaType.JPEG),
    "a picture that says it is a PDF": (foreign.picture("png"), MediaType.PDF),
    "a PDF without pages": (foreign.plain_pdf(0), MediaType.PDF),
    "noise": (b"%PDF-1.4\n" + bytes(range(256)) * 4000, MediaType.PDF),
    "a page past the end": (foreign.pdf(), MediaType.PDF),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_damaged_is_refused(name: str) -> None:
    content, kind = WRONG[name]
    with pytest.raises(DamagedFileError):
        draw(content, kind, page=9 if name == "a page past the end" else 0)


def test_a_locked_pdf_is_refused_as_such() -> None:
    with pytest.raises(LockedPdfError):
        draw(foreign.locked_pdf(), MediaType.PDF)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (foreign.png(60_000, 60_000), MediaType.PNG),
        (foreign.png(900_000, 90), MediaType.PNG),
        (foreign.gif(65_535, 65_535), MediaType.GIF),
    ],
    ids=["wide and high", "one band", "GIF"],
)
def test_a_picture_that_unfolds_is_refused_before_it_does(content: bytes, kind: MediaType) -> None:
    began = time.monotonic()
    with pytest.raises(TooManyPixelsError):
        draw(content, kind)
    assert time.monotonic() - began < 5


def test_texts_that_unfold_are_not_read() -> None:
    """Qt alone takes 7.8 GB and half a minute for 200 of them."""
    began = time.monotonic()
    drawn = draw(foreign.swelling_png(200), MediaType.PNG)
    assert (drawn.width, drawn.height) == (10, 10)
    assert time.monotonic() - began < 5


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(TooManyPagesError):
        draw(foreign.plain_pdf(MOST_PAGES + 1), MediaType.PDF)


@pytest.mark.parametrize("box", ["0 0 14400 14400", "0 0 14400 1", "0 0 1e9 1e9", "0 0 1 9999999"])
def test_a_page_of_any_size_is_drawn_small_or_refused(box: str) -> None:
    content = foreign.plain_pdf(page=f"/MediaBox[{box}]")
    try:
        drawn = draw(content, MediaType.PDF)
    except AttachmentError:
        return
    assert drawn.width * drawn.height <= MOST_DRAWN


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep this limit")
def test_memory_without_end_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    hungry = "from sessionbook.services.drawing import *; limit_itself(); bytes(2_000_000_000)"
    with pytest.raises(DamagedFileError):
        answer_with(monkeypatch, hungry)


def answer_with(monkeypatch: pytest.MonkeyPatch, code: str) -> Drawn:
    """Draw something with another program in place of ours."""
    monkeypatch.setattr(process, "program", lambda: [sys.executable, "-c", code])
    return draw(foreign.picture(), MediaType.PNG)


SAY = "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({!r})"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\n",
        b"[]\n",
        b"7\n",
        b"{}\n",
        b'{"refused": "because"}\n',
        b'{"refused": []}\n',
        b'{"width": 1, "height": 1, "pages": 1}\nab',
        b'{"width": -1, "height": -1, "pages": 1}\nabcd',
        b'{"width": 0, "height": 1, "pages": 1}\nabcd',
        b'{"width": 1, "height": 1, "pages": 0}\nabcd',
        b'{"width": 9000000, "height": 9000000, "pages": 1}\nabcd',
        b'{"width": null, "height": 1, "pages": 1}\nabcd',
        b"x" * 100_000,
    ],
)
def test_what_the_other_process_says_is_measured(
    monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    with pytest.raises(DamagedFileError):
        answer_with(monkeypatch, SAY.format(answer))


def test_a_process_that_dies_or_hangs_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "SLOWEST", 0.5)
    for code in ("import os; os.abort()", "import time; time.sleep(60)", "raise SystemExit"):
        with pytest.raises(DamagedFileError):
            answer_with(monkeypatch, code)


def test_a_process_that_cannot_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "program", lambda: ["/nowhere/at/all"])
    with pytest.raises(NotDrawnError):
        draw(foreign.picture(), MediaType.PNG)


def test_it_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import time; time.sleep(60)"
    monkeypatch.setattr(process, "program", lambda: [sys.executable, "-c", code])
    slow = Drawing()
    threading.Timer(0.3, slow.stop).start()
    began = time.monotonic()
    with pytest.raises(DamagedFileError):
        slow.draw(foreign.picture(), Wish(MediaType.PNG))
    assert time.monotonic() - began < 10


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_process_can_write_no_file(tmp_path: Path) -> None:
    code = (
        "from sessionbook.services.drawing import limit_itself; limit_itself(); "
        f"open({str(tmp_path / 'left')!r}, 'w').write('x')"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (tmp_path / "left").read_bytes() == b""


def test_the_process_learns_nothing_of_the_notebook() -> None:
    """Its command line, which every account can read, names no file, and PDFs load no Qt."""
    command = [*process.program(), process.DRAWER]
    assert len(command) == 4
    asked = b'{"media_type": "application/pdf", "page": 0, "side": 9}\n'
    loads = "import sys; from sessionbook.ui.attachments import drawer; drawer.main(); "
    loads += "print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", loads],
        input=asked + foreign.pdf(),
        capture_output=True,
        check=True,
        env={**os.environ},
    )
    loaded = set(done.stderr.decode().split())
    assert "pypdfium2" in loaded
    assert loaded.isdisjoint({"sqlcipher3", "nacl", "PySide6", "sessionbook.store.notebook"})
