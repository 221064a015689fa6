"""Two builds are told apart by any file, mode, link, owner or time that differs."""

import io
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from installers import compare
from installers.tree import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files have no modes there")


def tree(folder: Path) -> Path:
    (folder / "lib").mkdir(parents=True)
    (folder / "program").write_text("#!/bin/sh\n")
    (folder / "program").chmod(0o755)
    (folder / "lib" / "a.so").write_text("a")
    (folder / "link").symlink_to("lib/a.so")
    return folder


def packed(target: Path, time: int = 5, content: bytes = b"inside", owner: str = "root") -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(target, "w:xz") as archive:
        entry = tarfile.TarInfo("usr/program")
        entry.size, entry.mtime, entry.uname = len(content), time, owner
        archive.addfile(entry, io.BytesIO(content))
    return target


def deb(target: Path, content: bytes = b"inside") -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    parts = [target.with_name(name) for name in ("debian-binary", "control.tar.xz", "data.tar.xz")]
    parts[0].write_bytes(b"2.0\n\n")  # odd, as members may be
    packed(parts[1], content=b"control")
    packed(parts[2], content=content)
    subprocess.run(["ar", "rcD", target, *parts], check=True)
    for part in parts:
        part.unlink()
    return target


def test_two_that_are_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.different(tree(tmp_path / "a"), tree(tmp_path / "b")) == 0
    assert capsys.readouterr().out == "4 files, 0 differ, of these 0 excepted\n"


def turn(link: Path, target: str) -> None:
    link.unlink()
    link.symlink_to(target)


CHANGES: dict[str, Callable[[Path], object]] = {
    "lib/a.so": lambda b: (b / "lib/a.so").write_text("b"),
    "lib/b.so": lambda b: (b / "lib/b.so").write_text("new"),
    "link": lambda b: turn(b / "link", "program"),
    "program": lambda b: (b / "program").chmod(0o700),
    "empty": lambda b: (b / "empty").mkdir(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_differs_is_named(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = tree(tmp_path / "a"), tree(tmp_path / "b")
    CHANGES[name](b)
    assert compare.different(a, b) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines[:-1]] == [name]
    assert compare.different(b, a) == 1


@pytest.mark.parametrize("change", [{"time": 6}, {"content": b"INSIDE"}, {"owner": "me"}])
def test_an_archive_is_looked_into(
    change: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed(tmp_path / "a" / "x.tar.xz")
    packed(tmp_path / "b" / "x.tar.xz", **change)  # type: ignore[arg-type]
    assert compare.different(tmp_path / "a", tmp_path / "b") == 1
    assert "x.tar.xz: usr/program: " in capsys.readouterr().out


@pytest.mark.skipif(not Path("/usr/bin/ar").exists(), reason="binutils are not here")
def test_so_is_a_package(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = deb(tmp_path / "1" / "x.deb"), deb(tmp_path / "2" / "x.deb", b"other, and odd")
    assert compare.different(one, two) == 1
    named = [line.split(": ")[0] for line in capsys.readouterr().out.splitlines()]
    assert named == ["data.tar.xz/usr/program", "the file", named[-1]]
    deb(tmp_path / "3" / "x.deb").replace(two)
    assert compare.different(one, two) == 0


def test_an_exception_is_named_and_forgiven(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "ab":
        tree(tmp_path / name)
        (tmp_path / name / "x.dmg").write_text(name)
    assert compare.different(tmp_path / "a", tmp_path / "b") == 0
    assert "excepted: hdiutil" in capsys.readouterr().out


def test_what_is_not_there_is_no_build(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "packaging" / "build.py", "compare", tmp_path, tmp_path / "b"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"there is no {tmp_path / 'b'}" in done.stderr
