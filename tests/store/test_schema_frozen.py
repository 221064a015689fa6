"""A notebook of any version becomes, by migrating, exactly what a fresh one is."""

from pathlib import Path

import pytest

from sessionbook.store import schema
from sessionbook.vault.errors import DiskFullError
from tests.store import freeze

VERSIONS = range(1, len(schema.migrations()) + 1)

CHANGED = """
Migration {version:04} no longer makes the schema frozen in tests/store/frozen/{version:04}.sql.
If version {version} is released: people have notebooks like the frozen one, which never run this
migration again. Take the change back and write migration {next:04} instead.
If it is not released yet, and is the newest: python -m tests.store.freeze
"""


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migration_makes_what_was_frozen_of_it(version: int, tmp_path: Path) -> None:
    file = freeze.file_of(version)
    assert file.is_file(), f"Nothing frozen of version {version}: python -m tests.store.freeze"
    sql = freeze.opened(tmp_path / "notes.db")
    freeze.build(sql, version)
    made = freeze.text(sql)
    sql.close()
    if made != file.read_text(encoding="utf-8"):
        pytest.fail(CHANGED.format(version=version, next=len(VERSIONS) + 1))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migrated_notebook_equals_a_fresh_one(version: int, tmp_path: Path) -> None:
    fresh, old = (freeze.opened(tmp_path / name) for name in ("fresh.db", "old.db"))
    schema.upgrade(fresh)
    freeze.load(old, version)
    assert schema.current_version(old) == version
    schema.upgrade(old)
    assert schema.current_version(old) == schema.current_version(fresh)
    assert sorted(freeze.text(old).split(";\n")) == sorted(freeze.text(fresh).split(";\n"))
    for sql in (fresh, old):
        sql.close()


def test_a_migration_without_room_is_told_and_goes_on_later(tmp_path: Path) -> None:
    sql = freeze.opened(tmp_path / "notes.db")
    freeze.load(sql, 1)
    pages = sql.execute("PRAGMA page_count").fetchone()[0]
    sql.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError):
        schema.upgrade(sql)
    sql.execute("PRAGMA max_page_count = 100000")
    schema.upgrade(sql)
    assert schema.current_version(sql) == len(VERSIONS)
    sql.close()


def test_what_is_frozen_and_what_is_shipped_have_the_same_versions() -> None:
    frozen = sorted(path.name for path in freeze.FROZEN.iterdir())
    assert frozen == [freeze.file_of(version).name for version in VERSIONS]
    numbered = sorted(path.name for path in MIGRATIONS.glob("*.sql"))
    assert [name[:4] for name in numbered] == [f"{version:04}" for version in VERSIONS]


MIGRATIONS = Path(schema.__file__).parent / "migrations"
