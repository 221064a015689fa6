"""What the program remembers between starts; nothing a person wrote is among it."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

SavedLine = tuple[str, str, str, str]

LEGIBLE_PERCENT = range(80, 201)
THEMES = ("desktop", "light", "dark")
IDLE_MINUTES = range(241)
PLACE_PARTS, ON_A_DESKTOP = 4, range(-100_000, 100_001)
SWITCHES = (
    "locks_minimised",
    "covers_left",
    "opens_covered",
    "is_discreet",
    "remembers_notebooks",
)
MOST_NOTEBOOKS = 12
LONGEST_NAME = 255  # bytes of a folder's name, on every system
MOST_LINES, LINE_PARTS, LONGEST = 100, 4, 200


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings by name; window is x, y, width, height.

    idle_minutes is after how long without a key or the mouse the notebook locks, 0 for never.
    covers_left: hidden while another window has the focus. opens_covered: hidden until asked for.
    is_discreet: words are blurred until they are pointed at or worked on. notebooks are where
    notebooks lie, the last one opened first; none, unless remembers_notebooks.
    crisis_lines are services anybody may know of, to be read before anything is unlocked: the
    codes of their countries, a name, a number, the day it was checked. None is the shipped list.
    """

    theme: str = "desktop"
    text_percent: int = 100
    window: tuple[int, ...] = ()
    idle_minutes: int = 5
    locks_minimised: bool = False
    covers_left: bool = False
    opens_covered: bool = False
    is_discreet: bool = False
    remembers_notebooks: bool = True
    notebooks: tuple[str, ...] = ()
    crisis_lines: tuple[SavedLine, ...] | None = None


class Settings:
    """Preferences in one small file; a damaged or read-only file is never an obstacle."""

    def __init__(self, folder: Path, stick: Path | None = None) -> None:
        """Take what is carried about with a portable program: no other place is remembered."""
        self._file = folder / "settings.json"
        self.stick = stick
        self._unwritten: dict[str, Any] = {}
        self._now = self._read() or Preferences()
        self._listeners: list[Callable[[], object]] = []

    @property
    def preferences(self) -> Preferences:
        """Return the preferences as they are."""
        return self._now

    def knows_notebook(self, folder: Path) -> bool:
        """Return whether a notebook is among those remembered, by whatever window."""
        return self._place(folder) in self._held().notebooks

    def may_remember(self, folder: Path) -> bool:
        """Return whether a place makes sense at the next start: on a stick, only its own do."""
        return self.stick is None or Path(self._place(folder)).is_relative_to(self.stick)

    def listen(self, listener: Callable[[], object]) -> None:
        """Call listener after every change."""
        self._listeners.append(listener)

    def last_notebook(self, beside: Callable[[], Path]) -> Path | None:
        """Return the notebook opened last or, on a stick, else the one that lies beside.

        Only there is it asked for: it is looked for in a home that may not be to be reached.
        """
        known = self._now
        if known.notebooks:
            return Path(known.notebooks[0])
        if self.stick is None or not known.remembers_notebooks:
            return None
        found = beside()
        return found if found.is_dir() else None

    def remember_notebook(self, folder: Path) -> None:
        """Put a notebook first among those remembered, if it may be: now some are."""
        place = self._place(folder)
        others = [path for path in self._held().notebooks if path != place]
        first = [place] if self.may_remember(folder) else []
        self.change(remembers_notebooks=True, notebooks=(*first, *others)[:MOST_NOTEBOOKS])

    def forget_notebook(self, folder: Path) -> None:
        """Forget where a notebook lies; the notebook stays there."""
        place = self._place(folder)
        kept = tuple(path for path in self._held().notebooks if path != place)
        self.change(notebooks=kept)

    def forget_all_notebooks(self) -> bool:
        """Forget where all of them lie, and remember none; return whether the file says so."""
        return self.change(remembers_notebooks=False, notebooks=())

    def change(self, **changes: Any) -> bool:
        """Change some preferences; return whether the file could be written, to remember them.

        What another window changed meanwhile stays changed: what it forgot does not come back.
        """
        self._unwritten |= changes
        before, self._now = self._now, self._held()
        if self._now != before:
            for listener in self._listeners:
                listener()
        try:
            self._write(self._now)
        except OSError:
            return False
        self._unwritten = {}
        return True

    def _held(self) -> Preferences:
        """Return what the file says now, and what could not be written there."""
        return replace(self._read() or self._now, **self._unwritten)

    def _write(self, wanted: Preferences) -> None:
        """Write what differs; what only another version understands stays until it is changed."""
        found = self._found() or {}
        before, now = asdict(self._understood(found)), asdict(wanted)
        chosen = self._unwritten.keys() & found.keys() - {"notebooks"}
        kept = found | {name: now[name] for name in now if now[name] != before[name]}
        kept |= {name: now[name] for name in chosen}
        if now["notebooks"] != before["notebooks"] or not wanted.remembers_notebooks:
            kept["notebooks"] = [self._noted(place) for place in wanted.notebooks]
        if json.dumps(kept) == json.dumps(found):
            return
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        fresh.replace(self._file)

    def _read(self) -> Preferences | None:
        found = self._found()
        return None if found is None else self._understood(found)

    def _found(self) -> dict[str, Any] | None:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def _understood(self, found: dict[str, Any]) -> Preferences:
        known = _sound(found)
        if self.stick is None:
            return known
        places = [self._place(self.stick / path) for path in known.notebooks]
        return replace(known, notebooks=tuple(p for p in places if self.may_remember(Path(p))))

    def _place(self, folder: Path) -> str:
        """Return the whole path: where the program was started from is another place each time."""
        if self.stick is None:
            return str(folder.absolute())
        with suppress(OSError, RuntimeError):  # links may lead round
            return str(folder.resolve())
        return os.path.normpath(folder.absolute())

    def _noted(self, place: str) -> str:
        """Return the path as it is written: of a stick the part that stays the same."""
        return place if self.stick is None else Path(place).relative_to(self.stick).as_posix()


def _sound(found: dict[str, Any]) -> Preferences:
    """Return what makes sense of what was read, defaults for the rest."""
    known = {field.name: found[field.name] for field in fields(Preferences) if field.name in found}
    if known.get("theme") not in THEMES:
        known.pop("theme", None)
    if known.get("text_percent") not in LEGIBLE_PERCENT:
        known.pop("text_percent", None)
    if type(known.get("idle_minutes")) is not int or known["idle_minutes"] not in IDLE_MINUTES:
        known.pop("idle_minutes", None)
    for name in SWITCHES:
        if type(known.get(name)) is not bool:
            known.pop(name, None)
    paths = known.pop("notebooks", None)
    if isinstance(paths, list):
        known["notebooks"] = tuple(filter(_is_folder, paths))[:MOST_NOTEBOOKS]
    window = known.pop("window", None)
    if isinstance(window, list) and _is_place(window):
        known["window"] = tuple(window)
    known["crisis_lines"] = _sound_lines(known.get("crisis_lines"))
    return Preferences(**known)


def _is_folder(path: Any) -> bool:
    """Return whether any system could have a folder of this name."""
    try:
        names = [os.fsencode(name) for name in Path(path).parts]
    except (TypeError, ValueError):
        return False
    is_short = all(len(name) <= LONGEST_NAME for name in names)
    return bool(names) and is_short and "\0" not in path


def _is_place(numbers: list[Any]) -> bool:
    return len(numbers) == PLACE_PARTS and all(
        type(number) is int and number in ON_A_DESKTOP for number in numbers
    )


def _sound_lines(found: Any) -> tuple[SavedLine, ...] | None:
    """Return the lines if every one of them makes sense, else none."""
    if not isinstance(found, list) or len(found) > MOST_LINES:
        return None
    lines = [tuple(line) for line in found if isinstance(line, list) and len(line) == LINE_PARTS]
    texts = [text for line in lines for text in line]
    sound = all(isinstance(text, str) and len(text) <= LONGEST for text in texts)
    return tuple(lines) if sound and len(lines) == len(found) else None
