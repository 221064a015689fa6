"""The process itself: made hard to read from outside, replaced at every lock, and its helper."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from sessionbook.process import bundle, faults

PR_SET_DUMPABLE = 4

DRAWER = "--draw"
"""The one argument of the process that draws what came from elsewhere."""

NEXT = "SESSIONBOOK_NEXT"
"""What tells the program that follows which notebook it is to ask for: not among its arguments,
which everybody at the computer may list."""


def harden() -> None:
    """Create files for this person only, leave no core dump, and tell codes only; comes first.

    An exec resets it, so the replaced process calls it again. On Linux the memory can then
    not be read by the same user's other programs; the part for Windows says of itself that it
    was run under Wine only, that for macOS that it was never run.
    """
    os.umask(0o077)
    bundle.forget_loader()
    bundle.hold_parts()
    faults.tell_codes_only()
    if sys.platform == "win32":
        from sessionbook.process import windows

        windows.harden()
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        from sessionbook.process import macos

        macos.harden()


def program() -> list[str]:
    """Return the command that starts this program anew."""
    return bundle.command()


def replace(notebook: Path | None) -> NoReturn:
    """Become a fresh, locked program: nothing of this one's memory remains.

    It asks for the notebook's passphrase, or which notebook it is to be. Where exec does not
    exist (Windows) a new process starts, without a console, and this one ends; where it fails,
    as for a program that was removed meanwhile, this one ends all the same, for what is on its
    screen is not to stay.
    """
    try:
        command = program()
        environment = {**os.environ, NEXT: str(notebook or "")}
        with suppress(OSError, ValueError, AttributeError):  # it may be closed, or none at all
            sys.stdout.flush()
        if sys.platform == "win32":
            import subprocess

            subprocess.Popen(  # noqa: S603 - our own program
                command, env=environment, creationflags=subprocess.CREATE_NO_WINDOW
            )
            os._exit(0)
        os.execve(command[0], command, environment)  # noqa: S606 - our own program
    finally:
        os._exit(1)


def handed_over() -> str | None:
    """Return, once, the notebook that the process before left, "" for none, if there was one."""
    return os.environ.pop(NEXT, None)
