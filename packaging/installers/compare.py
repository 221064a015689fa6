"""Tells two builds apart, file by file, and inside .deb and .tar.* too.

python3 packaging/build.py compare A B    two folders, or two files
"""

import fnmatch
import hashlib
import io
import stat
import tarfile
from collections.abc import Iterator
from pathlib import Path

EXCEPTIONS = {
    "*.dmg": "hdiutil writes times and numbers of its own",
    "SHA256SUMS": "it follows from the files it names",
    "*.asc": "a signature tells when it was made",
}
"""What may differ between two builds of a commit, and why. Of what Linux makes, nothing."""

AR = b"!<arch>\n"


def different(a: Path, b: Path) -> int:
    """Print a line for each file that differs; return 1 if any is not among the exceptions."""
    left, right = dict(found(a)), dict(found(b))
    unlike = [name for name in sorted(left | right) if left.get(name) != right.get(name)]
    excepted = {name: reason for name in unlike if (reason := _exception(name))}
    for name in unlike:
        reason = f" (excepted: {excepted[name]})" if name in excepted else ""
        print(f"{name}: {left.get(name, 'missing')} -> {right.get(name, 'missing')}{reason}")
    print(f"{len(left | right)} files, {len(unlike)} differ, of these {len(excepted)} excepted")
    return int(len(unlike) > len(excepted))


def found(build: Path) -> Iterator[tuple[str, str]]:
    """Yield every name and what is there: kind, mode and sum, in archives owner and time too."""
    if build.is_file():
        yield "the file", _sum(build.read_bytes())
        yield from _inside(build.name, build.read_bytes(), "")
    for path in sorted(build.rglob("*")):
        name = path.relative_to(build).as_posix()
        mode = stat.filemode(path.lstat().st_mode)
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            yield name, f"{mode} {_sum(content)}"
            yield from _inside(name, content, f"{name}: ")
        else:
            yield name, f"{mode} {path.readlink() if path.is_symlink() else ''}"


def _inside(name: str, content: bytes, before: str) -> Iterator[tuple[str, str]]:
    if name.endswith(".deb"):
        for member, packed in _members(content):
            yield from _inside(member, packed, f"{before}{member}/")
    elif ".tar" in name:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for entry in archive:
                yield before + entry.name, _told(archive, entry)


def _told(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> str:
    file = archive.extractfile(entry) if entry.isfile() else None
    what = _sum(file.read()) if file else entry.linkname
    owner = f"{entry.uname}({entry.uid}):{entry.gname}({entry.gid})"
    return f"{entry.type.decode()} {stat.filemode(entry.mode)} {owner} {entry.mtime} {what}"


def _members(deb: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what is in a .deb: 60 bytes tell of each member, whose size is made even."""
    at = len(AR)
    while at < len(deb):
        name, size = deb[at : at + 16].decode().rstrip(" /"), int(deb[at + 48 : at + 58])
        yield name, deb[at + 60 : at + 60 + size]
        at += 60 + size + size % 2


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _exception(name: str) -> str | None:
    return next((why for form, why in EXCEPTIONS.items() if fnmatch.fnmatch(name, form)), None)
