"""Hardening first, then the window or a command without one."""

import sys
from pathlib import Path

from sessionbook import process


def main() -> int:
    """Run what the arguments say; return the exit code."""
    process.harden()
    arguments = sys.argv[1:]
    from sessionbook import commands  # noqa: PLC0415 - nothing may run before hardening

    if arguments and (arguments[0] in commands.NAMES or arguments[0].startswith("-")):
        return commands.run(arguments)
    if len(arguments) > 1:
        return commands.run(["--help"], wrong=True)
    from sessionbook import app  # noqa: PLC0415 - commands need no window

    return app.run(Path(arguments[0]) if arguments else None)


if __name__ == "__main__":
    sys.exit(main())
