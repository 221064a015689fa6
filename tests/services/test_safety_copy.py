"""The copy outside the passphrase: nothing unless chosen, then only that, as the plan is now."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.services import safety_copy
from sessionbook.services.safety_copy import (
    CopiedHeading,
    CopyNotRenewedError,
    CopyTooLargeError,
    SafetyCopy,
)
from sessionbook.store.notebook import Notebook
from sessionbook.vault import outside
from tests.canaries import found


@pytest.fixture
def headings(notebook: Notebook) -> list[PlanHeading]:
    made = []
    for place, (title, text) in enumerate((("Signs", "Marrowbright"), ("People", "Thistlecombe"))):
        heading = PlanHeading(plan=PlanKind.SAFETY, title=title, position=place)
        made.append(notebook.plans.save(heading))
        notebook.plans.lines.save(PlanLine(heading_id=heading.id, text=text, phone="555 0100"))
    return made


@pytest.fixture
def copy(notebook: Notebook, folder: Path) -> SafetyCopy:
    return SafetyCopy(notebook, folder)


def test_off_by_default_and_no_word_outside(
    copy: SafetyCopy, headings: list[PlanHeading], folder: Path
) -> None:
    copy.keep_up()
    assert copy.chosen() is None
    assert found(["Marrowbright", "Thistlecombe", "Signs"], folder) == []
    assert not (folder / outside.OUTSIDE).exists()


def test_only_what_was_chosen_is_in_it(
    copy: SafetyCopy, headings: list[PlanHeading], folder: Path
) -> None:
    copy.choose(())
    assert copy.chosen() == frozenset()
    assert not (folder / outside.OUTSIDE).exists()
    copy.choose([headings[0].id])
    assert safety_copy.read(folder) == [CopiedHeading("Signs", (("Marrowbright", "555 0100"),))]
    assert found(["Thistlecombe", "People", headings[0].id], folder) == []
    written = json.loads((folder / outside.OUTSIDE).read_bytes())
    assert set(written) == {"format", "headings"}


def test_a_full_disk_is_told_of_the_copy_and_not_of_the_plan(
    copy: SafetyCopy,
    headings: list[PlanHeading],
    notebook: Notebook,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "no room")

    copy.choose([headings[0].id])
    before = safety_copy.read(folder)
    notebook.plans.save(replace(headings[0], title="Other signs"))
    monkeypatch.setattr("sessionbook.vault.files.write_private", full)
    with pytest.raises(CopyNotRenewedError, match="The plan is saved"):
        copy.keep_up()
    assert safety_copy.read(folder) == before
    monkeypatch.undo()
    copy.keep_up()
    assert safety_copy.read(folder)[0].title == "Other signs"


def test_it_follows_the_plan(
    copy: SafetyCopy, headings: list[PlanHeading], notebook: Notebook, folder: Path
) -> None:
    copy.choose([headings[0].id])
    stamp = notebook.plans.delete(headings[0].id)
    copy.keep_up()
    assert found(["Marrowbright"], folder) == []
    assert not (folder / outside.OUTSIDE).exists()
    notebook.plans.restore(stamp)
    copy.keep_up()
    assert found(["Marrowbright"], folder)


@pytest.mark.parametrize("left", [outside.NEW, outside.OLD])
def test_what_an_interrupted_writing_left_goes_the_next_time(
    copy: SafetyCopy,
    headings: list[PlanHeading],
    folder: Path,
    left: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on Windows, where another program may have held the file for a moment."""
    copy.choose([headings[0].id])
    (folder / outside.OUTSIDE).replace(folder / left)
    monkeypatch.setattr("sys.platform", "win32")
    copy.keep_up()
    assert (folder / outside.OUTSIDE).exists()
    assert not (folder / left).exists()


def test_what_is_kept_already_is_not_written_again(
    copy: SafetyCopy, headings: list[PlanHeading], folder: Path
) -> None:
    copy.choose([headings[0].id])
    before = (folder / outside.OUTSIDE).stat()
    copy.keep_up()
    after = (folder / outside.OUTSIDE).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_switched_off_it_is_gone(
    copy: SafetyCopy, headings: list[PlanHeading], folder: Path
) -> None:
    copy.choose([headings[0].id])
    copy.switch_off()
    assert copy.chosen() is None
    assert found(["Marrowbright"], folder) == []


def test_one_that_somebody_put_there_goes_at_the_next_opening(
    copy: SafetyCopy, headings: list[PlanHeading], folder: Path
) -> None:
    (folder / outside.OUTSIDE).write_text("call this number instead")
    copy.keep_up()
    assert not (folder / outside.OUTSIDE).exists()
    copy.choose([headings[0].id])
    (folder / outside.OUTSIDE).write_text("call this number instead")
    copy.keep_up()
    assert safety_copy.read(folder)[0].title == "Signs"


def test_too_much_is_refused_and_no_old_copy_stays(
    copy: SafetyCopy, headings: list[PlanHeading], notebook: Notebook, folder: Path
) -> None:
    copy.choose([headings[0].id])
    text = "word " * (outside.LARGEST // 5)
    notebook.plans.lines.save(PlanLine(heading_id=headings[0].id, text=text))
    with pytest.raises(CopyTooLargeError):
        copy.keep_up()
    assert not (folder / outside.OUTSIDE).exists()


HEADING = '{"title": "a", "lines": [["b", "c"]]}'
DAMAGED = (
    "",
    "\0\x93",
    "[]",
    "null",
    "7",
    "{}",
    '{"format": "safety-plan-1"}',
    '{"format": "safety-plan-1", "headings": 7}',
    '{"format": "safety-plan-2", "headings": [' + HEADING + "]}",
    '{"format": "safety-plan-1", "headings": [{"title": 7, "lines": []}]}',
    '{"format": "safety-plan-1", "headings": [{"title": "a", "lines": [["b"]]}]}',
    '{"format": "safety-plan-1", "headings": [{"title": "a", "lines": [["b", 7]]}]}',
    '{"format": "safety-plan-1", "headings": [' + HEADING,
    '{"format": "safety-plan-1", "headings": [' + ",".join([HEADING] * 51) + "]}",
    '{"format": "safety-plan-1", "headings": [{"title": "a", "lines": ['
    + ",".join(['["b", "c"]'] * 301)
    + "]}]}",
    "[" * 50_000,
)


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_or_foreign_file_shows_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / outside.OUTSIDE).write_text(text)
    assert safety_copy.read(tmp_path) == []


@given(
    st.binary(max_size=300)
    | st.recursive(st.none() | st.text(), st.lists).map(
        lambda inner: json.dumps({"format": safety_copy.FORMAT, "headings": inner}).encode()
    )
)
def test_no_bytes_make_it_stumble(tmp_path: Path, data: bytes) -> None:
    (tmp_path / outside.OUTSIDE).write_bytes(data)
    assert isinstance(safety_copy.read(tmp_path), list)


def test_a_choice_that_makes_no_sense_is_off(copy: SafetyCopy, notebook: Notebook) -> None:
    for value in ("{", "7", ""):
        notebook.choices.choose(safety_copy.CHOICE, value)
        assert copy.chosen() is None
