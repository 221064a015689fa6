"""What is inside a file of a part: read out of the file itself, and of this system only."""

import sys
from pathlib import Path

import pytest
from installers import inside


def test_a_version_is_read_out_of_the_file(tmp_path: Path) -> None:
    library = tmp_path / "libQt6Core.so.6"
    library.write_bytes(b"\x00Qt 7.8.9 (x86_64; by GCC)\x00 12\x0010.99 2031-01-02\x00")
    found = inside.facts("pyside6-essentials", {"_internal/PySide6/libQt6Core.so.6": library})
    versions = {fact["name"]: fact["version"] for fact in found}
    assert versions["Qt"] == "7.8.9"
    assert versions["PCRE2"] == "10.99"
    assert versions["BLAKE2"] == ""
    assert "MD4C" not in versions  # it is in Gui


def test_only_what_is_inside_on_this_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"_internal/PySide6/Qt6Core.dll": tmp_path / "none"}
    names = {}
    for system in ("linux", "win32"):
        monkeypatch.setattr(sys, "platform", system)
        names[system] = {fact["name"] for fact in inside.facts("PySide6_Essentials", files)}
    assert names["linux"] - names["win32"] == {"forkfd"}
    assert names["win32"] - names["linux"] == {"zlib in Qt"}
