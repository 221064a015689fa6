import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.vault import recovery_code
from sessionbook.vault.errors import MistypedRecoveryCodeError
from sessionbook.vault.recovery_code import ALPHABET, groups, make, parse

PLAIN = st.text(ALPHABET, min_size=26, max_size=26).map(
    lambda data: data + recovery_code._check(data)
)


def test_it_is_shown_as_seven_groups_of_four() -> None:
    code = make()
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert groups(code) == groups(parse(code)) == tuple(code.split("-"))


def test_two_codes_differ() -> None:
    assert len({make() for _ in range(100)}) == 100


def test_every_character_can_occur_in_every_random_place() -> None:
    codes = [parse(make()) for _ in range(2000)]
    for place in range(recovery_code.LENGTH):
        assert {code[place] for code in codes} == set(ALPHABET)


def test_every_single_wrong_character_is_caught() -> None:
    code = parse(make())
    for place, right in enumerate(code):
        for wrong in set(ALPHABET) - {right}:
            with pytest.raises(MistypedRecoveryCodeError):
                parse(code[:place] + wrong + code[place + 1 :])


@given(PLAIN, st.integers(0, 27), st.integers(0, 27))
def test_every_swap_of_two_characters_is_caught(code: str, one: int, other: int) -> None:
    swapped = list(code)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    if code[one] == code[other]:
        assert parse("".join(swapped)) == code
    else:
        with pytest.raises(MistypedRecoveryCodeError):
            parse("".join(swapped))


@given(PLAIN, st.integers(0, 27), st.integers(0, 27), st.data())
def test_any_two_wrong_characters_are_caught(
    code: str, one: int, other: int, data: st.DataObject
) -> None:
    wrong = list(code)
    for place in {one, other}:
        wrong[place] = data.draw(st.sampled_from(sorted(set(ALPHABET) - {code[place]})))
    with pytest.raises(MistypedRecoveryCodeError):
        parse("".join(wrong))


@given(PLAIN, st.data())
def test_it_reads_what_people_write(code: str, data: st.DataObject) -> None:
    lookalikes = {"0": "0oO", "1": "1iIlL"}
    between = ["", "", " ", "-", "\u2013", "\n", "\u00a0", "\u2011", "\u200b"]
    typed = "".join(
        data.draw(st.sampled_from(lookalikes.get(c, c + c.lower())))
        + data.draw(st.sampled_from(between))
        for c in code
    )
    assert parse(typed) == code


@given(st.text())
def test_any_other_text_is_a_slip(text: str) -> None:
    with pytest.raises(MistypedRecoveryCodeError):
        parse(text)


@pytest.mark.parametrize("cut", [slice(0, 27), slice(1, 28), slice(0, 0)])
def test_a_missing_character_is_a_slip(cut: slice) -> None:
    with pytest.raises(MistypedRecoveryCodeError):
        parse(parse(make())[cut])
