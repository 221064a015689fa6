"""Makes what people open on a Mac: a disk image with the app and a link to drag it onto.

Never run on macOS: stand-ins for hdiutil and codesign took down here what they were told.

It is for one kind of processor, that of the Mac it is made on: some parts come so (cryptography,
cffi, PDFium). The commands are in the app: Sessionbook.app/Contents/MacOS/sessionbook selftest.
"""

import platform
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from installers import signing
from installers.tree import NAME, Tree

APP = "Sessionbook.app"
LICENCES = "sessionbook/licences"


def make(tree: Tree, out: Path) -> list[Path]:
    """Make the image from the app that PyInstaller put beside the tree; return it."""
    out.mkdir(parents=True, exist_ok=True)
    image = out / f"{NAME}-{tree.version}-macos-{platform.machine()}.dmg"
    with TemporaryDirectory() as folder:
        shown = Path(folder)
        app = shown / APP
        shutil.copytree(tree.folder.with_name(APP), app, symlinks=True)
        # They are written when the bundle is made; the code finds them by a link of its folder.
        licences = tree.folder / "_internal" / LICENCES
        shutil.copytree(licences, app / "Contents" / "Resources" / LICENCES)
        (shown / "Applications").symlink_to("/Applications")
        signed = signing.app(app)
        pack(shown, image)
    if signed:
        signing.image(image)
    return [image]


def pack(folder: Path, image: Path) -> None:
    """Make a compressed image of a folder."""
    kind = ["-fs", "HFS+", "-format", "ULMO"]  # read by macOS 10.15 and later
    name = ["-volname", "Sessionbook"]
    subprocess.run(
        ["hdiutil", "create", *kind, *name, "-srcfolder", folder, "-ov", image], check=True
    )
