"""What is told of a fault of our own: its kind and its place, never its message or its values.

A message may hold words of the person: a database's error repeats what was searched for.
"""

import os
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

OURS = ("sessionbook", "__main__")
QT_PATTERN = "Qt: %{type} in %{category}"


def tell_codes_only() -> None:
    """From now on nothing but codes goes to the error output, from any thread and from Qt.

    Python's own handler of faults writes no values, but can be told by the environment to keep
    a file open for them. What Qt says of itself may name what a field holds or a file is called.
    """
    import faulthandler

    faulthandler.disable()
    os.environ["QT_MESSAGE_PATTERN"] = QT_PATTERN  # Qt reads it when it first has something to say
    sys.excepthook = _tell
    threading.excepthook = _tell_of_thread
    sys.unraisablehook = _tell_of_unraisable
    warnings.showwarning = _tell_of_warning  # type: ignore[assignment] # its other values


def code(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the kind of a fault, and the last line of a module of ours that it went through."""
    place = ""
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__"))
        if module.partition(".")[0] in OURS:
            place = f" {module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{kind.__name__}{place}"


def tell(said: str) -> None:
    """Print a code, if there is anywhere to print it."""
    with suppress(OSError, ValueError, AttributeError):
        print(said, file=sys.stderr, flush=True)  # noqa: T201


def hook(show: Callable[[BaseException, str], object]) -> Hook:
    """Return what tells the code of a fault and shows it; Python would print one of its own."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        said = code(kind, trace)
        tell(said)
        try:
            show(error, said)
        except Exception as another:
            tell(code(type(another), another.__traceback__))

    return told


def _tell(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
    tell(code(kind, trace))


def _tell_of_thread(fault: threading.ExceptHookArgs) -> None:
    if fault.exc_type is not SystemExit:
        tell(code(fault.exc_type, fault.exc_traceback))


def _tell_of_warning(_: object, category: type[Warning], *__: object, **___: object) -> None:
    tell(category.__name__)


def _tell_of_unraisable(fault: "UnraisableHookArgs") -> None:
    tell(code(fault.exc_type, fault.exc_traceback))
