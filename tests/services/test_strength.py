"""How long a passphrase holds: what is soon found, what is not, and that judging ends."""

import math
import sys
import time
import unicodedata

import pytest

from sessionbook.services import word_passphrases
from sessionbook.services.strength import GUESSES_A_SECOND, Hint, judge

DAY, YEAR = 86_400, 365 * 86_400


def seconds(passphrase: str) -> float:
    found = judge(passphrase)
    assert found
    return found.seconds


@pytest.mark.parametrize(
    ("passphrase", "hint"),
    [
        ("aaaaaaaa", Hint.REPEATED),
        ("marrowmarrow", Hint.REPEATED),
        ("                ", Hint.REPEATED),
        ("zxcvfr", Hint.KEYS),
        ("cdefghij", Hint.RUN),
        ("14.03.1987", Hint.DATE),
        ("rosemarie", Hint.NAME),
        ("peterkarin", Hint.NAME),
        ("password1", Hint.COMMON),
        ("sessionbook", Hint.COMMON),
    ],
)
def test_what_is_tried_early_is_soon_found_and_named(passphrase: str, hint: Hint) -> None:
    found = judge(passphrase)
    assert found
    assert found.seconds < DAY
    assert found.hint is hint


def test_nothing_is_named_in_what_is_hard_to_find() -> None:
    found = judge("seven quiet herons")
    assert found
    assert found.hint is None
    assert found.seconds > YEAR


def test_a_small_part_of_it_is_not_named() -> None:
    found = judge("maria zeppelin kohlrabi")
    assert found
    assert found.hint is None


@pytest.mark.parametrize("separator", word_passphrases.SEPARATORS)
def test_a_draw_is_never_taken_for_more_than_it_is(separator: str) -> None:
    for count in (4, 5, 6):
        most = 7776**count / 2 / GUESSES_A_SECOND
        assert seconds(word_passphrases.draw(count, separator)) <= most * 1.0001


def test_words_of_any_language_are_no_chance_letters() -> None:
    assert seconds("zahnarzt termin") <= 200_000**2 / 2 / GUESSES_A_SECOND
    assert seconds("zahnarzt termin 3") > seconds("zahnarzt termin")


def test_however_the_keyboard_composes_it_it_is_as_strong() -> None:
    words = "Größe ﬁnden Å"
    forms = {seconds(unicodedata.normalize(form, words)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len(forms) == 1


@pytest.mark.parametrize(
    "passphrase",
    [
        "😀🐢🌊" * 9,
        "👩‍👩‍👧‍👦",
        "שלום עולם קטן",
        "İİİİ",
        "a\udc80b",
        "\0\0\0",
        "ß ﬀ",
        "a" * 10_240,
        " ",
    ],
)
def test_anything_that_can_be_typed_is_judged(passphrase: str) -> None:
    assert 0 < seconds(passphrase) < math.inf


def test_nothing_has_no_strength() -> None:
    assert judge("") is None


def test_what_makes_the_estimator_stumble_is_not_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxcvbn", None)
    with pytest.raises(ImportError):
        judge("seven quiet herons")  # a part that is missing is no secret
    monkeypatch.undo()
    import zxcvbn.matching

    def stumble(*_: object, **__: object) -> None:
        raise ValueError("seven quiet herons")

    monkeypatch.setattr(zxcvbn.matching, "omnimatch", stumble)
    assert judge("seven quiet herons") is None


@pytest.mark.parametrize("passphrase", ["correct horse " * 730, "0123456789" * 1024, "aab" * 3413])
def test_a_passphrase_of_ten_thousand_letters_is_judged_at_once(passphrase: str) -> None:
    judge("x")  # what is loaded once
    began = time.process_time()
    assert judge(passphrase)
    assert time.process_time() - began < 1.5
