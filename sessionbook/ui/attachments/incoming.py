"""What a drop, the clipboard or a file picker brings, and how it becomes an attachment."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap

from sessionbook.domain.attachments import SUFFIXES, MediaType, plain_name
from sessionbook.services.attaching import (
    ElsewhereError,
    TooManyPixelsError,
    UnknownKindError,
    kind_of,
    read_file,
)
from sessionbook.services.drawing import MOST_PIXELS, Drawing, Drawn, Wish

THUMBNAIL = 320  # points of its longer side: sharp on a fine screen with large text
HERE = ("", "localhost")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file by its path, the bytes of one, or a picture; nothing of it is believed yet."""

    name: str
    path: Path | None = None
    content: bytes = b""
    image: QImage | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """What can be kept: it could be drawn."""

    name: str
    media_type: MediaType
    content: bytes
    thumbnail: bytes


def of_files(paths: Sequence[Path]) -> list[Incoming]:
    """Return chosen files."""
    return [Incoming(path.name, path) for path in paths]


def may_hold(source: QMimeData) -> bool:
    """Tell whether there are files or a picture, so that a refusal can be said, too."""
    return source.hasUrls() or source.hasImage() or _kind_in(source) is not None


def files_in(source: QMimeData) -> list[Path]:
    """Return the files of this computer that are named there, none if anything else is."""
    urls = source.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(map(_is_here, urls)) else []


def brought(source: QMimeData, name: str) -> list[Incoming]:
    """Return what is there, a picture without a file under this name; fetches nothing.

    Bytes are preferred to Qt's picture of them, which would have been decoded here.
    """
    if files := files_in(source):
        return of_files(files)
    if kind := _kind_in(source):
        content = bytes(source.data(kind.value).data())
        return [Incoming(name + SUFFIXES[kind][0], content=content)]
    image = source.imageData() if source.hasImage() else None
    if isinstance(image, QPixmap):
        image = image.toImage()
    if isinstance(image, QImage) and not image.isNull():
        return [Incoming(name + SUFFIXES[MediaType.PNG][0], image=image)]
    raise ElsewhereError if source.hasUrls() else UnknownKindError


def prepare(incoming: Incoming, drawing: Drawing) -> Ready:
    """Read it, see what it is and draw it; slow, and raises what says why it cannot be kept."""
    content = _content(incoming)
    kind = kind_of(content)
    drawn = drawing.draw(content, Wish(kind, side=THUMBNAIL))
    name = plain_name(incoming.name) or f"1{SUFFIXES[kind][0]}"
    return Ready(name, kind, content, png_of(image_of(drawn)))


def image_of(drawn: Drawn) -> QImage:
    """Return what was drawn as Qt's picture."""
    form = QImage.Format.Format_RGB32
    return QImage(drawn.points, drawn.width, drawn.height, 4 * drawn.width, form).copy()


def png_of(image: QImage) -> bytes:
    """Return a picture's bytes as a PNG, made in memory."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def image_in(png: bytes) -> QImage:
    """Return the picture that was made by png_of."""
    buffer = QBuffer()
    buffer.setData(png)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"png")
    reader.setAutoDetectImageFormat(False)
    return reader.read()


def _content(incoming: Incoming) -> bytes:
    if incoming.path:
        return read_file(incoming.path)
    image = incoming.image
    if image is None:
        return incoming.content
    if image.width() * image.height() > MOST_PIXELS:
        raise TooManyPixelsError
    return png_of(image)


def _kind_in(source: QMimeData) -> MediaType | None:
    return next((kind for kind in MediaType if source.hasFormat(kind.value)), None)


def _is_here(url: QUrl) -> bool:
    return url.isLocalFile() and url.host() in HERE
