"""One open notebook: transactions that announce what they touched."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sessionbook.domain.areas import Area
from sessionbook.domain.series import Points
from sessionbook.store import rows
from sessionbook.store.newest import last_sign, newest_change
from sessionbook.store.reading import Reading
from sessionbook.store.schema import current_version
from sessionbook.vault import driver
from sessionbook.vault.check import check_database
from sessionbook.vault.errors import (
    FolderUnwritableError,
    StorageFailedError,
    VaultError,
    of_a_save,
)
from sessionbook.vault.open_file import OpenFile
from sessionbook.vault.vault import Vault

T = TypeVar("T")
Listener = Callable[[frozenset[Area]], None]


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class Database:
    """A connection whose every write is a transaction that names what it touched.

    The outermost commit announces its areas once; a failed write changes and announces
    nothing, and whoever asked hears why. Lives on the thread that opened it.
    """

    def __init__(
        self,
        connection: driver.Connection,
        now: Callable[[], datetime],
        file: OpenFile | None = None,
    ) -> None:
        """Take the connection, the clock and, to be asked before every write, its file."""
        self._now = now
        self._file = file
        self._reached: driver.Connection | None = None
        self._changes_before = 0
        self._take(connection)
        self._leave_file()  # migrations may have written to it
        self.is_open = True
        self._depth = 0
        self._answers, self._is_doubtful = True, False
        self._reading = Reading(self._begin_reading, self._fail_reading)
        self._last_stamp = self._stamp_ahead()
        self._last_stamps: set[str] = set()  # of the last write that was kept
        self._handed_out: set[str] = set()  # since then
        self._refusals: list[Callable[[VaultError], None]] = []
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

    def on_refusal(self, listener: Callable[[VaultError], None]) -> None:
        """Call listener with why a write changed nothing, or the disk could not be read.

        It hears of it before whoever wrote or read.
        """
        self._refusals.append(listener)

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
        try:
            with self._explained(), driver.translated():
                self._find_file()
                with self._transaction(areas) as sql:
                    yield sql
        except VaultError as error:
            self._is_doubtful = True  # its end may have failed alone, and the change stands
            said = of_a_save(error)
            self._tell(said)
            raise said from None
        touched = frozenset(self._touched)
        self._writes.update(touched)
        for listener in self._listeners:
            listener(touched)

    @property
    def behind(self) -> timedelta:
        """By how much the clock, when this was opened, was behind the newest change."""
        return self._behind

    def changes(self) -> int:
        """Return how many rows were ever written; what was read before the last one is old."""
        return self._changes_before + self._sql.total_changes

    def rows(self, kind: type[T], query: str, *values: object) -> list[T]:
        """Return every result row as an instance of the dataclass kind."""
        return [rows.read(kind, row) for row in self.tuples(query, *values)]

    def each(self, kind: type[T], query: str, *values: object) -> Iterator[T]:
        """Yield every result row as an instance of the dataclass kind, holding one at a time."""
        with self._reading:
            for row in self._sql.execute(query, values):
                yield rows.read(kind, row)

    def one(self, kind: type[T], query: str, *values: object) -> T | None:
        """Return the first result row, or None."""
        with self._reading:
            row = self._sql.execute(query, values).fetchone()
        return None if row is None else rows.read(kind, row)

    def value(self, query: str, *values: object) -> Any:
        """Return the first value of the first result row, or None."""
        with self._reading:
            row = self._sql.execute(query, values).fetchone()
        return None if row is None else row[0]

    def tuples(self, query: str, *values: object) -> list[driver.Row]:
        """Return every result row as it is."""
        with self._reading:
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
        self._handed_out.add(moment)
        return moment

    def faults(self) -> list[str]:
        """Return codes of the damaged pages and structures; [] when whole."""
        return check_database(self._sql)

    @property
    def can_be_copied(self) -> bool:
        """Return whether what was open still is, whatever became of its file."""
        return self._file is not None and self._reached is not None

    def copy_to(self, folder: Path) -> Vault:
        """Write what is open as a whole notebook into a new folder; raise where that fails."""
        if self._file is None:
            raise StorageFailedError
        return self._file.copy_to(folder, self._sql)

    def move_to(self, vault: Vault) -> None:
        """Go on in a copy made of this: what is saved from now on is saved there."""
        if self._file:
            self._file, connection = self._file.moved_to(vault)
            self._take(connection)

    def close(self) -> None:
        """Close the connection; the notebook can be opened by somebody else then."""
        self.is_open = False
        if self._reached:
            self._reached.close()

    @property
    def _sql(self) -> driver.Connection:
        if self._reached is None:  # given up to be opened anew, which failed
            raise StorageFailedError
        return self._reached

    def _take(self, connection: driver.Connection) -> None:
        """Use this connection from now on."""
        self._let_go()
        connection.row_factory = driver.Row
        self._reached = connection
        self._answers = True

    def _let_go(self) -> None:
        if self._reached:
            self._changes_before += self._reached.total_changes
            with suppress(driver.Error):  # of a disk that is gone
                self._reached.close()
            self._reached = None

    def _tell(self, error: VaultError) -> None:
        for tell in self._refusals:
            tell(error)

    def _begin_reading(self) -> None:
        """Read from what answers: once it did not, it is opened anew before the next reading."""
        if not (self._answers or self._depth):
            try:
                self._find_file()
            except VaultError as error:
                self._tell(error)
                raise

    def _fail_reading(self, error: driver.Error) -> None:
        try:
            with driver.translated():
                raise error
        except StorageFailedError as said:
            self._answers = self._still_answers()
            self._tell(said)
            raise

    @contextmanager
    def _transaction(self, areas: Iterable[Area]) -> Iterator[driver.Connection]:
        sql = self._sql
        sql.execute("BEGIN IMMEDIATE")
        self._depth, self._touched = 1, set(areas)
        try:
            if self._is_doubtful:  # then the disk is waited for, though all may be as wished
                sql.execute(f"PRAGMA user_version = {current_version(sql):d}")
            yield sql
            for follower in self._followers:
                follower(frozenset(self._touched))
            sql.execute("COMMIT")
            self._is_doubtful = False
        except BaseException:
            if sql.in_transaction:
                sql.execute("ROLLBACK")
            with suppress(VaultError):  # what failed first is said
                self._leave_file()
            raise
        finally:
            self._depth = 0
        self._leave_file()
        if self._handed_out:
            self._last_stamps, self._handed_out = self._handed_out, set()

    def _leave_file(self) -> None:
        if self._file:
            self._file.leave()

    def _find_file(self) -> None:
        """Make sure that a write reaches the notebook; open it anew where it came back."""
        file = self._file
        if file is None or (self._answers and file.is_as_left()):
            return
        known = (self._last_stamps or self._newest()) | self._handed_out
        if not file.is_other():  # written to by another, or a disk that failed: look at it anew
            self._let_go()
            self._answers = False  # so that reading, too, looks at it anew, and says why not

        def is_ours(fresh: driver.Connection) -> bool:
            with driver.translated():
                return file.has_come_back() or newest_change(fresh) in known

        self._take(file.open_again(is_ours))

    def _newest(self) -> set[str]:
        with suppress(driver.Error, StorageFailedError):
            return {newest_change(self._sql)}
        return set()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Tell what a failed disk did not: whether it is read-only, or over a quota."""
        try:
            yield
        except (StorageFailedError, FolderUnwritableError):
            self._answers = self._still_answers()
            if self._file:
                self._file.explain()
            raise

    def _still_answers(self) -> bool:
        with suppress(driver.Error, StorageFailedError):
            self._sql.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            return True
        return False

    def _stamp_ahead(self) -> str:
        """Return the newest stamp where the clock is behind it, so that none goes back.

        Every row is looked at only where the file, or what was replaced last, is of later.
        """
        self._behind = timedelta(0)
        now = rows.stamp(self._now())
        with driver.translated():
            newest = newest_change(self._sql) if last_sign(self._sql) > now else ""
        if newest <= now:
            return ""
        self._behind = datetime.fromisoformat(newest) - datetime.fromisoformat(now)
        return newest
