"""What is made for Linux, from the program as it is built: looked at, unpacked and started."""

import fnmatch
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from installers import appimage, environment, portable, tree
from installers.tree import ID, ROOT, Tree

from tests.conftest import PASSPHRASE
from tests.drive.packages import lacking
from tests.packaging.conftest import give_up

pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="made on Linux only"),
]

MINUTES = 10 * 60
CHECKS = 10  # lines of the selftest
STICK_SIZE = 400_000_000


def need(*programs: str) -> None:
    if packages := lacking(*programs):
        give_up("apt-get install " + " ".join(packages))


def run(*command: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    settings = {"capture_output": True, "text": True, "timeout": MINUTES, **options}
    return subprocess.run(command, check=False, **settings)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def real(installed_tree: Path) -> Tree:
    return Tree(installed_tree, tree.version(), tree.commit_time())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home folder that stays empty if the program leaves nothing there."""
    place = tmp_path / "home"
    place.mkdir()
    return place


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system that sticks have: vfat where the kernel knows it, or exFAT."""
    if os.geteuid():
        pytest.skip("only root mounts")
    image, place = tmp_path / "stick", tmp_path / "mounted"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(STICK_SIZE)
    if "vfat" in Path("/proc/filesystems").read_text(encoding="ascii"):
        need("mkfs.vfat")
        make, mount = ["mkfs.vfat"], ["mount", "-t", "vfat"]
    else:
        need("mkfs.exfat", "mount.exfat-fuse")
        make, mount = ["mkfs.exfat"], ["mount.exfat-fuse"]
    device = run("losetup", "--find", "--show", image).stdout.strip()
    try:
        if run(*make, device).returncode or run(*mount, device, place).returncode:
            pytest.skip("this system mounts no stick")
        print(f"\na stick of {make[0].removeprefix('mkfs.')}")
        yield place
        run("umount", place)
    finally:
        run("losetup", "--detach", device)


def selftest(program: Path, home: Path) -> None:
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"}
    done = run(program, "selftest", env=bare, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) >= CHECKS


def test_lintian_finds_nothing_and_every_override_is_needed(deb: Path) -> None:
    need("lintian")
    options = ["--pedantic", "--display-info", "--show-overrides", "--no-tag-display-limit"]
    done = run("lintian", *options, deb)
    tags = [re.match(r"([A-Z]): sessionbook: (\S+)", row) for row in done.stdout.splitlines()]
    found = [match.groups() for match in tags if match]
    counts = Counter(kind for kind, _ in found)
    print(f"lintian: {dict(counts)}; E errors, W warnings, P pedantic, I remarks, O overridden")
    assert counts["O"], "nothing was looked at"
    assert not [tag for kind, tag in found if kind in "EWP" or tag.endswith("-override")]


def test_it_asks_for_what_the_program_needs_and_no_more(deb: Path) -> None:
    done = run("dpkg-deb", "-f", deb, "Depends", "Recommends")
    must, may = re.findall(r"^\w+: (.+)$", done.stdout, re.MULTILINE)
    print(f"needs {must.count(',') + 1} packages, recommends {may.count(',') + 1}")
    names = {row.split()[0] for row in must.split(", ")}
    assert {"libc6", "libxcb-cursor0", "libxkbcommon0", "libegl1", "libfontconfig1"} <= names
    assert not {name for name in names if "wayland" in name or "cups" in name or "python" in name}
    assert "libwayland-client0" in may
    assert "libcups2" in may


def test_the_copyright_speaks_of_every_file(deb: Path, tmp_path: Path) -> None:
    run("dpkg-deb", "-x", deb, tmp_path)
    text = (tmp_path / "usr/share/doc/sessionbook/copyright").read_text(encoding="utf-8")
    patterns = [
        word
        for row in re.findall(r"^Files: (.+(?:\n .+)*)", text, re.MULTILINE)
        for word in row.split()
        if word != "*"
    ]
    inside = tmp_path / "usr/lib/sessionbook"
    names = [str(path.relative_to(tmp_path)) for path in inside.rglob("*") if path.is_file()]
    unsaid = [n for n in names if not any(fnmatch.fnmatch(n, pattern) for pattern in patterns)]
    assert not unsaid


def test_what_is_unpacked_of_the_package_starts(deb: Path, tmp_path: Path, home: Path) -> None:
    run("dpkg-deb", "-x", deb, tmp_path / "root")
    selftest(tmp_path / "root" / "usr" / "bin" / "sessionbook", home)
    assert not [*home.iterdir()]


def test_a_stick_carries_the_program_and_the_notebook(
    real: Tree, stick: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portable, "PRESET", 0)
    [archive] = portable.make(real, tmp_path)
    done = run("tar", "-xf", archive, "-C", stick, "--no-same-owner")
    assert done.returncode == 0, done.stderr
    program = stick / archive.name.removesuffix(".tar.xz") / "sessionbook"
    selftest(program, home)
    for command in ("new", "check"):
        words = [program, command, stick / "Notebook", "--passphrase-file", "-"]
        done = run(*words, input=PASSPHRASE + "\n", env={"HOME": str(home)}, cwd="/")
        assert done.returncode == 0, done.stderr
    assert not [*home.iterdir()], "nothing is left on the computer"
    used = shutil.disk_usage(stick).used / 1e6
    print(f"{archive.name}: {used:.0f} MB on the stick with a notebook")


def test_an_appdir_starts_where_nothing_can_be_written(
    real: Tree, tmp_path: Path, home: Path
) -> None:
    if os.geteuid():
        pytest.skip("only root mounts")
    made, mounted = tmp_path / "AppDir", tmp_path / "mounted"
    appimage.fill(real, made)
    mounted.mkdir()
    if (refused := run("mount", "--bind", "-o", "ro", made, mounted)).returncode:
        pytest.skip(f"this system mounts nothing: {refused.stderr.strip()}")
    try:
        with pytest.raises(OSError, match="Read-only"):
            (mounted / "new").touch()
        selftest(mounted / "AppRun", home)
    finally:
        run("umount", mounted)
    assert not [*home.iterdir()]


def test_an_appimage_is_a_runtime_and_the_appdir_after_it(
    real: Tree, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The runtime is not to be had everywhere: another program is in its place."""
    need("mksquashfs", "unsquashfs")
    runtime = Path("/usr/bin/true")
    monkeypatch.setattr(appimage, "RUNTIME", hashlib.sha256(runtime.read_bytes()).hexdigest())
    monkeypatch.setattr(appimage, "PACKING", (*appimage.PACKING, "-Xcompression-level", "1"))
    monkeypatch.setattr(appimage, "BUILD", tmp_path)
    monkeypatch.setenv("SESSIONBOOK_APPIMAGE_RUNTIME", str(runtime))
    [made] = appimage.make(real, tmp_path / "out")
    assert run(made).returncode == 0  # what comes after a program is none of its business
    start = str(runtime.stat().st_size)
    done = run("unsquashfs", "-quiet", "-no-progress", "-o", start, "-d", tmp_path / "taken", made)
    assert done.returncode == 0, done.stderr
    selftest(tmp_path / "taken" / "AppRun", home)
    assert not [*home.iterdir()]
    print(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB")


def test_flatpak_builder_reads_the_manifest(tmp_path: Path) -> None:
    need("flatpak-builder")
    (environment.BUILD / "AppDir" / "usr").mkdir(parents=True, exist_ok=True)
    manifest = ROOT / "packaging" / "flatpak" / f"{ID}.yaml"
    done = run("flatpak-builder", "--show-manifest", manifest, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f'"id" : "{ID}"' in done.stdout
    assert "network" not in done.stdout
