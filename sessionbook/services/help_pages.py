"""The help: pages of plain Markdown in the language that is spoken, each made of sections.

A page begins with # and its title; ## begins a section, whose {#name} links and settings cards
lead to: it is the same in every language. A link is page#name, or page:key of the program's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sessionbook import paths

PAGES = (
    "start",
    "protected",
    "limits",
    "locking",
    "passphrase",
    "places",
    "leaving",
    "trouble",
    "crisis",
    "keys",
)
ENGLISH = "en"
PROGRAM = "page:"
"""What a link begins with that leads to a page of the program."""

HEADING = re.compile(r"^##? +(.+?)(?: +\{#([a-z-]+)\} *)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A heading and what stands below it, in Markdown; that of the page itself has no name."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What a page says; the first section is its beginning."""

    key: str
    sections: tuple[HelpSection, ...]

    @property
    def title(self) -> str:
        """The page's title."""
        return self.sections[0].title


def read(language: str) -> tuple[HelpPage, ...]:
    """Return every page; one that has no translation is in English."""
    return tuple(_read_page(key, _file_of(key, language)) for key in PAGES)


def _file_of(key: str, language: str) -> Path:
    """Return the nearest there is: of pt-BR that in pt_BR, in pt, in English."""
    folder = paths.resources() / "help"
    wanted = (language.replace("-", "_"), language.partition("-")[0], ENGLISH)
    files = (folder / each / f"{key}.md" for each in wanted)
    return next((file for file in files if file.is_file()), folder / ENGLISH / f"{key}.md")


def _read_page(key: str, file: Path) -> HelpPage:
    return HelpPage(key, tuple(_sections(file.read_text(encoding="utf-8"))))


def _sections(text: str) -> Iterator[HelpSection]:
    found = list(HEADING.finditer(text))
    ends = [heading.start() for heading in found[1:]] + [len(text)]
    for heading, end in zip(found, ends, strict=True):
        title, name = heading.groups()
        yield HelpSection(name or "", title, text[heading.end() : end].strip())
