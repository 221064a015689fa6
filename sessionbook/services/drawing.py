"""Lets pictures and PDFs from elsewhere be drawn in a process of its own."""

import json
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass

from sessionbook import paths, process
from sessionbook.domain.attachments import MediaType
from sessionbook.services.attaching import (
    AttachmentError,
    DamagedFileError,
    LockedPdfError,
    NotDrawnError,
    TooManyPagesError,
    TooManyPixelsError,
)

MOST_PIXELS = 64_000_000
"""What a picture may have; a photo of a good telephone has 50 million."""

MOST_DRAWN = 16_000_000
"""What is drawn of it at most, 64 MB: enough to read a worksheet by."""

MOST_PAGES = 500
SLOWEST = 30.0  # seconds
MOST_MEMORY = 1_536 * 1024 * 1024
LONGEST_ANSWER = 200  # bytes before the points
BYTES_A_POINT = 4

REFUSALS: dict[str, type[AttachmentError]] = {
    "damaged": DamagedFileError,
    "locked": LockedPdfError,
    "pixels": TooManyPixelsError,
    "pages": TooManyPagesError,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What to draw: a page, no wider and no higher than side; as large as it may be if 0."""

    media_type: MediaType
    page: int = 0
    side: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as points of four bytes (blue, green, red, none), and how many pages there are."""

    width: int
    height: int
    pages: int
    points: bytes


class Drawing:
    """Draws one thing once, however hostile its bytes are.

    The other process gets only these bytes: it has no key, no notebook and, where the system
    has such limits, little memory, no files to write and no time without end. What it answers
    is measured before it is believed. Called on a task's thread; stop() from any.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()

    def draw(self, content: bytes, wish: Wish) -> Drawn:
        """Return the picture; raise what says why there is none."""
        with self._started() as drawer:
            clock = threading.Timer(SLOWEST, drawer.kill)
            clock.daemon = True
            clock.start()
            try:
                return _asked(drawer, content, wish)
            except OSError:  # it ended before it had everything
                raise DamagedFileError from None
            finally:
                clock.cancel()
                drawer.kill()

    def stop(self) -> None:
        """End it: nobody waits for the picture any more."""
        self._stopped.set()
        if self._process:
            self._process.kill()

    def _started(self) -> "subprocess.Popen[bytes]":
        try:
            drawer = subprocess.Popen(  # noqa: S603 - our own program
                [*process.program(), process.DRAWER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=paths.PACKAGE.parent,  # nothing is imported from where somebody stands
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            raise NotDrawnError from None
        self._process = drawer
        if self._stopped.is_set():
            drawer.kill()
        return drawer


def _asked(drawer: "subprocess.Popen[bytes]", content: bytes, wish: Wish) -> Drawn:
    assert drawer.stdin  # noqa: S101 - both are pipes
    assert drawer.stdout  # noqa: S101
    drawer.stdin.write(json.dumps(asdict(wish)).encode() + b"\n")
    drawer.stdin.write(content)
    drawer.stdin.close()
    width, height, pages = _measured(drawer.stdout.readline(LONGEST_ANSWER))
    length = width * height * BYTES_A_POINT
    points = drawer.stdout.read(length)
    if len(points) != length:
        raise DamagedFileError
    return Drawn(width, height, pages, points)


def _measured(line: bytes) -> tuple[int, int, int]:
    """Return width, height and pages as answered, or raise the refusal."""
    try:
        answer = json.loads(line)
        if "refused" in answer:
            raise REFUSALS[answer["refused"]]
        width, height, pages = (int(answer[name]) for name in ("width", "height", "pages"))
    except (ValueError, TypeError, KeyError):
        raise DamagedFileError from None
    if min(width, height, pages) < 1 or width * height > MOST_DRAWN or pages > MOST_PAGES:
        raise DamagedFileError
    return width, height, pages


def limit_itself() -> None:
    """Bound this process before it reads anything; Windows has no such limits."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, round(SLOWEST)),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # this system has other limits already
            continue
