"""The program's icon in the sizes and kinds of file that systems ask for, drawn from our SVGs.

Never run on macOS: icns, whose file no Mac has read.
"""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installers.files import put
from installers.tree import ID

DRAWINGS = Path(__file__).resolve().parents[1] / "desktop" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ON_PIXELS = {16: "-16", 24: "-24", 32: "-16", 48: "-24"}  # drawings of their own, which stay sharp
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = {  # what Apple calls a size; those of the second row are for screens twice as dense
    b"ic07": 128, b"ic08": 256, b"ic09": 512,
    b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024,
}  # fmt: skip


def png(size: int) -> bytes:
    """Return the icon as a square PNG with a clear ground."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = QSvgRenderer(str(DRAWINGS / f"sessionbook{ON_PIXELS.get(size, '')}.svg"))
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(content.data())


def place(hicolor: Path) -> None:
    """Write the icon theme's files: every size, the drawing itself, the one of a single colour."""
    for size in SIZES:
        put(hicolor / f"{size}x{size}" / "apps" / f"{ID}.png", png(size))
    for folder, drawing, ending in (("scalable", "", ""), ("symbolic", "-symbolic", "-symbolic")):
        content = (DRAWINGS / f"sessionbook{drawing}.svg").read_bytes()
        put(hicolor / folder / "apps" / f"{ID}{ending}.svg", content)


def ico(target: Path) -> None:
    """Write the icon of a Windows program: a table of the pictures, then the pictures."""
    pictures = [png(size) for size in ICO_SIZES]
    place = 6 + 16 * len(pictures)
    table = struct.pack("<3H", 0, 1, len(pictures))
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 256 is written as 0
        table += struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    put(target, table + b"".join(pictures))


def icns(target: Path) -> None:
    """Write the icon of a macOS program: pictures one after the other, each with its kind."""
    body = b""
    for kind, size in ICNS_KINDS.items():
        picture = png(size)
        body += kind + struct.pack(">I", 8 + len(picture)) + picture
    put(target, b"icns" + struct.pack(">I", 8 + len(body)) + body)
