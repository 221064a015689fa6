"""The commands as a script uses them: arguments, standard input, exit codes."""

import csv
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdf
import pytest

from sessionbook import __version__, commands
from sessionbook.commands import selftest
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
    assert done.stdout.startswith(f"version: {__version__}, source, Python 3.")
    assert "pictures: JPEG, PNG, WebP, GIF, PDF" in done.stdout


def test_selftest_fails_where_something_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lacks_it() -> str:
        raise ModuleNotFoundError("a name that is not told")

    monkeypatch.setattr(selftest, "CHECKS", (("whole", lambda: "yes"), ("broken", lacks_it)))
    assert commands.run(["selftest"]) == 1
    assert capsys.readouterr().out == "whole: yes\nbroken: FAILED (ModuleNotFoundError)\n"


def test_without_a_console_the_commands_say_nothing_and_do_not_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A program without a console has no standard output at all on Windows."""
    monkeypatch.setattr(selftest, "CHECKS", (("whole", lambda: "yes"),))
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert commands.run(["selftest"]) == 0
    with pytest.raises(SystemExit) as ended:
        commands.run(["--version"])
    assert ended.value.code == 0
    with pytest.raises(SystemExit) as ended:
        commands.run(["--nothing"])
    assert ended.value.code == 2


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    done = run("demo", "--months", "4", "--at", folder / "N", "--pictures", folder / "p")
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "N"


def test_pictures_are_drawn_without_a_complaint(filled: Path) -> None:
    pictures = filled.parent / "p"
    assert len(list(pictures.glob("*-light.png"))) == len(VIEWS) + 2  # and the card, and the report


def test_a_report_is_one_page_of_what_is_on_it_at_first(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    words = ("--passphrase-file", "-", "--paper", "Letter")
    done = run("report", filled, out, *words, words="demo\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "not encrypted" in done.stdout
    assert "clinical record" in done.stdout
    reader = pypdf.PdfReader(out)
    (page,) = reader.pages
    assert round(float(page.mediabox.width)) == 612
    said = page.extract_text()
    assert "Prepared by the client" in said
    assert "Held back" not in said
    again = run("report", filled, out, *words, words="demo\n")
    assert again.returncode == 1
    assert again.stderr.count("\n") == 1


def test_a_report_takes_days_parts_and_a_password(filled: Path, tmp_path: Path) -> None:
    secret, out = tmp_path / "password", tmp_path / "out.pdf"
    secret.write_text("seven herons\n")
    today = datetime.now().astimezone().date()
    done = run(
        *("report", filled, out, "--passphrase-file", "-", "--password-file", secret),
        *("--from", today - timedelta(days=120), "--to", today, "--include", "unsaid", "--long"),
        words="demo\n",
    )
    assert (done.returncode, done.stderr) == (0, "")
    reader = pypdf.PdfReader(out)
    assert reader.trailer["/Encrypt"]["/CF"]["/StdCF"]["/CFM"] == "/AESV3"
    assert reader.decrypt("seven herons")
    said = "".join(page.extract_text() for page in reader.pages)
    assert "Held back" in said
    assert "Safety plan" not in said


@pytest.mark.parametrize("more", [["--from", "today"], ["--paper", "A5"], ["--include", "all"]])
def test_a_report_of_nothing_known_is_wrong_usage(tmp_path: Path, more: list[str]) -> None:
    assert run("report", tmp_path, tmp_path / "out.pdf", *more).returncode == 2


def test_scores_are_a_table(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores.csv"
    done = run("scores", filled, out, "--passphrase-file", "-", words="demo\n")
    assert (done.returncode, done.stderr) == (0, "")
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["kind"] for row in rows} == {"measure", "scale"}
    assert all(date.fromisoformat(row["day"]) for row in rows)
    again = run("scores", filled, out, "--passphrase-file", "-", words="demo\n")
    assert again.returncode == 1
    assert "nothing" in again.stderr.casefold()
