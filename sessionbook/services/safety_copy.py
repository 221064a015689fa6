"""The part of the safety plan that opens without the passphrase, if the person wants that."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sessionbook.domain.plans import PlanKind
from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.vault import outside
from sessionbook.vault.errors import DiskFullError, StorageFailedError

if TYPE_CHECKING:  # the locked window reads a copy without loading any store
    from sessionbook.store.notebook import Notebook

CHOICE = "safety_copy"
FORMAT = "safety-plan-1"
MOST_HEADINGS, MOST_LINES = 50, 300  # a forged file is not to keep the window busy


class CopyTooLargeError(SessionbookError):
    """More was chosen than the small file may hold."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This is too much for the copy outside the passphrase, so there is none now. "
        "Choose fewer headings.",
    )


class CopyNotRenewedError(SessionbookError):
    """The plan is saved; only the file outside could not follow it."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The plan is saved, but the disk did not take its copy without the passphrase, which says "
        "what it said before. It is tried again with the next change.",
    )


@dataclass(frozen=True, slots=True)
class CopiedHeading:
    """A heading as it is kept outside: its words, and each line's words and number."""

    title: str
    lines: tuple[tuple[str, str], ...]


class SafetyCopy:
    """Keeps the file of one notebook as the person chose: these headings, or no file at all.

    Off unless chosen; a heading is in it only when it was ticked, a later one is not.
    """

    def __init__(self, notebook: "Notebook", folder: Path) -> None:
        self._notebook = notebook
        self._folder = folder

    def chosen(self) -> frozenset[str] | None:
        """Return the ids of the chosen headings; None while it is off."""
        try:
            found = json.loads(self._notebook.choices.read(CHOICE, "null"))
        except ValueError:
            return None
        return frozenset(map(str, found)) if isinstance(found, list) else None

    def choose(self, heading_ids: Iterable[str]) -> None:
        """Keep a copy of these headings from now on."""
        self._notebook.choices.choose(CHOICE, json.dumps(sorted(heading_ids)))
        self.keep_up()

    def switch_off(self) -> None:
        """Take the copy away, and only then note that there is none."""
        outside.remove(self._folder)
        self._notebook.choices.choose(CHOICE, "null")

    def keep_up(self) -> None:
        """Let the file say what the plan says now."""
        found = self._headings()
        if not found:
            outside.remove(self._folder)
            return
        data = _written(found)
        if len(data) > outside.LARGEST or not _is_shown_quickly(found):
            outside.remove(self._folder)
            raise CopyTooLargeError
        if not outside.is_kept(self._folder, data):
            try:
                outside.write(self._folder, data)
            except (DiskFullError, StorageFailedError):  # these speak of the notebook
                raise CopyNotRenewedError from None

    def _headings(self) -> list[CopiedHeading]:
        chosen = self.chosen() or frozenset()
        plans = self._notebook.plans
        headings = [each for each in plans.of(PlanKind.SAFETY) if each.id in chosen]
        lines = plans.lines.by_heading(each.id for each in headings)
        return [
            CopiedHeading(each.title, tuple((line.text, line.phone) for line in lines[each.id]))
            for each in headings
        ]


def read(folder: Path) -> list[CopiedHeading]:
    """Return what is kept outside; nothing where the file is missing, damaged or another's."""
    data = outside.read(folder)
    if data is None:
        return []
    try:
        return _read(json.loads(data))
    except (ValueError, TypeError, KeyError, RecursionError):
        return []


def _written(headings: list[CopiedHeading]) -> bytes:
    plain = [{"title": each.title, "lines": each.lines} for each in headings]
    return json.dumps({"format": FORMAT, "headings": plain}, ensure_ascii=False).encode()


def _read(found: Any) -> list[CopiedHeading]:
    if found["format"] != FORMAT:
        return []
    headings = [
        CopiedHeading(each["title"], tuple((text, phone) for text, phone in each["lines"]))
        for each in found["headings"]
    ]
    texts = [each.title for each in headings]
    texts += [text for each in headings for line in each.lines for text in line]
    is_sound = all(isinstance(text, str) for text in texts) and _is_shown_quickly(headings)
    return headings if is_sound else []


def _is_shown_quickly(headings: list[CopiedHeading]) -> bool:
    lines = sum(len(each.lines) for each in headings)
    return len(headings) <= MOST_HEADINGS and lines <= MOST_LINES
