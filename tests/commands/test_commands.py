"""The commands as a script uses them: arguments, standard input, exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sessionbook.ui.pictures import VIEWS


def run(*arguments: object, words: str = "heron\n") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sessionbook", *map(str, arguments)]
    return subprocess.run(
        command, input=words, capture_output=True, text=True, check=False, env={**os.environ}
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "Notebook"
    done = run("new", folder, "--passphrase-file", "-")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.strip().split("-")) == 7
    return folder


def test_a_new_notebook_checks_clean(made: Path) -> None:
    done = run("check", made, "--passphrase-file", "-")
    assert (done.returncode, done.stdout) == (0, "The notebook is whole.\n")


def test_a_wrong_passphrase_is_refused_with_one_sentence(made: Path) -> None:
    done = run("check", made, "--passphrase-file", "-", words="other\n")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "not the passphrase" in done.stderr


def test_no_passphrase_is_refused(made: Path) -> None:
    done = run("check", made, "--passphrase-file", "-", words="")
    assert done.returncode == 1
    assert "nothing was done" in done.stderr


def test_without_a_terminal_nothing_is_read_that_would_be_seen(made: Path) -> None:
    command = [sys.executable, "-m", "sessionbook", "check", str(made)]
    done = subprocess.run(
        command,
        input="heron\n",
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "No passphrase could be read; nothing was done.\n"


def test_a_foreign_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    done = run("search", tmp_path, "word", "--passphrase-file", "-")
    assert done.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("arguments", [["check"], ["search", "x"], ["a", "b"], ["--nonsense"]])
def test_wrong_usage_is_two(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_selftest_passes() -> None:
    done = run("selftest")
    assert done.returncode == 0, done.stdout


def test_pictures_are_drawn_without_a_complaint(tmp_path: Path) -> None:
    done = run("demo", "--months", "1", "--at", tmp_path / "N", "--pictures", tmp_path / "p")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "p").glob("*-light.png"))) == len(VIEWS) + 1  # and the card
