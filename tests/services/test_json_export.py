"""The JSON export: everything living, the same bytes twice, private, never over a file."""

import base64
import json
import os
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from sessionbook.domain.attachments import Attachment, MediaType
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.services.demo import fill
from sessionbook.services.exporters.json_export import export_json
from sessionbook.services.exporters.new_file import ExportExistsError
from sessionbook.store.notebook import Notebook
from sessionbook.vault.errors import StorageFailedError


def test_everything_living_is_there_sorted(notebook: Notebook, today: date, tmp_path: Path) -> None:
    fill(notebook, today, 3)
    export_json(notebook, tmp_path / "all.json")
    read = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert read["format"] == {"name": "sessionbook", "version": 1}
    assert list(read["tables"]) == sorted(table.table for table in notebook.tables())
    for table in notebook.tables():
        records = read["tables"][table.table]
        assert [each["id"] for each in records] == [each.id for each in table.each()]
        if table is not notebook.sessions:
            assert [each["id"] for each in records] == sorted(each["id"] for each in records)
        assert all(list(each) == sorted(each) and "deleted" not in each for each in records)


def test_every_table_of_records_is_exported(notebook: Notebook) -> None:
    query = (
        "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE c.name = 'deleted'"
    )
    tables = {row[0] for row in notebook.database.tuples(query)}
    assert {table.table for table in notebook.tables()} == tables


def test_deleted_and_overwritten_words_stay_inside(notebook: Notebook, tmp_path: Path) -> None:
    gone = notebook.topics.save(Topic(text="deleted words"))
    kept = notebook.topics.save(Topic(text="earlier words"))
    notebook.topics.save(Topic(id=kept.id, text='later "words"\nnaïve ✓'))
    notebook.topics.delete(gone.id)
    export_json(notebook, tmp_path / "all.json")
    text = (tmp_path / "all.json").read_text(encoding="utf-8")
    assert "deleted words" not in text
    assert "earlier words" not in text
    assert json.loads(text)["tables"]["topics"][0]["text"] == 'later "words"\nnaïve ✓'


def test_attachments_have_their_bytes(notebook: Notebook, tmp_path: Path) -> None:
    contents = {"a.png": b"\x89PNG" + bytes(range(256)) * 2_000, "b.pdf": b"%PDF-1", "c.gif": b"G"}
    tricky = 'x", "content": "y'
    for name, content in [*contents.items(), (tricky, b"more")]:
        one = Attachment(
            kind="sessions", record="r", name=name, media_type=MediaType.PNG, size=len(content)
        )
        notebook.attachments.keep(one, content, b"a small picture")
    notebook.attachments.delete(notebook.attachments.of("sessions", "r")[2].id)
    for name in "ab":
        export_json(notebook, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    records = json.loads((tmp_path / "a").read_text(encoding="utf-8"))["tables"]["attachments"]
    assert all(list(each) == sorted(each) for each in records)
    read = {each["name"]: base64.b64decode(each["content"], validate=True) for each in records}
    assert read == {"a.png": contents["a.png"], "b.pdf": b"%PDF-1", tricky: b"more"}
    assert b"a small picture" not in (tmp_path / "a").read_bytes()


def test_large_attachments_take_the_memory_of_one(notebook: Notebook, tmp_path: Path) -> None:
    megabyte = 1_000_000
    for _ in range(4):
        content = os.urandom(10 * megabyte)
        one = Attachment(
            kind="sessions", record="r", name="n", media_type=MediaType.PNG, size=len(content)
        )
        notebook.attachments.keep(one, content, b"")
    del content
    tracemalloc.start()
    export_json(notebook, tmp_path / "all.json")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "all.json").stat().st_size > 53 * megabyte
    assert peak < 25 * megabyte


def test_the_same_bytes_twice(notebook: Notebook, today: date, tmp_path: Path) -> None:
    fill(notebook, today, 2)
    for name in "ab":
        export_json(notebook, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_this_account_may_read_it(notebook: Notebook, tmp_path: Path) -> None:
    export_json(notebook, tmp_path / "all.json")
    assert (tmp_path / "all.json").stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_left_alone(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text("mine")
    with pytest.raises(ExportExistsError, match="Nothing was written over"):
        export_json(notebook, tmp_path / "all.json")
    assert (tmp_path / "all.json").read_text() == "mine"


def test_a_failed_export_leaves_nothing(notebook: Notebook, tmp_path: Path, folder: Path) -> None:
    with pytest.raises(StorageFailedError):
        export_json(notebook, tmp_path / "nowhere" / "all.json")
    target = tmp_path / "out"
    target.mkdir()
    notebook.close()
    with pytest.raises(Exception, match="closed"):
        export_json(notebook, target / "all.json")
    assert list(target.iterdir()) == []


def test_many_notes_take_little_memory(notebook: Notebook, today: date, tmp_path: Path) -> None:
    with notebook.database.write():
        for _ in range(300):
            notebook.sessions.save(Session(day=today, notes="words " * 5_000))
    tracemalloc.start()
    export_json(notebook, tmp_path / "all.json")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "all.json").stat().st_size > 9_000_000
    assert peak < 2_000_000
