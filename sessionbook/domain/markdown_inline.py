"""Bold and italic inside one line of Markdown, and the escapes that keep words words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.entities import html5

BOLD, ITALIC = 2, 1
LONGEST_MARK = BOLD + ITALIC
_PUNCTUATION = r"!-/:-@\[-`{-~"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"

_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Control characters, lone surrogates, non-characters and the object placeholder: no words.
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_TOKEN = re.compile(rf"\\(?P<kept>[{_PUNCTUATION}])|(?P<entity>{_ENTITY})|(?P<mark>\*+|_+)")
_SUSPECT = re.compile(r"[\\*_`~<(:&]")
_ESCAPED = re.compile(
    rf"\\(?=[{_PUNCTUATION}]|\Z)"  # would escape what follows
    r"|(?<!\s)\*|\*(?!\s)"  # can open or close, unlike in 2 * 3
    r"|(?<![^\W_])_|_(?![^\W_])"  # can open or close, unlike in snake_case
    r"|`|~(?=~)|<(?=[A-Za-z/!?])|(?<=\])[(:]"  # code, struck out, HTML and links elsewhere
    rf"|(?={_ENTITY})&"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one form; never holds a line break once settled."""

    text: str
    bold: bool = False
    italic: bool = False


def clean(text: str) -> str:
    """Return the text as one line, without control characters."""
    if text.isascii() and text.isprintable():
        return text
    return _DROPPED.sub("", _BREAKS.sub(" ", text))


def settle(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs as Markdown can say them: clean, joined, white space in no own form.

    White space is bold (or italic) only between bold (or italic) words: nobody can see
    it, and marks beside a blank are not marks.
    """
    known = tuple(runs)
    if len(known) == 1 and not (known[0].bold or known[0].italic):
        text = clean(known[0].text)
        return (Run(text) if text != known[0].text else known[0],) if text else ()
    pieces = [piece for run in known for piece in _split(run)]
    return tuple(_joined(_blanks_follow(pieces)))


def read(line: str) -> tuple[Run, ...]:
    """Return the runs of a line, not yet settled; marks without a partner are words."""
    if not line:
        return ()
    if not _TOKEN.search(line):
        return (Run(line),)
    parts = _parts(line)
    _pair([part for part in parts if isinstance(part, _Mark)])
    return tuple(_spoken(parts))


def write(runs: tuple[Run, ...]) -> str:
    """Return settled runs as a line of Markdown."""
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic):
        return _escaped(runs[0].text)
    out: list[str] = []
    before = 0
    for run in runs:
        form = _form(run)
        out.append("*" * (before ^ form))
        out.append(_escaped(run.text))
        before = form
    out.append("*" * before)
    return "".join(out)


@dataclass(slots=True, eq=False)
class _Mark:
    """A row of asterisks or underscores; turns holds the forms that it starts or ends."""

    char: str
    count: int
    opens: bool
    closes: bool
    turns: int = 0


def _escaped(text: str) -> str:
    return _ESCAPED.sub(r"\\\g<0>", text) if _SUSPECT.search(text) else text


def _form(run: Run) -> int:
    return BOLD * run.bold | ITALIC * run.italic


def _split(run: Run) -> Iterator[tuple[str, int, bool]]:
    """Yield (text, form, is blank): the blanks around a run's words apart from them."""
    text = clean(run.text)
    words = text.strip()
    if not words:
        if text:
            yield text, 0, True
        return
    start = len(text) - len(text.lstrip())
    stop = start + len(words)
    for part, blank in ((text[:start], True), (words, False), (text[stop:], True)):
        if part:
            yield part, _form(run), blank


def _blanks_follow(pieces: list[tuple[str, int, bool]]) -> Iterator[tuple[str, int]]:
    """Yield (text, form), every blank in the forms that the words around it share."""
    after = [0] * (len(pieces) + 1)
    for i in range(len(pieces) - 1, -1, -1):
        after[i] = after[i + 1] if pieces[i][2] else pieces[i][1]
    before = 0
    for i, (text, form, blank) in enumerate(pieces):
        if not blank:
            before = form
        yield text, before & after[i] if blank else form


def _joined(pieces: Iterable[tuple[str, int]]) -> Iterator[Run]:
    texts: list[str] = []
    current = 0
    for text, form in pieces:
        if texts and form != current:
            yield _run("".join(texts), current)
            texts = []
        current = form
        texts.append(text)
    if texts:
        yield _run("".join(texts), current)


def _parts(line: str) -> list["str | _Mark"]:
    parts: list[str | _Mark] = []
    done = 0
    for token in _TOKEN.finditer(line):
        parts.append(line[done : token.start()])
        if token["mark"]:
            parts.append(_mark(line, token.start(), token.end()))
        else:
            parts.append(token["kept"] or _character(token["entity"]))
        done = token.end()
    parts.append(line[done:])
    return parts


def _mark(line: str, start: int, end: int) -> _Mark:
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    fits = end - start <= LONGEST_MARK
    opens, closes = fits and not after.isspace(), fits and not before.isspace()
    if line[start] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Mark(line[start], end - start, opens, closes)


def _character(entity: str) -> str:
    if entity[1] == "#" or entity[1:] in html5:
        return unescape(entity)
    return entity


def _pair(marks: list[_Mark]) -> None:
    """Let every mark that can end a form end the one that is open."""
    waiting: dict[tuple[str, int], _Mark] = {}
    for mark in marks:
        for form in (BOLD, ITALIC):
            if not mark.count & form:
                continue
            opener = waiting.pop((mark.char, form), None) if mark.closes else None
            if opener:
                opener.turns |= form
                mark.turns |= form
            elif mark.opens:
                waiting.setdefault((mark.char, form), mark)


def _spoken(parts: "list[str | _Mark]") -> Iterator[Run]:
    """Yield the parts in the forms that the marks before them turned on."""
    forms = {"*": 0, "_": 0}
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        if part.turns:
            yield _run("".join(texts), forms["*"] | forms["_"])
            texts.clear()
            forms[part.char] ^= part.turns
        texts.append(part.char * (part.count - part.turns))
    yield _run("".join(texts), forms["*"] | forms["_"])


def _run(text: str, form: int) -> Run:
    return Run(text, bool(form & BOLD), bool(form & ITALIC))
