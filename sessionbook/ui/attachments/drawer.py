"""The process that draws one picture or PDF page from elsewhere and ends.

It reads a line of JSON (the wish) and then the bytes; it answers with a line of JSON and then
the points, or with why there are none.
"""

import json
import sys
from math import sqrt
from typing import TYPE_CHECKING, Any

from sessionbook.domain.attachments import MediaType
from sessionbook.services.drawing import (
    MOST_DRAWN,
    MOST_PAGES,
    MOST_PIXELS,
    Drawn,
    Wish,
    limit_itself,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage

LONGEST_WISH = 200
MOST_MEGABYTES = 256  # of one decoded picture: four bytes for each of 64 million points
FINEST = 300 / 72  # points of a page, which are 72 to the inch
CUT_OFF = "premature end"  # what the JPEG library says of a file whose end is missing

FORMATS = {
    MediaType.JPEG: b"jpeg",
    MediaType.PNG: b"png",
    MediaType.WEBP: b"webp",
    MediaType.GIF: b"gif",
}
NEEDED_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"eXIf", b"sRGB", b"gAMA"}
PNG_START = 8
AROUND_A_CHUNK = 12  # its length, name and check


class RefusedError(Exception):
    """Says in one word, one of drawing.REFUSALS, why nothing is drawn."""


def main() -> int:
    """Draw what standard input asks for; the exit code says nothing."""
    limit_itself()
    asked = json.loads(sys.stdin.buffer.readline(LONGEST_WISH))
    wish = Wish(MediaType(asked["media_type"]), int(asked["page"]), int(asked["side"]))
    content = sys.stdin.buffer.read()
    try:
        drawn = draw(content, wish)
    except RefusedError as error:
        _answer({"refused": str(error)})
    else:
        _answer({"width": drawn.width, "height": drawn.height, "pages": drawn.pages})
        sys.stdout.buffer.write(drawn.points)
    sys.stdout.buffer.flush()
    return 0


def draw(content: bytes, wish: Wish) -> Drawn:
    """Return what is wished for, or refuse."""
    if wish.media_type is MediaType.PDF:
        return _page(content, wish)
    return _picture(content, wish)


def _answer(said: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")


def _picture(content: bytes, wish: Wish) -> Drawn:
    from PySide6.QtCore import QBuffer, QSize, qInstallMessageHandler
    from PySide6.QtGui import QImageReader

    said: list[str] = []
    qInstallMessageHandler(lambda *message: said.append(message[-1]))
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(without_words(content) if wish.media_type is MediaType.PNG else content)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, FORMATS[wish.media_type])
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = _canvas(content) if wish.media_type is MediaType.GIF else reader.size()
    if size.isEmpty():
        raise RefusedError("damaged")
    if size.width() * size.height() > MOST_PIXELS:
        raise RefusedError("pixels")
    scale = _scale(size.width(), size.height(), wish.side, 1.0)
    if scale < 1:
        wide, high = (max(1, int(length * scale)) for length in (size.width(), size.height()))
        reader.setScaledSize(QSize(wide, high))
    image = reader.read()
    if image.isNull() or any(CUT_OFF in words.lower() for words in said):
        raise RefusedError("damaged")
    return _points(image)


def _canvas(content: bytes) -> "QSize":
    """Return the size of a GIF as a whole: Qt tells that of its first frame and draws all."""
    from PySide6.QtCore import QSize

    return QSize(*(int.from_bytes(content[at : at + 2], "little") for at in (6, 8)))


def _points(image: "QImage") -> Drawn:
    """Return the picture on white, whatever colours and transparency it came with."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    return Drawn(plain.width(), plain.height(), 1, bytes(plain.constBits()))


def without_words(content: bytes) -> bytes:
    """Return a PNG without the chunks that nothing is drawn of.

    Each of thousands of packed texts may unfold to 8 MB, and Qt unfolds them all.
    """
    kept, place = [content[:PNG_START]], PNG_START
    while place + AROUND_A_CHUNK <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        end = place + AROUND_A_CHUNK + length
        if content[place + 4 : place + 8] in NEEDED_CHUNKS:
            kept.append(content[place:end])
        place = end
    return b"".join(kept)


def _page(content: bytes, wish: Wish) -> Drawn:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        document.init_forms()
        pages = len(document)
        if pages > MOST_PAGES:
            raise RefusedError("pages")
        page = document[wish.page]
        wide, high = page.get_size()
        if not (wide >= 1 and high >= 1):
            raise RefusedError("damaged")
        drawn = page.render(scale=_scale(wide, high, wish.side, FINEST), prefer_bgrx=True)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise RefusedError("locked" if locked else "damaged") from None
    except IndexError:
        raise RefusedError("damaged") from None
    return Drawn(drawn.width, drawn.height, pages, bytes(drawn.buffer))


def _scale(wide: float, high: float, side: int, finest: float) -> float:
    """Return how many drawn points a given one becomes."""
    most = min(finest, sqrt(MOST_DRAWN / (wide * high)) * 0.999)
    return min(most, side / max(wide, high)) if side else most
