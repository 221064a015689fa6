"""A new file has no name until it is whole, where the system has such files and elsewhere."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from sessionbook.services.exporters import new_file as module
from sessionbook.services.exporters.new_file import (
    ExportExistsError,
    ExportFullError,
    ExportReadOnlyError,
    new_bytes,
    new_file,
)
from sessionbook.vault.errors import DiskFullError, StorageFailedError
from tests.disks import fill_up, mounted


@pytest.fixture(params=["without a name", "with a passing name"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "with a passing name":
        monkeypatch.setattr(module, "NAMELESS", 0)
    return str(request.param)


def test_a_passing_name_is_exchanged_once_the_file_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows renames no open file."""
    monkeypatch.setattr(module, "NAMELESS", 0)
    path, files = tmp_path / "copy", []
    replace = Path.replace

    def watched(part: Path, target: Path) -> Path:
        files.append(file.closed)
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", watched)
    with new_bytes(path) as file:
        file.write(b"whole")
    assert files == [True]
    assert path.read_bytes() == b"whole"


def test_it_has_its_name_only_when_whole(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "copy"
    with new_bytes(path) as file:
        file.write(b"half")
        file.flush()
        there = [each.name for each in tmp_path.iterdir()]
        assert len(there) == (kind == "with a passing name")
        assert path.name not in there
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"half"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("kind")
@pytest.mark.parametrize("is_link", [False, True])
def test_what_took_the_name_meanwhile_is_left_alone(is_link: bool, tmp_path: Path) -> None:
    path = tmp_path / "copy"
    with pytest.raises(ExportExistsError), new_bytes(path):
        path.symlink_to("nowhere") if is_link else path.write_bytes(b"theirs")
    assert list(tmp_path.iterdir()) == [path]
    assert is_link or path.read_bytes() == b"theirs"


@pytest.mark.usefixtures("kind")
def test_a_name_the_disk_does_not_keep_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(module, "settle", refuse)
    with pytest.raises(StorageFailedError), new_bytes(tmp_path / "copy") as file:
        file.write(b"all")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_can_only_be_read_is_said_of_that_file(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    mounted(disk, "1m")
    try:
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(ExportReadOnlyError) as refused, new_bytes(disk / "summary.pdf"):
            pass
        assert "this file" in str(refused.value)
        assert "a notebook needs" not in str(refused.value)
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_is_said_of_that_file_and_not_of_the_last_change(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    mounted(disk, "1m")
    try:
        fill_up(disk)
        for write in (new_file, new_bytes):
            with pytest.raises(ExportFullError) as refused, write(disk / "summary.pdf") as file:
                file.write("x" * 90_000 if write is new_file else b"x" * 90_000)  # type: ignore[arg-type]
        assert "this file" in str(refused.value)
        assert "last change" not in str(refused.value)
        assert isinstance(refused.value, DiskFullError)
        assert [path.name for path in disk.iterdir()] == ["ballast"]
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
