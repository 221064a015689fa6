"""Lets Qt come in without what only its makers need; imported before anything of PySide.

With its first module PySide compiles, from the source and at every start, what writes its stub
files, and with that come Python's argparse and logging; it asks for tempfile and uses none of it.
Left out, a start takes 15 ms less and an open notebook 1.5 MB.

Then it puts an import of its own in the place of Python's. From then on it reads the source of
every module, to see which could use its `__feature__` switch, and Python's linecache keeps the
lines. Nothing here uses the switch, so the import is given back: 3.4 MB less once unlocked.

What PySide looks like inside may change: then all of it is loaded as before, and so is what is
left out, should anything of it be used while Qt comes in.
"""

import builtins
import linecache
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace

python_s_own = getattr(builtins, "__orig_import__", builtins.__import__)

UNUSED = {
    "shiboken6": ("tempfile",),
    "shibokensupport.signature.loader": (
        "shibokensupport.signature.lib.enum_sig",
        "shibokensupport.signature.lib.pyi_generator",
    ),
}
"""What is left out, by the module that asks for it."""


def _import(
    name: str,
    globals: Mapping[str, object] | None = None,  # noqa: A002 - Python's names for them
    locals: Mapping[str, object] | None = None,  # noqa: A002
    fromlist: Sequence[str] = (),
    level: int = 0,
) -> object:
    """Import as Python does, but an empty module in the place of what is not used."""
    unused = UNUSED.get(str((globals or {}).get("__name__")), ())
    if not fromlist and name in unused:
        return _empty(name)
    if len(fromlist or ()) == 1 and f"{name}.{fromlist[0]}" in unused:
        return SimpleNamespace(**{fromlist[0]: _empty(f"{name}.{fromlist[0]}")})
    return python_s_own(name, globals, locals, fromlist, level)


def _empty(name: str) -> ModuleType:
    """Return a module of this name that asks the real one for what is wanted of it."""

    def find(wanted: str) -> object:
        if wanted.startswith("__"):  # what is asked of every module
            raise AttributeError(wanted)
        return getattr(import_module(name), wanted)

    made = ModuleType(name)
    made.__spec__ = ModuleSpec(name, None)
    made.__dict__["__getattr__"] = find
    return made


builtins.__import__ = _import  # type: ignore[assignment]
try:
    import PySide6.QtCore  # noqa: F401 - this is what replaces it
finally:
    builtins.__import__ = python_s_own
linecache.clearcache()  # a traceback reads again what it shows
