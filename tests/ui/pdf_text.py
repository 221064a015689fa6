"""Reads the words and pages of a PDF that Qt wrote, as whoever gets the file could."""

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
MAPPED = re.compile(rb"/ToUnicode (\d+) 0 R")
RANGE = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> \[?((?:<[0-9A-Fa-f]+> ?)+)\]?")
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>")


def pages(pdf: bytes) -> int:
    """Return how many pages there are."""
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def title(pdf: bytes) -> str:
    """Return the document's title."""
    found = re.search(rb"/Title \((.*?)\)\s*/", pdf, re.DOTALL)
    raw = found.group(1).replace(b"\\(", b"(") if found else b""
    return raw.removeprefix(b"\xfe\xff").decode("utf-16-be")


def text(pdf: bytes) -> str:
    """Return every word drawn, in the order of drawing, without the gaps between."""
    parts = {int(number): body for number, body in OBJECT.findall(pdf)}
    letters = {}
    for name, number in FONT.findall(b"".join(parts.values())):
        if (body := parts.get(int(number))) and (mapped := MAPPED.search(body)):
            letters[name] = _letters(_inflated(parts[int(mapped.group(1))]))
    return "".join(_drawn(_inflated(body), letters) for body in parts.values())


def everything(pdf: bytes) -> bytes:
    """Return all bytes, those that were packed unpacked too."""
    return pdf + b"".join(_inflated(body) for _, body in OBJECT.findall(pdf))


def _inflated(body: bytes) -> bytes:
    found = STREAM.search(body)
    if not found:
        return b""
    try:
        return zlib.decompressobj().decompress(found.group(1))
    except zlib.error:
        return found.group(1)


def _letters(table: bytes) -> dict[int, str]:
    letters = {}
    for first, last, words in RANGE.findall(table):
        codes = re.findall(rb"<([0-9A-Fa-f]+)>", words)
        for place, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
            code = codes[place] if len(codes) > 1 else codes[0]
            letter = bytes.fromhex(code.decode()).decode("utf-16-be", "replace")
            shift = place if len(codes) == 1 and len(letter) == 1 else 0
            letters[glyph] = chr(ord(letter) + shift) if shift else letter
    return letters


def _drawn(content: bytes, letters: dict[bytes, dict[int, str]]) -> str:
    if b" Tf" not in content:
        return ""
    words, font = [], {}
    for name, glyphs in SHOWN.findall(content):
        font = letters.get(name, {}) if name else font
        codes = [glyphs[place : place + 4] for place in range(0, len(glyphs), 4)]
        words.append("".join(font.get(int(code, 16), "") for code in codes))
    return "".join(words)
