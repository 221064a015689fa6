"""Rows to dataclasses and back: dates, times and enums as text, nothing else special."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from sessionbook.vault.driver import Row

ORDINAL = "CAST(julianday(day) - 1721424.5 AS INTEGER)"
"""SQL for date.toordinal() of the column day."""

T = TypeVar("T")  # a dataclass
Reader = Callable[[Any], Any]


def read(kind: type[T], row: Row) -> T:
    """Return the row as an instance of the dataclass kind."""
    values = {}
    for name, reader in _readers(cast(Any, kind)):
        value = row[name]
        values[name] = value if reader is None or value is None else reader(value)
    return kind(**values)


def plain(record: Any) -> dict[str, Any]:
    """Return the dataclass as column values."""
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def stamp(moment: datetime) -> str:
    """Return a moment as UTC text in milliseconds, which sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def earlier(stamped: str, by: timedelta) -> str:
    """Return the stamp of a moment before the stamped one."""
    return stamp(datetime.fromisoformat(stamped) - by)


def span(since: date | None, until: date) -> tuple[str, str]:
    """Return the days that "day > ? AND day <= ?" asks for; nothing comes before all days."""
    return since.isoformat() if since else "", until.isoformat()


@cache
def _readers(kind: Any) -> tuple[tuple[str, Reader | None], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _reader(hints[field.name])) for field in fields(kind))


def _reader(hint: Any) -> Reader | None:
    if isinstance(hint, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if issubclass(hint, (date, time)):
        return hint.fromisoformat  # type: ignore[no-any-return]
    return hint if issubclass(hint, (Enum, bool)) else None


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
