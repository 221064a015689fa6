"""Everything living in the notebook as one JSON file, in the format described here.

The file is UTF-8 text, one record a line, the same bytes for the same notebook:

    {"format": {"name": "sessionbook", "version": 1},
     "tables": {"appointments": [{...}, ...], "goal_ratings": [...], ...}}

"tables" has a list for every kind of record, in alphabetical order, an empty one too:
appointments, attachments, attainments, benchmarks, choices, details, entries, events,
filled_forms, form_answers, goal_ratings, goal_steps, goals, gratitude, homework,
homework_reviews, insights, measure_answers, measure_results, own_forms, own_measures,
plan_headings, plan_lines, practices, prompt_sets, prompts, ratings, reviews, revisits,
sessions, topics, trackers. An attachment has one key more, "content": its bytes in Base64 (RFC
4648, padded); small pictures of it are left out.
Records are sorted by "id", their keys alphabetically. Every record has "id",
"created" and "changed" (UTC, ISO 8601); its other keys are the fields of its class in
sessionbook/domain. Days are "YYYY-MM-DD", times "HH:MM:SS", what was not answered is null.
Keys that end in "_id", and "raised_in", hold the id of another record, which may have been
deleted since. Deleted records and earlier wordings are left out. The version rises when a
reader of this one could misunderstand a file.
"""

import base64
import json
from pathlib import Path
from typing import IO, Any

from sessionbook.domain.record import Record
from sessionbook.services.exporters.new_file import new_file
from sessionbook.store.attachments import Attachments
from sessionbook.store.notebook import Notebook
from sessionbook.store.records import Records
from sessionbook.store.rows import plain

FORMAT = {"name": "sessionbook", "version": 1}

BEFORE_CONTENT = '"content": "'
"""Stands nowhere else in a line: a quotation mark inside a text has a backslash before it."""

PIECE = 3 * 64 * 1024  # bytes; three become four letters, so that pieces join without a gap


def export_json(notebook: Notebook, path: Path) -> None:
    """Write everything living to a new private file; raise ExportExistsError if it is there."""
    with new_file(path) as file:
        file.write(f'{{"format": {_json(FORMAT)},\n "tables": {{')
        separator = "\n"
        for records in sorted(notebook.tables(), key=lambda records: records.table):
            file.write(f"{separator}  {_json(records.table)}: [")
            _write_records(file, records, notebook.attachments)
            separator = ",\n"
        file.write("}}\n")


def _write_records(file: IO[str], records: Records[Any], attachments: Attachments) -> None:
    separator = "\n"
    for record in records.each():
        file.write(f"{separator}   ")
        if records is attachments:
            _write_attachment(file, record, attachments.content(record.id))
        else:
            file.write(_json(_fields(record)))
        separator = ",\n"
    file.write("]")


def _write_attachment(file: IO[str], record: Record, content: bytes) -> None:
    """Write the record with its bytes, a piece at a time: twice 25 MB in letters is too much."""
    start, end = _json({**_fields(record), "content": ""}).split(BEFORE_CONTENT)
    file.write(start + BEFORE_CONTENT)
    for place in range(0, len(content), PIECE):
        file.write(base64.b64encode(content[place : place + PIECE]).decode("ascii"))
    file.write(end)


def _fields(record: Record) -> dict[str, Any]:
    return {name: value for name, value in plain(record).items() if name != "deleted"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
