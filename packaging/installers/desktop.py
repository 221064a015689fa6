"""What a Linux desktop wants to have of a program: its entry, icons, description and man page."""

import gzip
from pathlib import Path
from xml.sax.saxutils import escape

from installers import changelog, icons
from installers.files import put
from installers.tree import ID, NAME, Tree

DATA = Path(__file__).resolve().parents[1] / "desktop"
NEEDS = {
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "man": "man-db",
}  # for the tests, which look at what is made


def place(tree: Tree, usr: Path) -> None:
    """Write all of it below a folder like /usr."""
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
