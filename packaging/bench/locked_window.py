"""The program up to its locked window, said when that was painted."""

from sessionbook import __main__, app  # isort: skip - Qt comes in as the program lets it

import sys
from pathlib import Path

from seen import FirstPaint, say_and_end


class Watched(app.Program):
    """The program, with somebody looking at its window."""

    def start(self, folder: Path | None, key: None = None, handed: str | None = None) -> None:
        FirstPaint(self.window, lambda: say_and_end("painted"))
        super().start(folder, key, handed)


app.Program = Watched  # type: ignore[misc]
sys.exit(__main__.main())
