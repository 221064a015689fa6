"""Files as they come from elsewhere: whole ones, damaged ones and hostile ones."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

PNG_START = b"\x89PNG\r\n\x1a\n"


def picture(form: str = "png", wide: int = 80, high: int = 60, colour: str = "#2F6F6A") -> bytes:
    """Return a picture whose upper left quarter is another colour."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(0, 0, wide // 2, high // 2, QColor(colour))
    painter.end()
    return encoded(image, form)


def encoded(image: QImage, form: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, form.encode()).write(image)
    return bytes(buffer.data().data())


def gif(wide: int = 1, high: int = 1) -> bytes:
    size = struct.pack("<HH", wide, high)
    ending = b"\x00\x02\x02D\x01\x00;"
    return b"GIF89a" + size + b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0" + b"\1\0\1\0" + ending


def turned(orientation: int) -> bytes:
    """Return a JPEG that lies on its side, as telephones write them: EXIF says how."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", 1) + entry + bytes(4)
    jpeg = picture("jpeg")
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def png(wide: int, high: int, *more: bytes) -> bytes:
    """Return a PNG that says how large it is, with hardly any points."""
    size = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0))
    points = zlib.compress(bytes(min(1_000_000, (wide + 1) * high)), 9)
    return PNG_START + size + b"".join(more) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def swelling_png(texts: int) -> bytes:
    """Return a small PNG with texts that unfold to 8 MB each."""
    words = zlib.compress(b"a" * 7_900_000, 9)
    return png(10, 10, *(chunk(b"zTXt", b"k%d\0\0" % each + words) for each in range(texts)))


def pdf(pages: int = 1) -> bytes:
    """Return a PDF of small pages, each with its own number of bars."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(200, 100), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        for bar in range(page + 1):
            painter.fillRect(200 + 400 * bar, 200, 200, 600, QColor("#2F6F6A"))
    painter.end()
    return bytes(buffer.data().data())


def plain_pdf(kids: int = 1, page: str = "/MediaBox[0 0 72 36]", more: str = "") -> bytes:
    """Return the least that is a PDF."""
    pages = " ".join(["3 0 R"] * kids)
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Kids[{pages}]/Count {kids}>>endobj\n"
        f"3 0 obj<</Type/Page/Parent 2 0 R{page}>>endobj\n"
        f"trailer<</Root 1 0 R{more}>>\n%%EOF\n"
    ).encode()


def locked_pdf() -> bytes:
    """Return a PDF that opens with a password nobody knows."""
    secret = "0123456789abcdef" * 4
    lock = f"/Filter/Standard/V 1/R 2/P -4/O<{secret}>/U<{secret}>"
    return plain_pdf(more=f"/Encrypt<<{lock}>>/ID[<{secret[:32]}><{secret[:32]}>]")


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>"
