"""What Debian says of whose a library is, with what it only refers to."""

from pathlib import Path

import pytest
from installers import debian_parts


def test_what_debian_only_refers_to_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian_parts, "DOCUMENTS", tmp_path)
    monkeypatch.setattr(debian_parts, "COMMON", tmp_path / "common")
    (tmp_path / "common").mkdir()
    (tmp_path / "common" / "GPL-2").write_text("\nAll of the GPL.\n", encoding="utf-8")
    (tmp_path / "liba").mkdir()
    words = "Files: *\nCopyright: A\nLicense: GPL-2+\n in /usr/share/common-licenses/GPL-2.\n"
    (tmp_path / "liba" / "copyright").write_text(words, encoding="utf-8")
    text = debian_parts.copyright_of("liba:amd64")
    assert text.startswith("Files: *")
    assert text.endswith("All of the GPL.\n")
    assert debian_parts.licence_of(text) == "GPL-2+"
    assert debian_parts.licence_of("Free software.") == ""
