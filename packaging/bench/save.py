"""One autosave in its transaction, beside the same statements on the plain twin.

On a disk mostly the waiting for it is measured, which is the same for both; in memory, where
the system has such a folder, what the program itself does.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from filling import WORDS_A_NOTE, Writer
from notebooks import NOW, PASSPHRASE, Made, cache_folder, copied
from table import Row, in_turn, tell

from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.vault.driver import Connection
from sessionbook.vault.vault import Vault

MOST, MOST_GROWTH = 1.6, 1.2
MEMORY = Path("/dev/shm")
Change = Callable[[Session, Writer], Session]


class Recorder:
    """A connection that remembers the statements of a save."""

    def __init__(self, connection: Connection) -> None:
        self.__dict__.update(connection=connection, statements=[])

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> Any:
        self.statements.append((statement, values))
        return self.connection.execute(statement, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self.connection, name, value)


class Pair:
    """A notebook that is saved to, and its twin that is given the same statements."""

    def __init__(self, made: Made) -> None:
        vault = Vault.at(made.notes.parent)
        self.recorder = Recorder(vault.connect(vault.unlock(PASSPHRASE)))
        self.notebook = Notebook(self.recorder, lambda: NOW)  # type: ignore[arg-type]
        self.plain = made.open_plain()
        self.writer = Writer(7)
        newest = self.notebook.sessions.lines(1)[0]
        session = self.notebook.sessions.get(newest.id)
        assert session
        self.session = session

    def save(self, change: Change) -> float:
        """Return the seconds of one save."""
        changed = change(self.session, self.writer)
        self.recorder.statements.clear()
        start = time.perf_counter()
        self.session = self.notebook.sessions.save(changed)
        return time.perf_counter() - start

    def replay(self) -> float:
        """Return the seconds of the same statements on the twin."""
        statements = list(self.recorder.statements)
        start = time.perf_counter()
        for statement, values in statements:
            self.plain.execute(statement, values).fetchall()
        return time.perf_counter() - start

    def close(self) -> None:
        """Close both."""
        self.notebook.close()
        self.plain.close()


def rows() -> Iterator[Row]:
    """Measure them."""
    yield from saves("on disk", cache_folder(), MOST)
    if MEMORY.is_dir():
        yield from saves("in memory", MEMORY, None)


def saves(where: str, folder: Path, most: float | None) -> Iterator[Row]:
    """Measure them in a folder."""
    with copied("few", folder) as one, copied("many", folder) as other:
        few, many = Pair(one), Pair(other)
        for what, change in (("autosave of a word", a_word), ("a note replaced", a_note)):
            yield from compared(f"{what} {where}", most, (few, many), change)
        few.close()
        many.close()


def compared(
    what: str, most: float | None, pairs: tuple[Pair, Pair], change: Change
) -> Iterator[Row]:
    """Yield one kind of save against the floor at both sizes, and against each other."""
    few, many = pairs
    acts = (lambda: few.save(change), few.replay, lambda: many.save(change), many.replay)
    ours, floor, ours_many, floor_many = in_turn(*acts, times=41)
    tell(few=ours, plain_few=floor, many=ours_many, plain_many=floor_many)
    against = "its statements on plain SQLite"
    yield Row(f"{what}, 3,650 notes", against, ours / floor, most)
    yield Row(f"{what}, 100,000 notes", against, ours_many / floor_many, most)
    yield Row(f"{what}, 100,000 notes", "3,650 notes", ours_many / ours, MOST_GROWTH)


def a_word(session: Session, writer: Writer) -> Session:
    """Return the session with one word more."""
    return replace(session, notes=f"{session.notes} {writer.note(1)}")


def a_note(session: Session, writer: Writer) -> Session:
    """Return the session with other notes altogether."""
    return replace(session, notes=writer.note(WORDS_A_NOTE))
