"""An AppImage: one file that runs on most Linux desktops, without being installed.

It is a program of AppImage's makers, the runtime, and after it the folder as a file system, which
the runtime opens and starts. SESSIONBOOK_APPIMAGE_RUNTIME names the runtime's file, for nothing
is fetched here: runtime-x86_64 of github.com/AppImage/type2-runtime, its release 20251108.

Never run: that runtime. Drills start the folder, and what is taken out of the packed file again.
"""

import hashlib
import os
import platform
import shutil
from pathlib import Path

from installers import desktop, icons
from installers.environment import BUILD
from installers.files import PROGRAM, put, run, settle
from installers.tree import ID, NAME, Tree

DATA = Path(__file__).resolve().parents[1] / "appimage"
MACHINE = "x86_64"
RUNTIME = "2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d"  # its SHA-256
PACKING = ("-root-owned", "-noappend", "-no-xattrs", "-comp", "zstd", "-quiet", "-no-progress")


def make(tree: Tree, out: Path) -> list[Path]:
    """Make build/AppDir and, where a runtime is named, Sessionbook-VERSION-x86_64.AppImage."""
    folder = BUILD / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    fill(tree, folder)
    named = os.environ.get("SESSIONBOOK_APPIMAGE_RUNTIME")
    if not named:
        print(f"{folder}  a folder only: SESSIONBOOK_APPIMAGE_RUNTIME names no runtime to pack it")
        return []
    if platform.machine() != MACHINE:
        raise SystemExit(f"An AppImage is packed on {MACHINE} only: its runtime is for no other.")
    target = out / f"Sessionbook-{tree.version}-{MACHINE}.AppImage"
    pack(folder, Path(named), target, tree.epoch)
    return [target]


def pack(folder: Path, runtime: Path, target: Path, epoch: int) -> None:
    """Write the runtime and, after it, the folder as a file system; refuse any other runtime."""
    program = runtime.read_bytes()
    if hashlib.sha256(program).hexdigest() != RUNTIME:
        raise SystemExit(f"{runtime} is not the runtime that {Path(__file__).name} names.")
    packed = BUILD / "AppDir.squashfs"
    run(["mksquashfs", folder, packed, *PACKING], epoch)
    put(target, program + packed.read_bytes())
    target.chmod(PROGRAM)
    packed.unlink()


def fill(tree: Tree, folder: Path) -> None:
    """Write everything an AppDir has; its usr is what a Flatpak has as well."""
    usr = folder / "usr"
    desktop.place(tree, usr)
    put(folder / "AppRun", (DATA / "AppRun").read_bytes())
    put(folder / f"{ID}.desktop", (desktop.DATA / f"{ID}.desktop").read_bytes())
    put(folder / f"{ID}.png", icons.png(256))
    (folder / ".DirIcon").symlink_to(f"{ID}.png")
    settle(folder, tree.epoch, {folder / "AppRun", usr / "lib" / NAME / NAME})
