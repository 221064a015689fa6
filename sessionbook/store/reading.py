"""What goes on around every read of the database, at as little cost as can be."""

from collections.abc import Callable
from types import TracebackType

from sessionbook.vault import driver


class Reading:
    """A block that reads: begin comes before it, and fail gets what the driver says of the disk."""

    __slots__ = ("_begin", "_fail")

    def __init__(self, begin: Callable[[], None], fail: Callable[[driver.Error], None]) -> None:
        self._begin, self._fail = begin, fail

    def __enter__(self) -> None:
        self._begin()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, driver.Error):
            self._fail(error)
