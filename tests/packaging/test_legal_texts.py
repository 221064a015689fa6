"""Which licence of several is taken, and the text of it."""

from pathlib import Path

import pytest
from installers import legal_texts


@pytest.mark.parametrize(
    ("licence", "ids"),
    [
        ("MIT", ["MIT"]),
        ("MIT OR Apache-2.0", ["Apache-2.0"]),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", ["Apache-2.0", "Unicode-3.0"]),
        ("Apache-2.0 WITH LLVM-exception OR BSL-1.0", ["Apache-2.0", "LLVM-exception"]),
        ("GPL-2.0-only OR LGPL-3.0-only", ["LGPL-3.0-only", "GPL-3.0-only"]),
        ("GPL-2.0-or-later OR BSL-1.0", ["GPL-2.0-or-later"]),
        ("whatever they say", []),
        ("", []),
    ],
)
def test_which_licence_is_chosen(licence: str, ids: list[str]) -> None:
    assert legal_texts.chosen(licence) == ids


def test_a_text_is_all_that_follows_what_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legal_texts, "_folder", lambda: tmp_path)
    words = "---\nkey: x\n---\n\nThe words of mit.LICENSE\n---\nin full\n"
    (tmp_path / "mit.LICENSE").write_text(words, encoding="utf-8")
    assert legal_texts.text("MIT") == "The words of mit.LICENSE\n---\nin full\n"
