"""A notebook of a newer version is refused by every command with one sentence, and unchanged."""

import subprocess
import sys
from pathlib import Path

import pytest

from sessionbook import commands
from sessionbook.store.errors import NotebookTooNewError
from sessionbook.vault.errors import NewerFormatError
from tests.conftest import PASSPHRASE
from tests.test_five_refusals import make_newer_header, make_newer_tables, state

NEWER = {
    "keys": (make_newer_header, NewerFormatError.sentence),
    "tables": (make_newer_tables, NotebookTooNewError.sentence),
}


@pytest.mark.parametrize("what", NEWER)
def test_a_newer_notebook_is_refused_by_each_command_and_left_as_it_is(
    what: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_newer, sentence = NEWER[what]
    make_newer(folder)
    words = tmp_path / "words"
    words.write_text(PASSPHRASE)
    given = ["--passphrase-file", str(words)]
    before = state(folder)
    for command in (
        ["check", str(folder)],
        ["search", str(folder), "heron"],
        ["export", str(folder), str(tmp_path / "out.json")],
        ["scores", str(folder), str(tmp_path / "out.csv")],
    ):
        assert commands.run([*command, *given]) == 1, command
        assert capsys.readouterr().err == f"{sentence}\n", command
    done = subprocess.run(
        [sys.executable, "-m", "sessionbook", "report", folder, tmp_path / "out.pdf", *given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, f"{sentence}\n")
    assert state(folder) == before
    assert list(tmp_path.glob("out.*")) == []
