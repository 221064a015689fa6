"""A file that got another name is waited for, and never the reason to fail once it has it."""

import sys
from pathlib import Path

import pytest

from sessionbook.vault import files


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_what_cannot_be_waited_for_on_windows_has_its_name_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    asked: list[str] = []
    (tmp_path / "new").write_bytes(b"words")

    def refuse(_: Path, mode: str = "r") -> None:
        asked.append(mode)
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        patch.setattr(sys, "platform", system)
        if system == "win32":
            files.move(tmp_path / "new", tmp_path / "there")
        else:
            with pytest.raises(PermissionError):
                files.move(tmp_path / "new", tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == b"words"
    assert asked == ["rb+" if system == "win32" else "rb"]  # a file may be for reading only
