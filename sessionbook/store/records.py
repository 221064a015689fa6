"""What every store of one kind of record does: get, save, delete, restore."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar

from sessionbook.domain.areas import Area
from sessionbook.domain.record import Record
from sessionbook.store import history, index, rows
from sessionbook.store.database import Database
from sessionbook.vault.driver import Connection

R = TypeVar("R", bound=Record)


class Records(Generic[R]):
    """The rows of one table; deleted ones stay, with the time of their deletion.

    A subclass says which dataclass, table and area it is for; part_of names, for each
    kind of part, the store attribute whose records go and come back with this one.
    """

    kind: type[R]
    table: ClassVar[str]
    area: ClassVar[Area]
    searched: ClassVar[bool] = False
    order: ClassVar[str] = "id"

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def is_open(self) -> bool:
        """Return whether the notebook can still be asked."""
        return self._db.is_open

    def get(self, record_id: str) -> R | None:
        """Return the record, or None when there is none or it was deleted."""
        return self.first("id = ?", record_id)

    def first(self, condition: str, *values: object) -> R | None:
        """Return the first living record that fulfils the condition."""
        return self._db.one(self.kind, self._select(condition), *values)

    def where(self, condition: str, *values: object) -> list[R]:
        """Return the living records that fulfil the condition, in the order it ends with."""
        return self._db.rows(self.kind, self._select(condition), *values)

    def each(self) -> Iterator[R]:
        """Yield every living record in the order of its kind, holding one at a time."""
        return self._db.each(self.kind, self._select(f"true ORDER BY {self.order}"))

    def save(self, record: R) -> R:
        """Insert the record or overwrite the one with its id; return it as stored.

        A new one that says when it was created keeps that, as what is read from elsewhere does.
        """
        with self._db.write(self.area) as sql:
            old = self._row(sql, record.id)
            if old and old == {**rows.plain(record), **_times(old)}:
                return record
            stamp = self._db.stamp()
            created = old["created"] if old else record.created or stamp
            stored = replace(record, created=created, changed=stamp)
            self._put(sql, old, rows.plain(stored))
        return stored

    def expect_edits(self, record: R) -> None:
        """Do beforehand, as far as it goes, what the next save of a long text has to do."""
        texts = (value for value in rows.plain(record).values() if isinstance(value, str))
        if sum(map(len, texts)) >= index.LONG and self._db.value(index.IS_IN, record.id):
            with self._db.write() as sql:
                index.set_aside(sql, self.table, record.id)

    def delete(self, record_id: str) -> str:
        """Mark the record and its parts deleted; return the stamp that restores them."""
        stamp = self._db.stamp()
        with self._db.write(self.area):
            self.mark(record_id, stamp)
        return stamp

    def restore(self, stamp: str) -> None:
        """Bring back what was deleted with this stamp."""
        query = f"SELECT id FROM {self.table} WHERE deleted = ?"
        with self._db.write(self.area) as sql:
            for row in sql.execute(query, (stamp,)).fetchall():
                self.mark(row["id"], None)
            for parts, _ in self._parts():
                parts.restore(stamp)

    def next_position(self) -> int:
        """Return the position after the last one."""
        return int(self._db.value(f"SELECT coalesce(max(position), -1) + 1 FROM {self.table}"))

    def _parts(self) -> tuple[tuple["Records[Any]", str], ...]:
        """Return the stores of this record's parts, and what in SQL equals its id there."""
        return ()

    def mark(self, record_id: str, deleted: str | None) -> None:
        """Set or take away the time of deletion, of the parts too when it is set."""
        with self._db.write(self.area) as sql:
            old = self._row(sql, record_id)
            if old is None:
                return
            changed = deleted or self._db.stamp()
            self._put(sql, old, {**old, "deleted": deleted, "changed": changed})
            if deleted:
                for parts, column in self._parts():
                    for part in parts.where(f"{column} = ?", record_id):
                        parts.mark(part.id, deleted)

    def _put(self, sql: Connection, old: dict[str, Any] | None, new: dict[str, Any]) -> None:
        if old:
            history.keep(sql, self.table, old, new)
        names = ", ".join(new)
        holes = ", ".join("?" * len(new))
        updates = ", ".join(f"{name} = excluded.{name}" for name in new if name != "id")
        with index.in_step(sql, self.table, new["id"]) if self.searched else nullcontext():
            sql.execute(
                f"INSERT INTO {self.table} ({names}) VALUES ({holes}) "
                f"ON CONFLICT (id) DO UPDATE SET {updates}",
                tuple(new.values()),
            )

    def _row(self, sql: Connection, record_id: str) -> dict[str, Any] | None:
        query = f"SELECT * FROM {self.table} WHERE id = ?"
        row = sql.execute(query, (record_id,)).fetchone()
        return dict(row) if row else None

    def _select(self, condition: str) -> str:
        return f"SELECT * FROM {self.table} WHERE deleted IS NULL AND {condition}"


def _times(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("created", "changed")}
