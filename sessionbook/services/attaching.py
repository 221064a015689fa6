"""Files from elsewhere on their way in, and copies on their way out."""

import os
import stat
from pathlib import Path

from sessionbook.domain.attachments import MOST_BYTES, MediaType, media_type_of
from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.services.exporters.new_file import new_bytes


class AttachmentError(SessionbookError):
    """What was brought cannot be kept; nothing changed. The root of the errors below."""

    sentence = QT_TRANSLATE_NOOP("errors", "This file could not be added.")


class EmptyFileError(AttachmentError):
    """There is nothing in it."""

    sentence = QT_TRANSLATE_NOOP("errors", "This file is empty, so it was not added.")


class TooLargeError(AttachmentError):
    """More bytes than an attachment may have."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "This file was not added: it is larger than 25 MB. A smaller copy of it would do."
    )


class UnknownKindError(AttachmentError):
    """Its bytes are none of the kinds that are kept."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This was not added: only pictures (JPEG, PNG, WebP, GIF) and PDFs can be kept here.",
    )


class DamagedFileError(AttachmentError):
    """It could not be drawn, or not with what a drawing is allowed to take."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "This file is damaged or not whole, so it cannot be shown here."
    )


class NotDrawnError(AttachmentError):
    """The process that draws could not be started."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "There is too little free memory for this. Close other programs and try again."
    )


class LockedPdfError(AttachmentError):
    """A PDF that opens only with a password."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This PDF needs a password, so it was not added. A copy without one can be added.",
    )


class TooManyPixelsError(AttachmentError):
    """A picture that would take too much memory."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This picture was not added: it has more than 64 million points. "
        "A smaller copy of it would do.",
    )


class TooManyPagesError(AttachmentError):
    """A PDF that is more than a worksheet or a book."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "This PDF was not added: it has more than 500 pages. A part of it can be added."
    )


class UnreadableFileError(AttachmentError):
    """The file is not there, is no file, or may not be read."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "This could not be read, so it was not added. Only files can be added."
    )


class ElsewhereError(AttachmentError):
    """An address of the web instead of a file; this program fetches nothing."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Nothing was added: this is an address on the web, and the notebook never goes there. "
        "Save the picture first, then add the file.",
    )


def read_file(path: Path) -> bytes:
    """Return the bytes of a file somebody chose; never waits at a pipe, never reads too many."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - a descriptor
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableFileError
            if status.st_size > MOST_BYTES:
                raise TooLargeError
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError):  # a name with a zero in it is a ValueError
        raise UnreadableFileError from None


def kind_of(content: bytes) -> MediaType:
    """Return what the bytes are, or refuse them."""
    if not content:
        raise EmptyFileError
    if len(content) > MOST_BYTES:
        raise TooLargeError
    media_type = media_type_of(content)
    if media_type is None:
        raise UnknownKindError
    return media_type


def save_copy(content: bytes, path: Path) -> None:
    """Write a copy that is not encrypted; raise ExportExistsError if something is there."""
    with new_bytes(path) as file:
        file.write(content)
