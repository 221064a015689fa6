"""The program as a Linux desktop has it: with an entry, icons, a description and a man page."""

import gzip
import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from installers import changelog, icons
from installers.files import put
from installers.tree import ID, NAME, Tree

DATA = Path(__file__).resolve().parents[1] / "desktop"


def place(tree: Tree, usr: Path) -> None:
    """Write the program and all of that below a folder like /usr."""
    shutil.copytree(tree.folder, usr / "lib" / NAME, symlinks=True)
    (usr / "bin").mkdir()
    (usr / "bin" / NAME).symlink_to(Path("..") / "lib" / NAME / NAME)
    share = usr / "share"
    put(share / "applications" / f"{ID}.desktop", (DATA / f"{ID}.desktop").read_bytes())
    put(share / "metainfo" / f"{ID}.metainfo.xml", metainfo(tree))
    put(share / "man" / "man1" / f"{NAME}.1.gz", gzip.compress(man_page(tree).encode(), 9, mtime=0))
    icons.place(share / "icons" / "hicolor")


def metainfo(tree: Tree) -> str:
    """Return the AppStream description, with the releases that the changelog tells of."""
    text = (DATA / f"{ID}.metainfo.xml").read_text(encoding="utf-8")
    rows = "".join(
        f'    <release version="{escape(release.version)}" date="{release.day}"/>\n'
        for release in changelog.releases(tree)
    )
    return text.replace("<releases/>", f"<releases>\n{rows}  </releases>")


def man_page(tree: Tree) -> str:
    """Return the man page of this version."""
    text = (DATA / f"{NAME}.1").read_text(encoding="utf-8")
    newest = changelog.releases(tree)[0]
    return text.replace("@DAY@", newest.day).replace("@VERSION@", tree.version)
