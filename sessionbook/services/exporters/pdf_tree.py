"""The tree of a PDF's tags: which words are its title, which a heading, which an item of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter


class Kind(StrEnum):
    """What a piece is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    DETAIL = "detail"


TAGS = {
    Kind.TITLE: "/H1",
    Kind.HEADING: "/H2",
    Kind.PARAGRAPH: "/P",
    Kind.ITEM: "/P",
    Kind.DETAIL: "/P",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on a page, and how far below its upper edge they begin and end, in points."""

    kind: Kind
    text: str
    page: int
    top: float
    bottom: float


class Tree:
    """Grows while the pages are taken in, and is hung into the file at the end."""

    def __init__(self, writer: "PdfWriter") -> None:
        self._writer = writer
        self._pages: list[tuple[PageObject, list[Piece]]] = []

    def take_page(self, page: "PageObject", found: list[Piece]) -> None:
        """Take in a page, and of which piece each of its marks is, by number."""
        self._pages.append((page, found))

    def hang(self, pieces: Sequence[Piece]) -> None:
        """Put the tree of these pieces, in reading order, into the file."""
        root = self._add({"/Type": _name("/StructTreeRoot")})
        document = self._element("/Document", root)
        body: Any = None
        leaves: dict[Piece, Any] = {}
        listed: Any = None
        for piece in pieces:
            if piece.kind is Kind.ITEM:
                listed = listed or self._element("/L", document)
                body = self._element("/LBody", self._element("/LI", listed))
            elif piece.kind is not Kind.DETAIL:
                body = listed = None
            leaves[piece] = self._element(TAGS[piece.kind], body or document)
        self._join(root, leaves)

    def _join(self, root: Any, leaves: dict[Piece, Any]) -> None:
        """Let each leaf know its marks, and each mark its leaf."""
        from pypdf.generic import NumberObject

        numbers: list[Any] = []
        for number, (page, found) in enumerate(self._pages):
            page[_name("/StructParents")] = NumberObject(number)
            page[_name("/Tabs")] = _name("/S")
            for mark, piece in enumerate(found):
                leaf = leaves[piece]
                leaf[_name("/Pg")] = page.indirect_reference
                leaf[_name("/K")].append(NumberObject(mark))
            marked = self._add_array(leaves[piece].indirect_reference for piece in found)
            numbers += [NumberObject(number), marked]
        for piece, leaf in leaves.items():
            leaf[_name("/ActualText")] = _text(piece.text)
        tree = self._add({"/Nums": _array(numbers)})
        root[_name("/ParentTree")] = tree.indirect_reference
        root[_name("/ParentTreeNextKey")] = NumberObject(len(self._pages))
        self._writer.root_object[_name("/StructTreeRoot")] = root.indirect_reference

    def _element(self, tag: str, parent: Any) -> Any:
        made = self._add(
            {
                "/Type": _name("/StructElem"),
                "/S": _name(tag),
                "/P": parent.indirect_reference,
                "/K": _array(()),
            }
        )
        if "/K" not in parent:
            parent[_name("/K")] = _array(())
        parent[_name("/K")].append(made.indirect_reference)
        return made

    def _add(self, entries: dict[str, Any]) -> Any:
        from pypdf.generic import DictionaryObject

        made = DictionaryObject({_name(key): value for key, value in entries.items()})
        return self._writer._add_object(made).get_object()  # noqa: SLF001 - its only way

    def _add_array(self, parts: Iterable[Any]) -> Any:
        return self._writer._add_object(_array(parts))  # noqa: SLF001 - its only way


def _name(text: str) -> Any:
    from pypdf.generic import NameObject

    return NameObject(text)


def _array(parts: Iterable[Any]) -> Any:
    from pypdf.generic import ArrayObject

    return ArrayObject(parts)


def _text(text: str) -> Any:
    from pypdf.generic import TextStringObject

    return TextStringObject(text)
