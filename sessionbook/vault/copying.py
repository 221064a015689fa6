"""A whole notebook written to another folder from the connection that is open."""

from pathlib import Path

from sessionbook.vault import driver, files
from sessionbook.vault.check import check_database
from sessionbook.vault.errors import StorageFailedError
from sessionbook.vault.header import Header
from sessionbook.vault.header_file import write_header
from sessionbook.vault.keys import DataKey
from sessionbook.vault.new_folder import new_folder, note_opened
from sessionbook.vault.notes_file import NOTES


def copy_notebook(source: driver.Connection, header: Header, key: DataKey, folder: Path) -> None:
    """Copy page by page, so that deleted rows and earlier versions come along; prove it whole.

    Nothing is left where it fails. Neither the folder that is open nor its files are needed.
    """
    with new_folder(folder):
        with files.writing():
            files.write_private(folder / NOTES, b"")
        _copy(source, header, key, folder / NOTES)
        _prove(header, key, folder / NOTES)
        write_header(folder, header, lambda written: written.check(key))
        note_opened(folder)  # it holds words, and is never to be made again


def _copy(source: driver.Connection, header: Header, key: DataKey, notes: Path) -> None:
    target = driver.connect(notes, key.database_key(), header.database_salt)
    try:
        driver.copy(source, target)
    finally:
        target.close()


def _prove(header: Header, key: DataKey, notes: Path) -> None:
    """Read it all again as the disk has it."""
    copy = driver.connect(notes, key.database_key(), header.database_salt)
    try:
        if check_database(copy):
            raise StorageFailedError
    finally:
        copy.close()
