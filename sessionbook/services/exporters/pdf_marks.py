"""Finds to which piece each stretch of words on a page of PDF belongs, and marks it so."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sessionbook.services.exporters.pdf_tree import TAGS, Piece

Operation = tuple[Any, bytes]
Matrix = tuple[float, float, float, float, float, float]

SLACK = 2.0  # points by which letters may reach out of their lines
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PICTURES = (b"Do", b"INLINE IMAGE")
BEGINS_PATH = (b"m", b"re")
ENDS_PATH = (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n")


class Marks:
    """Puts marks around what is seen on one page; found says of which piece each is, by number."""

    def __init__(self, pieces: Sequence[Piece], height: float) -> None:
        self._pieces, self._height = pieces, height
        self._now = UNMOVED
        self._kept: list[Matrix] = []
        self.found: list[Piece] = []

    def around(self, operations: Iterable[Operation]) -> Iterator[Operation]:
        """Yield the operations with marks around all that is seen."""
        held: list[Operation] = []
        for each in operations:
            operator = each[1]
            self._follow(*each)
            if held or operator == b"BT" or operator in BEGINS_PATH:
                held.append(each)
                if operator == b"ET":
                    yield from self._marked(held, self._of_words(held))
                    held = []
                elif operator in ENDS_PATH and held[0][1] != b"BT":
                    yield from held if operator == b"n" else self._marked(held, None)
                    held = []
            elif operator in PICTURES:
                yield from self._marked([each], self._at(0.5, 0.5, self._now))
            else:
                yield each
        yield from held

    def _follow(self, operands: Any, operator: bytes) -> None:
        """Know where the next thing is drawn."""
        if operator == b"q":
            self._kept.append(self._now)
        elif operator == b"Q":
            self._now = self._kept.pop() if self._kept else UNMOVED
        elif operator == b"cm":
            self._now = _times(_matrix(operands), self._now)

    def _of_words(self, held: Sequence[Operation]) -> Piece | None:
        """Return the piece in which the first letter stands."""
        text = UNMOVED
        for operands, operator in held:
            if operator == b"Tm":
                text = _matrix(operands)
            elif operator == b"Td":
                x, y = map(float, operands)
                text = _times((1.0, 0.0, 0.0, 1.0, x, y), text)
            elif operator in (b"Tj", b"TJ"):
                return self._at(0.0, 0.0, _times(text, self._now))
        return None

    def _at(self, x: float, y: float, matrix: Matrix) -> Piece | None:
        depth = self._height - (matrix[1] * x + matrix[3] * y + matrix[5])
        near = [
            piece for piece in self._pieces if piece.top - SLACK <= depth <= piece.bottom + SLACK
        ]
        return min(near, key=lambda each: abs(each.top + each.bottom - 2 * depth), default=None)

    def _marked(self, held: Sequence[Operation], piece: Piece | None) -> Iterator[Operation]:
        from pypdf.generic import DictionaryObject, NameObject, NumberObject

        if piece is None:
            yield [NameObject("/Artifact")], b"BMC"
        else:
            number = DictionaryObject({NameObject("/MCID"): NumberObject(len(self.found))})
            self.found.append(piece)
            yield [NameObject(TAGS[piece.kind]), number], b"BDC"
        yield from held
        yield [], b"EMC"


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does the one, then the other."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
