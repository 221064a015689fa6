"""What is in the folder that every installer installs, and what must not be."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from installers import environment
from installers.files import is_elf

from tests.drive.packages import lacking
from tests.packaging import bundles
from tests.packaging.conftest import give_up

pytestmark = pytest.mark.drill

FORBIDDEN = re.compile(r"network|qml|quick|(^|lib|_)ssl", re.IGNORECASE)
MODULES_FORBIDDEN = ("ssl", "asyncio", "ftplib", "http", "http.client", "smtplib", "urllib.request")

# What a desktop has, or what the package for Debian depends on.
OF_THE_SYSTEM = {
    *("ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0"),
    *("libgcc_s.so.1", "libstdc++.so.6", "libexpat.so.1", "libz.so.1", "libzstd.so.1"),
    *("libEGL.so.1", "libGL.so.1", "libfontconfig.so.1", "libfreetype.so.6"),
    *("libX11.so.6", "libX11-xcb.so.1", "libxcb.so.1"),
    *("libdbus-1.so.3", "libglib-2.0.so.0", "libgthread-2.0.so.0"),
    # of plugins that are not loaded where these are not
    *("libcups.so.2", "libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1"),
}

MOST_OF_SOURCE = 0.5  # of the size of the parts that it was made of
SLOWEST, MOST_MEMORY = 1.5, 1.5  # times the program run from source


def files(tree: Path) -> list[Path]:
    return [path for path in sorted(tree.rglob("*")) if not path.is_dir()]


def test_it_has_no_network_code_and_no_second_toolkit(installed_tree: Path) -> None:
    names = [str(path.relative_to(installed_tree)) for path in files(installed_tree)]
    assert [name for name in names if FORBIDDEN.search(Path(name).name)] == []
    assert "_internal/PySide6/QtWidgets.abi3.so" in names


def test_its_modules_are_those_that_it_uses(installed_tree: Path) -> None:
    program = (installed_tree / "sessionbook").read_bytes()
    assert has(program, "sessionbook.app")  # so that finding none means something
    assert [name for name in MODULES_FORBIDDEN if has(program, name)] == []


def has(program: bytes, module: str) -> bool:
    """Return whether a module is in the program's table of contents: names after their lengths."""
    return bytes([len(module)]) + module.encode() in program


def test_its_libraries_need_what_is_there_or_what_a_system_has(installed_tree: Path) -> None:
    if packages := lacking("objdump"):
        give_up(f"Libraries are read with objdump: apt-get install {packages[0]}")
    there = {path.name for path in files(installed_tree)}
    needed = {
        name: path.name for path in files(installed_tree) if is_elf(path) for name in needs(path)
    }
    assert {"libQt6Core.so.6", "libc.so.6"} <= needed.keys()
    missing = {name: by for name, by in needed.items() if name not in there | OF_THE_SYSTEM}
    assert missing == {}
    assert needed.keys() >= OF_THE_SYSTEM  # nobody adds to the list what is not needed
    print(f"{len(needed)} libraries are needed, {len(OF_THE_SYSTEM)} of them the system's")


def needs(library: Path) -> list[str]:
    said = subprocess.run(["objdump", "-p", library], capture_output=True, check=True, text=True)
    return re.findall(r"NEEDED +(\S+)", said.stdout)


def test_everybody_may_read_it_and_nobody_write_it(installed_tree: Path) -> None:
    modes = {path: path.lstat().st_mode for path in (installed_tree, *installed_tree.rglob("*"))}
    assert [path for path in modes if path.is_symlink()] == []  # a stick knows none
    assert [path for path, mode in modes.items() if mode & 0o444 != 0o444] == []
    assert [path for path, mode in modes.items() if mode & 0o7022] == []
    executable = [path for path, mode in modes.items() if path.is_file() and mode & 0o111]
    assert installed_tree / "sessionbook" in executable


def test_it_is_half_the_size_and_starts_like_the_source(installed_tree: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("Windows of other systems are not told of by a window manager.")
    if packages := lacking(*environment.NEEDS["figures"]):
        give_up("A screen is needed: apt-get install " + " ".join(packages))
    said = bundles.figures(installed_tree)
    print(said)
    ratios = [float(found) for found in re.findall(r": (\d+\.\d+) \(", said)]
    for ratio, most in zip(ratios, (MOST_OF_SOURCE, SLOWEST, MOST_MEMORY), strict=False):
        assert ratio <= most, said
    assert len(ratios) >= 2
