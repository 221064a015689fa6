"""One open notebook: transactions that announce what they touched."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sessionbook.domain.areas import Area
from sessionbook.domain.series import Points
from sessionbook.store import rows
from sessionbook.vault import driver
from sessionbook.vault.check import check_database

T = TypeVar("T")
Listener = Callable[[frozenset[Area]], None]


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class Database:
    """A connection whose every write is a transaction that names what it touched.

    The outermost commit announces its areas once; a failed write changes and announces
    nothing. Lives on the thread that opened it.
    """

    def __init__(self, connection: driver.Connection, now: Callable[[], datetime]) -> None:
        self._sql = connection
        self._sql.row_factory = driver.Row
        self._now = now
        self.is_open = True
        self._last_stamp = ""
        self._depth = 0
        self._touched: set[Area] = set()
        self._followers: list[Listener] = []
        self._listeners: list[Listener] = []
        self._writes: Counter[Area] = Counter()

    def listen(self, listener: Listener) -> None:
        """Call listener with the touched areas after every commit."""
        self._listeners.append(listener)

    def follow(self, follower: Listener) -> None:
        """Call follower with the touched areas before a commit: what it writes belongs to it."""
        self._followers.append(follower)

    def writes(self, area: Area) -> int:
        """Return how many commits touched an area; what was read before the last is old."""
        return self._writes[area]

    @contextmanager
    def write(self, *areas: Area) -> Iterator[driver.Connection]:
        """Run the block in a transaction; nested blocks join the outermost one."""
        if self._depth:
            self._touched.update(areas)
            yield self._sql
            return
        with driver.translated():
            self._sql.execute("BEGIN IMMEDIATE")
            self._depth, self._touched = 1, set(areas)
            try:
                yield self._sql
                for follower in self._followers:
                    follower(frozenset(self._touched))
                self._sql.execute("COMMIT")
            except BaseException:
                if self._sql.in_transaction:
                    self._sql.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0
        touched = frozenset(self._touched)
        self._writes.update(touched)
        for listener in self._listeners:
            listener(touched)

    def changes(self) -> int:
        """Return how many rows were ever written; what was read before the last one is old."""
        return self._sql.total_changes

    def rows(self, kind: type[T], query: str, *values: object) -> list[T]:
        """Return every result row as an instance of the dataclass kind."""
        return [rows.read(kind, row) for row in self.tuples(query, *values)]

    def each(self, kind: type[T], query: str, *values: object) -> Iterator[T]:
        """Yield every result row as an instance of the dataclass kind, holding one at a time."""
        with driver.translated():
            for row in self._sql.execute(query, values):
                yield rows.read(kind, row)

    def one(self, kind: type[T], query: str, *values: object) -> T | None:
        """Return the first result row, or None."""
        with driver.translated():
            row = self._sql.execute(query, values).fetchone()
        return None if row is None else rows.read(kind, row)

    def value(self, query: str, *values: object) -> Any:
        """Return the first value of the first result row, or None."""
        with driver.translated():
            row = self._sql.execute(query, values).fetchone()
        return None if row is None else row[0]

    def tuples(self, query: str, *values: object) -> list[driver.Row]:
        """Return every result row as it is."""
        with driver.translated():
            return self._sql.execute(query, values).fetchall()

    def points(self, query: str, *values: object) -> Points:
        """Return the result's whole numbers, number and value, as points in its order.

        Handed over as two lists in text: half the time of thousands of rows.
        """
        both = f"SELECT json_group_array(number), json_group_array(value) FROM ({query})"
        numbers, held = self.tuples(both, *values)[0]
        return Points(json.loads(numbers), json.loads(held))

    def stamp(self) -> str:
        """Return the present moment, later than every one returned before."""
        moment = rows.stamp(self._now())
        if moment <= self._last_stamp:
            moment = rows.earlier(self._last_stamp, timedelta(milliseconds=-1))
        self._last_stamp = moment
        return moment

    def faults(self) -> list[str]:
        """Return codes of the damaged pages and structures; [] when whole."""
        return check_database(self._sql)

    def close(self) -> None:
        """Close the connection; the notebook can be opened by somebody else then."""
        self.is_open = False
        self._sql.close()
