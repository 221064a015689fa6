"""What CHANGELOG.md tells of each version, for those who want it in a form of their own."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from installers.tree import Tree

FILE = Path(__file__).resolve().parents[2] / "CHANGELOG.md"
HEADING = re.compile(r"^## \[([^]]+)\](?: - (\d{4}-\d\d-\d\d))?$", re.MULTILINE)
POINT = re.compile(r"^- (.+(?:\n  .+)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Release:
    """A version, the moment it was made in seconds, and what it brought."""

    version: str
    epoch: int
    points: tuple[str, ...]

    @property
    def day(self) -> str:
        """Return the day as 2026-11-30."""
        return f"{datetime.fromtimestamp(self.epoch, UTC):%Y-%m-%d}"


def releases(tree: Tree, text: str | None = None) -> list[Release]:
    """Return every version, the newest first; what is not released yet is the tree's."""
    text = FILE.read_text(encoding="utf-8") if text is None else text
    _, *parts = HEADING.split(text)
    found = [
        _release(tree, *parts[start : start + 3])
        for start in range(0, len(parts), 3)
        if parts[start] != "Unreleased" or POINT.search(parts[start + 2])
    ]
    if tree.version not in {release.version for release in found}:
        found.insert(0, Release(tree.version, tree.epoch, ("The program as of this commit.",)))
    return found


def _release(tree: Tree, version: str, day: str | None, body: str) -> Release:
    points = tuple(" ".join(point.split()) for point in POINT.findall(body))
    if version == "Unreleased" or day is None:
        return Release(tree.version, tree.epoch, points)
    noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    return Release(version, int(noon.timestamp()), points)
