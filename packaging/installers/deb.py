"""The package for Debian, Ubuntu and what comes of them.

It uses the system's libraries, which the system keeps safe, in place of the copies that the tree
carries for systems that have none; what it then needs is found by Debian's own dpkg-shlibdeps.
"""

import gzip
import hashlib
import re
import subprocess
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from installers import changelog, desktop
from installers.files import is_elf, put, run, settle
from installers.tree import NAME, Tree

DATA = Path(__file__).resolve().parents[1] / "debian"
COMPRESSION = ("-Zxz", "-z6")
MAINTAINER = "Sessionbook contributors <sessionbook@users.noreply.github.com>"

KEYRINGS = "gnome-keyring | libkf5wallet-bin | libkf6wallet-bin | keepassxc"  # a Secret Service
OURS = re.compile(r"lib(python3|Qt6|icu|pyside6|shiboken6)")  # of one make with the program
OPTIONAL = re.compile(r"wayland|WlShell|printsupport/", re.IGNORECASE)  # loaded only when there


def make(tree: Tree, out: Path) -> list[Path]:
    """Make sessionbook_VERSION_ARCHITECTURE.deb."""
    architecture = run(["dpkg", "--print-architecture"], tree.epoch).strip()
    target = out / f"{NAME}_{debian_version(tree.version)}_{architecture}.deb"
    with TemporaryDirectory(prefix="deb-") as scratch:
        root = Path(scratch) / "root"
        fill(tree, root)
        control(tree, root, architecture)
        settle(root, tree.epoch, {root / "usr" / "lib" / NAME / NAME})
        out.mkdir(parents=True, exist_ok=True)
        run(["dpkg-deb", "--root-owner-group", *COMPRESSION, "--build", root, target], tree.epoch)
    target.chmod(0o644)
    return [target]


def debian_version(version: str) -> str:
    """Return a version as dpkg sorts it: what comes before 1.0 is 1.0~rc1."""
    return re.sub(r"\.?(a|b|rc|dev)(\d+)$", r"~\1\2", version)


def fill(tree: Tree, root: Path) -> None:
    """Put everything that will be installed into its place below a root."""
    usr = root / "usr"
    desktop.place(tree, usr)
    for library in of_the_system(usr / "lib" / NAME / "_internal"):
        library.unlink()
    documents = usr / "share" / "doc" / NAME
    put(documents / "copyright", (DATA / "copyright").read_bytes())
    put(documents / "changelog.gz", gzip.compress(debian_changelog(tree).encode(), 9, mtime=0))
    put(usr / "share" / "lintian" / "overrides" / NAME, (DATA / "lintian-overrides").read_bytes())


def of_the_system(internal: Path) -> list[Path]:
    """Return the copies of libraries that a package of this system brings as well."""
    copies = (path for path in sorted(internal.glob("lib*.so*")) if is_elf(path))
    return [path for path in copies if not OURS.match(path.name) and _is_packaged(path.name)]


def _is_packaged(library: str) -> bool:
    folder = run(["dpkg-architecture", "-qDEB_HOST_MULTIARCH"], 0).strip()
    return any(
        subprocess.run(["dpkg-query", "-S", place], capture_output=True, check=False).returncode
        == 0
        for place in (f"/usr/lib/{folder}/{library}", f"/lib/{folder}/{library}")
    )


def control(tree: Tree, root: Path, architecture: str) -> None:
    """Write what dpkg reads: what it is, what it needs, the sum of every file."""
    files = [path for path in sorted((root / "usr").rglob("*")) if path.is_file()]
    sums = "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
        if not path.is_symlink()
    )
    (root / "DEBIAN").mkdir()
    text = (DATA / "control").read_text(encoding="utf-8")
    facts = {
        **needs(root, tree.epoch),
        "VERSION": debian_version(tree.version),
        "ARCHITECTURE": architecture,
        "SIZE": str(_kibibytes(root)),
        "MAINTAINER": MAINTAINER,
    }
    for name, fact in facts.items():
        text = text.replace(f"@{name}@", fact)
    put(root / "DEBIAN" / "control", text)
    put(root / "DEBIAN" / "md5sums", sums)


def _kibibytes(root: Path) -> int:
    """Return the size as dpkg counts it: files by whole kibibytes, all else as one."""
    return sum(
        -(-path.lstat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1
        for path in (root / "usr").rglob("*")
    )


def needs(root: Path, epoch: int) -> dict[str, str]:
    """Return the packages without which it does not start, and those that some desktops need."""
    usr = root / "usr"
    found = [path for path in sorted(usr.rglob("*")) if is_elf(path)]
    must = [path for path in found if not OPTIONAL.search(str(path.relative_to(usr)))]
    may = [path for path in found if path not in must]
    with TemporaryDirectory(prefix="needs-") as scratch:
        source = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
        put(Path(scratch) / "debian" / "control", source)
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", f"-S{root}"]
        command += ["-dDepends", *(f"-e{path}" for path in must)]
        command += ["-dRecommends", *(f"-e{path}" for path in may)]
        said = run(command, epoch, Path(scratch))
    fields = dict(line.removeprefix("shlibs:").split("=", 1) for line in said.splitlines())
    wished = [fields["Recommends"]] if "Recommends" in fields else []
    return {"DEPENDS": fields["Depends"], "RECOMMENDS": ", ".join([*wished, KEYRINGS])}


def debian_changelog(tree: Tree) -> str:
    """Return the changelog in Debian's form."""
    return "\n".join(_entry(release) for release in changelog.releases(tree))


def _entry(release: changelog.Release) -> str:
    points = "\n".join(
        textwrap.fill(point, 78, initial_indent="  * ", subsequent_indent="    ")
        for point in release.points
    )
    when = f"{datetime.fromtimestamp(release.epoch, UTC):%a, %d %b %Y %H:%M:%S +0000}"
    head = f"{NAME} ({debian_version(release.version)}) unstable; urgency=medium"
    return f"{head}\n\n{points}\n\n -- {MAINTAINER}  {when}\n"
