"""Pictures and PDFs kept beside what was written."""

from dataclasses import dataclass
from enum import StrEnum

from sessionbook.domain.record import Record

MOST_BYTES = 25 * 1024 * 1024


class MediaType(StrEnum):
    """What kinds of files can be kept."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    GIF = "image/gif"
    PDF = "application/pdf"


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
