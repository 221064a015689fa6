"""The search for words finds them in every form; a search that finds nothing proves nothing."""

from pathlib import Path

import pytest

from tests.canaries import found

WORD = "Zwölfkämpferin"


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be", "latin-1"])
@pytest.mark.parametrize("form", [WORD, WORD.lower(), WORD.upper(), "zwolfkampferin"])
def test_a_word_in_a_file_is_found(tmp_path: Path, form: str, code: str) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "cache").write_bytes(b"\0\x93" * 501 + form.encode(code) + b"\xff")
    assert found([WORD], tmp_path) == [f"{WORD} in {tmp_path.name}/deep/er/cache"]


@pytest.mark.parametrize("name", [WORD, f"{WORD.upper()}.txt", "zwolfkampferin"])
def test_a_word_in_a_name_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert found([WORD], tmp_path)


def test_other_words_are_not_found(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"Zw\xc3\xb6lfk\xc3\xa4mpfer in " * 9)
    assert found([WORD], tmp_path) == []
