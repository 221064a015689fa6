"""Makes the process hard to read on macOS. NEVER RUN: written to the documented interface.

ptrace(2) of Darwin: PT_DENY_ATTACH ends whoever tries to attach, and keeps others from it.
"""

import ctypes

PT_DENY_ATTACH = 31  # from sys/ptrace.h


def harden() -> None:
    """Let no debugger attach; the limit on core dumps is the same as on every Unix."""
    ctypes.CDLL(None).ptrace(PT_DENY_ATTACH, 0, None, 0)
