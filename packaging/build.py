#!/usr/bin/env python3
"""Makes what people install, of what this system can make; needs nothing but Python 3.11.

python3 packaging/build.py                     everything
python3 packaging/build.py tree                the program as a folder, ready to run
python3 packaging/build.py WHAT ... --out DIR  some of it, elsewhere than in dist
python3 packaging/build.py compare A B         tells two builds apart, inside archives too

What it works with is kept in build. The same commit gives the same files, byte for byte.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from installers import environment

# Each is a module of installers, whose make(tree, out) returns the files made.
MAKERS: dict[str, tuple[str, ...]] = {
    "linux": ("deb", "portable", "appimage", "sbom", "figures"),
    "win32": ("windows_setup", "sbom"),
    "darwin": ("dmg", "sbom"),
}


def main(arguments: Sequence[str]) -> int:
    """Make what the arguments name, or compare; return 1 if two builds differ."""
    if arguments[:1] == ["compare"]:
        return compare(arguments[1:])
    can = ("tree", *MAKERS.get(sys.platform, ()))
    parser = argparse.ArgumentParser(description="Makes what people install.")
    parser.add_argument("what", nargs="*", metavar="WHAT", help=", ".join(can))
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where it is put")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.what) - set(can):
        parser.error(f"this system makes {', '.join(can)}; not {', '.join(sorted(unknown))}")
    what = chosen.what or [name for name in can if not environment.is_out_of_reach(name)]
    environment.enter(__file__, environment.needs(what))
    for name in [] if chosen.what else sorted(set(can) - set(what)):
        missing = environment.lacking(environment.needs([name]))
        print(f"{name} is not made: there is no", " and no ".join(missing))
    make(what, chosen.out.absolute())
    return 0


def compare(builds: Sequence[str]) -> int:
    """Say in which files two builds differ."""
    from installers import compare

    parser = argparse.ArgumentParser(prog="build.py compare")
    parser.add_argument("builds", nargs=2, metavar="BUILD", type=Path, help="a folder or a file")
    a, b = parser.parse_args(builds).builds
    for build in (a, b):
        if not build.exists():
            parser.error(f"there is no {build}")
    return compare.different(a, b)


def make(what: Sequence[str], out: Path) -> None:
    """Make the tree, and from it each of the installers named."""
    from installers import tree

    makers = [import_module(f"installers.{name}") for name in what if name != "tree"]
    out.mkdir(parents=True, exist_ok=True)
    made = tree.make()
    print(made.folder)
    for maker in makers:
        for file in maker.make(made, out):
            print(f"{file}  {file.stat().st_size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
