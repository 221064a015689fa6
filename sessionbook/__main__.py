"""Hardening first, then the window or a command without one."""

import sys
from pathlib import Path

from sessionbook import process


def main() -> int:
    """Run what the arguments say; return the exit code."""
    process.harden()
    arguments = sys.argv[1:]
    if arguments == [process.DRAWER]:
        from sessionbook.ui.attachments import drawer

        return drawer.main()
    from sessionbook import commands

    folder, more = arguments[:1], arguments[1:]
    if more or (folder and (folder[0] in commands.NAMES or folder[0].startswith("-"))):
        return commands.run(arguments)
    from sessionbook import app

    return app.run(Path(folder[0]).absolute() if folder else None)


if __name__ == "__main__":
    sys.exit(main())
