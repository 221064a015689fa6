"""The Debian package: the same bytes twice, root's, and with what it needs from the system."""

import gzip
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from installers import deb
from installers.tree import ID, Tree

from tests.drive.packages import lacking
from tests.packaging.fake import EPOCH, OF_THE_SYSTEM, fake_tree

if packages := lacking("dpkg-deb", "dpkg-shlibdeps"):
    pytest.skip("apt-get install " + " ".join(packages), allow_module_level=True)

LIB = "./usr/lib/sessionbook"


def made(tree: Tree, out: Path) -> Path:
    [package] = deb.make(tree, out)
    return package


def members(package: Path) -> dict[str, tarfile.TarInfo]:
    said = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], capture_output=True, check=True)
    copy = package.with_suffix(".tar")
    copy.write_bytes(said.stdout)
    with tarfile.open(copy) as archive:
        return {member.name: member for member in archive}


def field(package: Path, name: str) -> str:
    said = subprocess.run(["dpkg-deb", "-f", package, name], capture_output=True, check=True)
    return said.stdout.decode().strip()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deb")
    return made(fake_tree(folder / "made"), folder / "out")


@pytest.fixture(scope="module")
def files(package: Path) -> dict[str, tarfile.TarInfo]:
    return members(package)


def test_two_makes_give_the_same_bytes(package: Path, tmp_path: Path) -> None:
    tree = fake_tree(tmp_path / "elsewhere")
    before = os.umask(0o077)
    try:
        again = made(tree, tmp_path / "out")
    finally:
        os.umask(before)
    assert again.name == package.name
    assert again.read_bytes() == package.read_bytes()
    assert again.stat().st_mode & 0o777 == 0o644


def test_its_name_has_the_version_and_the_architecture(package: Path) -> None:
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    assert package.name == f"sessionbook_9.8.7_{architecture}.deb"
    assert field(package, "Architecture") == architecture


def test_every_file_is_roots_and_of_the_commits_time(files: dict[str, tarfile.TarInfo]) -> None:
    assert {(each.uid, each.gid, each.mtime) for each in files.values()} == {(0, 0, EPOCH)}


def test_modes_depend_on_nobody(files: dict[str, tarfile.TarInfo]) -> None:
    programs = [name for name, each in files.items() if each.isreg() and each.mode & 0o111]
    assert programs == [f"{LIB}/sessionbook"]
    for each in files.values():
        if not each.issym():
            assert each.mode == (0o755 if each.isdir() or each.name in programs else 0o644)


def test_it_has_no_file_in_another_place(files: dict[str, tarfile.TarInfo]) -> None:
    places = (
        LIB,
        "./usr/bin/sessionbook",
        "./usr/share/doc/sessionbook",
        "./usr/share/lintian/overrides/sessionbook",
        "./usr/share/man/man1/sessionbook.1.gz",
        f"./usr/share/applications/{ID}.desktop",
        f"./usr/share/metainfo/{ID}.metainfo.xml",
        "./usr/share/icons/hicolor/",
    )
    strange = [n for n, each in files.items() if not each.isdir() and not n.startswith(places)]
    assert not strange
    assert files["./usr/bin/sessionbook"].linkname == "../lib/sessionbook/sessionbook"


def test_it_uses_the_systems_library_and_keeps_its_own(
    package: Path, files: dict[str, tarfile.TarInfo]
) -> None:
    assert f"{LIB}/_internal/{OF_THE_SYSTEM}" not in files
    assert f"{LIB}/_internal/PySide6/Qt/lib/libQt6Core.so.6" in files
    assert re.search(r"\blibc6 \(>= ", field(package, "Depends"))


def test_what_only_some_desktops_need_is_recommended(tmp_path: Path) -> None:
    tree = fake_tree(tmp_path / "made")
    plugins = tree.folder / "_internal" / "PySide6" / "Qt" / "plugins"
    (plugins / "printsupport").mkdir(parents=True)
    shutil.copy(shutil.which("dpkg-deb") or "", plugins / "printsupport" / "libcups.so")
    package = made(tree, tmp_path / "out")
    assert "liblzma5" in field(package, "Recommends")  # dpkg-deb needs it, and true does not
    assert "liblzma5" not in field(package, "Depends")
    assert "gnome-keyring | " in field(package, "Recommends")


def test_dpkg_can_check_every_file(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "-R", package, tmp_path / "all"], check=True)
    sums = tmp_path / "all" / "DEBIAN" / "md5sums"
    subprocess.run(
        ["md5sum", "--check", "--strict", "--quiet", sums], cwd=tmp_path / "all", check=True
    )
    rows = sums.read_text(encoding="utf-8").splitlines()
    listed = {f"./{row.split('  ')[1]}" for row in rows}
    assert listed == {name for name, each in members(package).items() if each.isreg()}
    assert not [
        path.name for path in sums.parent.iterdir() if path.name not in ("control", sums.name)
    ]


def test_nothing_of_it_is_left_unsaid(package: Path) -> None:
    assert "@" not in field(package, "Version") + field(package, "Depends")
    assert int(field(package, "Installed-Size")) > 0


def test_versions_before_a_release_sort_before_it() -> None:
    assert deb.debian_version("1.0rc1") == "1.0~rc1"
    assert deb.debian_version("1.0.dev3") == "1.0~dev3"
    assert deb.debian_version("1.0.1") == "1.0.1"


def test_debian_reads_the_changelog(package: Path, tmp_path: Path) -> None:
    if missing := lacking("dpkg-parsechangelog"):
        pytest.skip("apt-get install " + " ".join(missing))
    subprocess.run(["dpkg-deb", "-x", package, tmp_path], check=True)
    written = tmp_path / "usr/share/doc/sessionbook/changelog.gz"
    (tmp_path / "changelog").write_bytes(gzip.decompress(written.read_bytes()))
    command = ["dpkg-parsechangelog", "-l", tmp_path / "changelog", "--all"]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not said.stderr
    assert "Version: 9.8.7\n" in said.stdout
    assert "Timestamp: " + str(EPOCH) in said.stdout
