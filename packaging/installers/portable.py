"""An archive that is unpacked on a stick and keeps notebook and settings beside the program."""

import io
import lzma
import platform
import re
import tarfile
from pathlib import Path

from installers.files import FOLDER, PLAIN, PROGRAM
from installers.tree import NAME, ROOT, Tree

DATA = Path(__file__).resolve().parents[1] / "portable"
MARKER = "portable"  # sessionbook/paths.py looks for it beside the program
REFUSED = re.compile(r'["*:<>?\\|\x00-\x1f]|[ .]$')  # in names, by the file systems of sticks
LONGEST = 255
PRESET = 9


def make(tree: Tree, out: Path) -> list[Path]:
    """Make sessionbook-VERSION-linux-MACHINE.tar.xz."""
    name = f"{NAME}-{tree.version}-linux-{platform.machine()}"
    target = out / f"{name}.tar.xz"
    contents = {**of_tree(tree), **beside(tree)}
    refuse_names(contents)
    out.mkdir(parents=True, exist_ok=True)
    with (
        lzma.open(target, "wb", preset=PRESET) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for folder in sorted(folders(contents)):
            archive.addfile(_info(tree, f"{name}/{folder}".rstrip("/."), tarfile.DIRTYPE, FOLDER))
        for path, (content, mode) in sorted(contents.items()):
            info = _info(tree, f"{name}/{path}", tarfile.REGTYPE, mode)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return [target]


def of_tree(tree: Tree) -> dict[str, tuple[bytes, int]]:
    """Return the program's files by name, each with its mode."""
    return {
        path.relative_to(tree.folder).as_posix(): (_read(path), _mode(path, tree))
        for path in tree.folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _read(path: Path) -> bytes:
    if path.is_symlink():
        raise SystemExit(f"A stick knows no links, but here is one: {path}")
    return path.read_bytes()


def _mode(path: Path, tree: Tree) -> int:
    return PROGRAM if path == tree.folder / NAME else PLAIN


def beside(tree: Tree) -> dict[str, tuple[bytes, int]]:
    """Return what lies beside the program: the marker, what to know, the licence."""
    words = (DATA / "README.txt").read_text(encoding="utf-8").replace("@VERSION@", tree.version)
    mark = "Because this file is here, notebook and settings stay in this folder.\n"
    return {
        MARKER: (mark.encode(), PLAIN),
        "README.txt": (words.encode(), PLAIN),
        "start.sh": ((DATA / "start.sh").read_bytes(), PROGRAM),
        "LICENSE.txt": ((ROOT / "LICENSE").read_bytes(), PLAIN),
    }


def folders(contents: dict[str, tuple[bytes, int]]) -> set[str]:
    """Return every folder that the files lie in."""
    return {parent.as_posix() for path in contents for parent in Path(path).parents}


def refuse_names(contents: dict[str, tuple[bytes, int]]) -> None:
    """Leave with a sentence if a file system of sticks would not take a name."""
    names = [*contents, *folders(contents)]
    seen: dict[str, str] = {}
    for name in names:
        parts = [part for part in Path(name).parts if part != "."]
        if any(REFUSED.search(part) or len(part) > LONGEST for part in parts):
            raise SystemExit(f"A stick would refuse this name: {name}")
        if (other := seen.setdefault(name.casefold(), name)) != name:
            raise SystemExit(f"On a stick these are one file: {name}, {other}")


def _info(tree: Tree, name: str, kind: bytes, mode: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.mode, info.mtime = kind, mode, tree.epoch
    return info
