"""Gives a PDF that Qt drew what Qt cannot: tags, a language, a neutral title, a password.

Qt writes words and lines in no order that a screen reader could know. Here every stretch of
words is marked as the piece it belongs to, found by where it stands, and all else as decoration;
a tree says which piece is a heading, which an item of a list. Qt's fonts do not bring all that
PDF/UA asks for, so the file does not claim to follow it.
"""

import unicodedata
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from sessionbook.services.exporters.pdf_marks import Marks
from sessionbook.services.exporters.pdf_tree import Piece, Tree

if TYPE_CHECKING:
    from pypdf import PdfWriter

CIPHER = "AES-256"
OPEN, SEALED = "%PDF-1.7", "%PDF-2.0"  # the first that has what is in it


@dataclass(frozen=True, slots=True)
class Marked:
    """Everything that a PDF says of itself."""

    pieces: tuple[Piece, ...]
    title: str
    language: str


def finished(pdf: bytes, marked: Marked, password: str = "") -> bytes:
    """Return the PDF with tags and a title; with a password it is encrypted by AES-256."""
    from pypdf import PdfReader, PdfWriter  # only who saves a PDF waits for it

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.pdf_header = SEALED if password else OPEN
    _tag(writer, marked)
    _mend_gaps(writer)
    _say_only(writer, marked)
    writer.compress_identical_objects(remove_unreferenced=True)
    if password:
        writer.encrypt(unicodedata.normalize("NFKC", password), algorithm=CIPHER)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _tag(writer: "PdfWriter", marked: Marked) -> None:
    """Mark the words of each page, and hang them on a tree."""
    from pypdf.generic import ContentStream

    tree = Tree(writer)
    for number, page in enumerate(writer.pages):
        content = ContentStream(page["/Contents"], writer)
        here = [piece for piece in marked.pieces if piece.page == number]
        marks = Marks(here, float(page.mediabox.height))
        content.operations = list(marks.around(content.operations))
        page.replace_contents(content)
        page.compress_content_streams()
        tree.take_page(page, marks.found)
    tree.hang(marked.pieces)


def _mend_gaps(writer: "PdfWriter") -> None:
    """Let a gap between words be copied and searched as one: Qt says it is a tab."""
    import re

    from pypdf.generic import NameObject, StreamObject

    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            letters = font.get_object().get(NameObject("/ToUnicode"))
            table = letters.get_object() if letters else None
            if isinstance(table, StreamObject):
                listed = re.sub(
                    rb"\[[^\]]*\]",
                    lambda found: found[0].replace(b"<0009>", b"<0020>"),
                    table.get_data(),
                )
                table.set_data(listed)


def _say_only(writer: "PdfWriter", marked: Marked) -> None:
    """Let the file say its title and language, not which program made it, or when."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    true = BooleanObject(value=True)
    writer.metadata = {"/Title": marked.title}
    root = writer.root_object
    for key in ("/Metadata", "/Names"):
        root.pop(NameObject(key), None)
    root[NameObject("/Lang")] = TextStringObject(marked.language)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): true}
    )
    root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): true})
