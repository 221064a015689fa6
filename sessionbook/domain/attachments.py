"""Pictures and PDFs kept beside what was written."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from sessionbook.domain.record import Record

MOST_BYTES = 25 * 1024 * 1024
LONGEST_NAME = 120


class MediaType(StrEnum):
    """What kinds of files can be kept."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    GIF = "image/gif"
    PDF = "application/pdf"


SUFFIXES = {
    MediaType.JPEG: (".jpg", ".jpeg", ".jfif"),
    MediaType.PNG: (".png",),
    MediaType.WEBP: (".webp",),
    MediaType.GIF: (".gif",),
    MediaType.PDF: (".pdf",),
}
"""How the names of each kind end; the first is given to a name that ends otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file kept with the record whose table is kind and whose id is record.

    Its bytes and its thumbnail stay in the store until they are asked for.
    """

    kind: str
    record: str
    name: str
    media_type: MediaType
    size: int
    position: int = 0


def media_type_of(content: bytes) -> MediaType | None:
    """Return what the first bytes say it is; a file's name and its sender are not believed."""
    for media_type, beginning in (
        (MediaType.JPEG, b"\xff\xd8\xff"),
        (MediaType.PNG, b"\x89PNG\r\n\x1a\n"),
        (MediaType.GIF, b"GIF87a"),
        (MediaType.GIF, b"GIF89a"),
        (MediaType.PDF, b"%PDF-"),
    ):
        if content.startswith(beginning):
            return media_type
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return MediaType.WEBP if is_webp else None


def plain_name(name: str) -> str:
    """Return a file's name on one line, without what would hide or turn its letters."""
    seen = [" " if letter.isspace() else letter for letter in name]
    letters = [letter for letter in seen if unicodedata.category(letter)[0] != "C"]
    words = " ".join("".join(letters).split())
    if len(words) <= LONGEST_NAME:
        return words
    stem, dot, suffix = words.rpartition(".")
    if not stem or len(suffix) > LONGEST_NAME // 10:
        return words[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(dot + suffix)].rstrip() + dot + suffix


def file_name(attachment: Attachment) -> str:
    """Return a name that every system takes, ending as its kind does."""
    kept = "".join("-" if letter in '<>:"/\\|?*' else letter for letter in attachment.name)
    name = plain_name(kept).strip(". ") or "attachment"
    endings = SUFFIXES[attachment.media_type]
    return name if name.lower().endswith(endings) else name + endings[0]
