"""What the program does without a window, for scripts and for checking."""

import sys
from collections.abc import Sequence

NAMES = ("demo", "new", "check", "search", "export", "report", "scores", "selftest")


def run(arguments: Sequence[str]) -> int:
    """Run one command; 0 is done, 1 refused with a sentence on stderr, 2 wrong usage."""
    from sessionbook.commands.parser import make_parser
    from sessionbook.errors import SessionbookError

    chosen = make_parser().parse_args(arguments)
    try:
        return int(chosen.act(chosen))
    except SessionbookError as error:
        print(error, file=sys.stderr)
        return 1
