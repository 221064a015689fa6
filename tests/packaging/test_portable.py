"""The archive for a stick: the same bytes twice, without links, and with names a stick takes."""

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from installers import portable
from installers.tree import Tree

from tests.packaging.fake import EPOCH, fake_tree


def members(archive: Path) -> list[tarfile.TarInfo]:
    with tarfile.open(archive) as file:
        return file.getmembers()


def made(tree: Tree, out: Path) -> Path:
    [archive] = portable.make(tree, out)
    return archive


def test_two_makes_give_the_same_bytes(tmp_path: Path) -> None:
    one = made(fake_tree(tmp_path / "here"), tmp_path / "one")
    before = os.umask(0o077)
    try:
        two = made(fake_tree(tmp_path / "there"), tmp_path / "two")
    finally:
        os.umask(before)
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()


def test_all_is_in_one_folder_with_what_to_know_beside_the_program(tmp_path: Path) -> None:
    archive = made(fake_tree(tmp_path / "made"), tmp_path / "out")
    folder = archive.name.removesuffix(".tar.xz")
    assert folder.startswith("sessionbook-9.8.7-linux-")
    found = {each.name: each for each in members(archive)}
    beside = {"sessionbook", "portable", "README.txt", "LICENSE.txt", "start.sh", "_internal"}
    assert {name.split("/")[1] for name in found if "/" in name} == beside
    assert {each.name.split("/")[0] for each in found.values()} == {folder}
    programs = {name for name, each in found.items() if each.isreg() and each.mode & 0o111}
    assert programs == {f"{folder}/sessionbook", f"{folder}/start.sh"}
    assert {(each.uid, each.gid, each.mtime) for each in found.values()} == {(0, 0, EPOCH)}
    assert all(each.isreg() or each.isdir() for each in found.values())
    with tarfile.open(archive) as file:
        words = file.extractfile(f"{folder}/README.txt")
        assert words
        assert words.read().startswith(b"Sessionbook 9.8.7, ")


def test_a_link_is_refused(tmp_path: Path) -> None:
    tree = fake_tree(tmp_path / "made")
    (tree.folder / "_internal" / "link.so").symlink_to("sessionbook/words.txt")
    with pytest.raises(SystemExit, match="A stick knows no links"):
        portable.make(tree, tmp_path / "out")


@pytest.mark.parametrize("name", ["a:b", "what?", "end.", "end ", "a\\b", "x" * 256])
def test_a_name_that_a_stick_refuses_is_refused(name: str) -> None:
    with pytest.raises(SystemExit, match="would refuse this name"):
        portable.refuse_names({f"_internal/{name}": (b"", 0)})


def test_names_that_differ_only_in_case_are_refused() -> None:
    with pytest.raises(SystemExit, match="one file"):
        portable.refuse_names({"Qt/lib.so": (b"", 0), "qt/lib.so": (b"", 0)})


def test_it_is_made_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert made(fake_tree(tmp_path / "made"), tmp_path / "a" / "b").exists()


def test_its_script_starts_a_program_that_counts_as_none(tmp_path: Path) -> None:
    shutil.copy(portable.DATA / "start.sh", tmp_path)
    shutil.copy("/bin/echo", tmp_path / "sessionbook")
    (tmp_path / "sessionbook").chmod(0o644)
    command = ["sh", tmp_path / "start.sh", "one", "two words"]
    assert subprocess.check_output(command, text=True) == "one two words\n"
    (tmp_path / "sessionbook").unlink()
    assert subprocess.run(command, capture_output=True, check=False).returncode
