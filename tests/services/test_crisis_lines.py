"""The person's own crisis lines: kept, read back, and never in the way of the shipped ones."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from sessionbook.domain.crisis import CrisisLine
from sessionbook.services import crisis_lines
from sessionbook.settings import LONGEST, MOST_LINES, Settings
from tests.conftest import TODAY


def test_own_lines_are_there_at_the_next_start(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    shipped = list(crisis_lines.shipped())
    assert crisis_lines.current(settings) == shipped
    assert not crisis_lines.is_own(settings)
    own = CrisisLine("555 0100", TODAY, name="Night line")
    crisis_lines.keep(settings, [*shipped, own])
    again = Settings(tmp_path)
    assert crisis_lines.current(again) == [*shipped, own]
    assert crisis_lines.is_own(again)
    crisis_lines.keep(again, [])
    assert crisis_lines.current(Settings(tmp_path)) == []
    crisis_lines.go_back(again)
    assert crisis_lines.current(Settings(tmp_path)) == shipped


@pytest.mark.parametrize(
    "lines",
    [
        7,
        "988",
        [7],
        [["US", "", "988"]],
        [["US", "", "988", 7]],
        [["US", "", "988", "yesterday"]],
        [["", "x" * (LONGEST + 1), "988", "2026-11-24"]],
        [["US", "", "988", "2026-11-24"]] * (MOST_LINES + 1),
        {"US": "988"},
    ],
    ids=str,
)
def test_lines_that_make_no_sense_give_way_to_the_shipped_ones(
    tmp_path: Path, lines: object
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"crisis_lines": lines, "theme": "dark"}))
    settings = Settings(tmp_path)
    assert crisis_lines.current(settings) == list(crisis_lines.shipped())
    assert settings.preferences.theme == "dark"


def test_a_line_is_stale_after_a_year() -> None:
    line = CrisisLine("988", date(2026, 11, 24))
    assert not line.is_stale(line.verified_on + timedelta(days=366))
    assert line.is_stale(line.verified_on + timedelta(days=367))


def test_whether_it_could_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(tmp_path / "file")
    assert not crisis_lines.keep(settings, [])
    assert crisis_lines.current(settings) == []
