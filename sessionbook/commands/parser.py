"""The words of every command."""

import argparse
from datetime import date
from pathlib import Path

from sessionbook import __version__
from sessionbook.commands import demo, notebook, report, selftest


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; each command names the function that acts."""
    parser = argparse.ArgumentParser(
        prog="sessionbook",
        description="A private, encrypted notebook. Without a command: the window.",
        epilog="sessionbook [NOTEBOOK] opens the window on a notebook's folder.",
    )
    parser.add_argument("--version", action="version", version=f"sessionbook {__version__}")
    kinds = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_demo(kinds.add_parser("demo", help="fill a notebook with invented months and show it"))
    new = kinds.add_parser("new", help="make a notebook and print its recovery code")
    _add_notebook(new, notebook.new)
    check = kinds.add_parser("check", help="prove that a notebook is whole")
    _add_notebook(check, notebook.check)
    search = kinds.add_parser("search", help="find words, newest first")
    _add_notebook(search, notebook.search)
    search.add_argument("words", metavar="WORDS", nargs="+")
    export = kinds.add_parser("export", help="write everything, readable by anybody, as JSON")
    _add_notebook(export, notebook.export)
    export.add_argument("out", metavar="OUT.json", type=Path)
    _add_report(kinds.add_parser("report", help="write a summary for one's therapist as PDF"))
    scores = kinds.add_parser("scores", help="write every score as CSV, readable by anybody")
    _add_notebook(scores, notebook.scores)
    scores.add_argument("out", metavar="OUT.csv", type=Path)
    test = kinds.add_parser("selftest", help="prove that this installation has what it needs")
    test.set_defaults(act=selftest.selftest)
    return parser


def _add_notebook(command: argparse.ArgumentParser, act: object) -> None:
    command.set_defaults(act=act)
    command.add_argument("notebook", metavar="NOTEBOOK", type=Path, help="the notebook's folder")
    _add_passphrase(command)


def _add_passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="read the passphrase from the first line of FILE; - is standard input",
    )


def _add_report(command: argparse.ArgumentParser) -> None:
    _add_notebook(command, report.report)
    command.add_argument("out", metavar="OUT.pdf", type=Path)
    command.add_argument("--from", dest="start", metavar="DATE", type=_day, help="the first day")
    command.add_argument("--to", dest="end", metavar="DATE", type=_day, help="the last day")
    command.add_argument("--long", action="store_true", help="as many pages as it takes")
    command.add_argument("--paper", choices=report.PAPERS, help="usual where you are, if not said")
    command.add_argument(
        "--include",
        metavar="PART",
        choices=report.PARTS,
        action="append",
        default=[],
        help="everything of a part that is off at first: " + ", ".join(report.PARTS),
    )
    command.add_argument(
        "--password-file", metavar="FILE", help="encrypt the PDF with the first line of FILE"
    )


def _add_demo(command: argparse.ArgumentParser) -> None:
    command.set_defaults(act=demo.demo)
    command.add_argument("--at", metavar="FOLDER", type=Path, help="make the notebook here")
    command.add_argument("--months", metavar="N", type=_months, default=14)
    command.add_argument("--seed", metavar="N", type=int, default=1)
    command.add_argument("--pictures", metavar="FOLDER", type=Path, help="draw every page, exit")
    _add_passphrase(command)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day as in 2026-11-24") from None


def _months(text: str) -> int:
    months = int(text)
    if not 1 <= months <= 120:  # noqa: PLR2004 - ten years
        raise argparse.ArgumentTypeError("a number of months from 1 to 120")
    return months
