"""An AppImage: one file that runs on most Linux desktops, without being installed.

Never run: appimagetool, which packs the folder. The folder itself is made and started by a drill.
"""

import platform
import shutil
from pathlib import Path

from installers import desktop, icons
from installers.environment import BUILD
from installers.files import put, run, settle
from installers.tree import ID, NAME, Tree

DATA = Path(__file__).resolve().parents[1] / "appimage"


def make(tree: Tree, out: Path) -> list[Path]:
    """Make build/AppDir and, where there is appimagetool, Sessionbook-VERSION-MACHINE.AppImage."""
    folder = BUILD / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    fill(tree, folder)
    if not shutil.which("appimagetool"):
        print(f"{folder}  a folder only: there is no appimagetool here to pack it")
        return []
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"Sessionbook-{tree.version}-{platform.machine()}.AppImage"
    run(["appimagetool", "--no-appstream", folder, target], tree.epoch)
    return [target]


def fill(tree: Tree, folder: Path) -> None:
    """Write everything an AppDir has; its usr is what a Flatpak has as well."""
    usr = folder / "usr"
    desktop.place(tree, usr)
    put(folder / "AppRun", (DATA / "AppRun").read_bytes())
    put(folder / f"{ID}.desktop", (desktop.DATA / f"{ID}.desktop").read_bytes())
    put(folder / f"{ID}.png", icons.png(256))
    (folder / ".DirIcon").symlink_to(f"{ID}.png")
    settle(folder, tree.epoch, {folder / "AppRun", usr / "lib" / NAME / NAME})
