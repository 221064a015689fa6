"""What the person ticked on a summary, remembered in the notebook: ids and kinds, never words."""

import json
from dataclasses import dataclass
from typing import Any

from sessionbook.domain.reports import Line
from sessionbook.services.report import Report
from sessionbook.store.notebook import Notebook

CHOICE, PAPER = "report_", "report_paper"
MOST_KEPT = 400  # ids; of those ticked long ago nobody asks


class Ticks:
    """Which lines of a summary are on it.

    A line is as the person left it, a new one as its kind was left: who unticked every line of
    a kind meets the next ones unticked. What is private, undecided or unsaid is never ticked by
    memory.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._choices = notebook.choices
        self._now: dict[str, bool] = {}  # of what is asked anew, for this summary alone

    def on(self, report: Report) -> frozenset[str]:
        """Return the ids of the lines that are on the summary."""
        known = self._read(report)
        return frozenset(line.id for line in report.lines if self._is_on(line, known))

    def tick(self, report: Report, line: Line, *, is_on: bool) -> None:
        """Put a line on the summary or take it off, and remember that."""
        if line.is_asked_anew:
            self._now[line.id] = is_on
            return
        known = self._read(report)
        alike = [each for each in report.lines if each.part == line.part and not each.is_asked_anew]
        if is_on and line.part in known.off:  # the others stay off, though not as a kind
            known.off.discard(line.part)
            known.lines.update({each.id: False for each in alike if each.id not in known.lines})
        known.lines.pop(line.id, None)
        known.lines[line.id] = is_on  # the latest is last
        if not any(self._is_on(each, known) for each in alike):
            known.off.add(line.part)
        self._write(report, known)

    @property
    def paper(self) -> str:
        """Return the paper chosen last, or nothing."""
        return self._choices.read(PAPER)

    @paper.setter
    def paper(self, name: str) -> None:
        self._choices.choose(PAPER, name)

    def _is_on(self, line: Line, known: "_Known") -> bool:
        if line.is_asked_anew:
            return self._now.get(line.id, False)
        return known.lines.get(line.id, line.is_on and line.part not in known.off)

    def _read(self, report: Report) -> "_Known":
        try:
            found: Any = json.loads(self._choices.read(CHOICE + report.length, "{}"))
            lines, off = found.get("lines", {}), found.get("off", [])
            return _Known({str(key): bool(on) for key, on in lines.items()}, set(map(str, off)))
        except (ValueError, AttributeError, TypeError):
            return _Known({}, set())

    def _write(self, report: Report, known: "_Known") -> None:
        kept = dict(list(known.lines.items())[-MOST_KEPT:])
        words = json.dumps({"lines": kept, "off": sorted(known.off)})
        self._choices.choose(CHOICE + report.length, words)


@dataclass(slots=True)
class _Known:
    """Lines by their id, ticked or not, and the kinds of which nothing is wanted."""

    lines: dict[str, bool]
    off: set[str]
