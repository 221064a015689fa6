"""The examination of a whole database, told in codes that hold no word of the person."""

import re

from sessionbook.vault.driver import Connection, Error

STRUCTURE = "structure"
UNREADABLE = "unreadable"


def check_database(connection: Connection) -> list[str]:
    """Return what is wrong, e.g. page-3, structure or unreadable; nothing when all is well.

    Both examinations are needed: the first misses cut-off pages, the second altered ones.
    """
    return _altered_pages(connection) + _broken_structure(connection)


def _altered_pages(connection: Connection) -> list[str]:
    try:
        rows = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except Error:
        return [UNREADABLE]
    numbers = [re.search(r"page (\d+)", str(row[0])) for row in rows]
    return [f"page-{number[1]}" if number else UNREADABLE for number in numbers]


def _broken_structure(connection: Connection) -> list[str]:
    try:
        rows = connection.execute("PRAGMA quick_check(1)").fetchall()
    except Error:
        return [STRUCTURE]
    return [] if [row[0] for row in rows] == ["ok"] else [STRUCTURE]
