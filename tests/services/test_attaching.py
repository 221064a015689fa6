"""Files on their way in and out: never too many bytes, never a pipe, never over another file."""

import os
import sys
from pathlib import Path

import pytest

from sessionbook.domain.attachments import MOST_BYTES, MediaType
from sessionbook.services.attaching import (
    EmptyFileError,
    TooLargeError,
    UnknownKindError,
    UnreadableFileError,
    kind_of,
    read_file,
    save_copy,
)
from sessionbook.services.exporters.new_file import ExportExistsError
from sessionbook.vault.errors import FolderUnwritableError, StorageFailedError
from tests import foreign


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(MOST_BYTES))
    assert len(read_file(path)) == MOST_BYTES


def test_a_larger_one_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(900 * MOST_BYTES)  # more than there is memory; a hole, not bytes
    with pytest.raises(TooLargeError):
        read_file(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path, tmp_path / "nothing"):
        with pytest.raises(UnreadableFileError):
            read_file(path)


def test_a_name_with_a_zero_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        read_file(Path("a\0b"))


def test_only_five_kinds_are_taken() -> None:
    assert kind_of(foreign.picture("webp")) is MediaType.WEBP
    with pytest.raises(EmptyFileError):
        kind_of(b"")
    for content in (foreign.SVG, foreign.picture("bmp"), b"MZ", b"words"):
        with pytest.raises(UnknownKindError):
            kind_of(content)
    with pytest.raises(TooLargeError):
        kind_of(bytes(MOST_BYTES + 1))


def test_a_copy_is_the_same_bytes_for_this_account_only(tmp_path: Path) -> None:
    content = bytes(range(256)) * 9 + b"\r\n\n"
    save_copy(content, tmp_path / "copy.png")
    assert (tmp_path / "copy.png").read_bytes() == content
    if sys.platform != "win32":
        assert (tmp_path / "copy.png").stat().st_mode & 0o777 == 0o600


def test_no_copy_is_written_over_something(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(ExportExistsError):
        save_copy(b"theirs", tmp_path / "mine")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_a_copy_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises((StorageFailedError, FolderUnwritableError)):
        save_copy(b"bytes", tmp_path / "nowhere" / "copy")
    assert list(tmp_path.iterdir()) == []
