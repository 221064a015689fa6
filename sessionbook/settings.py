"""What the program remembers between starts; nothing a person wrote is among it."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

LEGIBLE_PERCENT = range(80, 201)
THEMES = ("desktop", "light", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings by name; last_notebook is a path or nothing, window is x, y, width, height."""

    theme: str = "desktop"
    text_percent: int = 100
    last_notebook: str = ""
    window: tuple[int, ...] = ()


class Settings:
    """Preferences in one small file; a damaged or read-only file is never an obstacle."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "settings.json"
        self._now = self._read()

    @property
    def preferences(self) -> Preferences:
        """Return the preferences as they are."""
        return self._now

    def change(self, **changes: Any) -> None:
        """Change some preferences and remember them if the file can be written."""
        changed = replace(self._now, **changes)
        if changed == self._now:
            return
        self._now = changed
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = self._file.with_suffix(".new")
            fresh.write_text(json.dumps(asdict(changed), indent=1), encoding="utf-8")
            fresh.replace(self._file)
        except OSError:
            return

    def _read(self) -> Preferences:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Preferences()
        return _sound(found) if isinstance(found, dict) else Preferences()


def _sound(found: dict[str, Any]) -> Preferences:
    """Return what makes sense of what was read, defaults for the rest."""
    known = {field.name: found[field.name] for field in fields(Preferences) if field.name in found}
    if known.get("theme") not in THEMES:
        known.pop("theme", None)
    if known.get("text_percent") not in LEGIBLE_PERCENT:
        known.pop("text_percent", None)
    if not isinstance(known.get("last_notebook"), str):
        known.pop("last_notebook", None)
    window = known.pop("window", None)
    if isinstance(window, list) and [type(number) for number in window] == [int] * 4:
        known["window"] = tuple(window)
    return Preferences(**known)
