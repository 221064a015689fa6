"""Drawing words: the whole list, evenly, and nothing kept."""

from collections import Counter

from sessionbook.services import word_passphrases as words


def test_the_list_has_as_many_words_as_are_counted_on() -> None:
    listed = words.listed()
    assert len(listed) == len(set(listed)) == words.WORDS == 6**5
    assert all(2 < len(word) < 10 and word.islower() and word.isascii() for word in listed)


def test_as_many_words_as_asked_for() -> None:
    for count in range(words.FEWEST, words.MOST + 1):
        drawn = words.draw(count, " ").split(" ")
        assert len(drawn) == count
        assert words.are_listed(drawn)


def test_every_part_of_the_list_is_drawn_from() -> None:
    """In 16 tenths of it, by chance alone, one is missed less than once in a billion runs."""
    place = {word: at for at, word in enumerate(words.listed())}
    drawn = [word for _ in range(60) for word in words.draw(8, " ").split(" ")]
    sixteenths = Counter(place[word] * 16 // words.WORDS for word in drawn)
    assert set(sixteenths) == set(range(16))
    assert max(Counter(drawn).values()) < 6


def test_the_same_word_may_come_twice_as_it_may_with_dice() -> None:
    assert words.possibilities(5) == 7776**5


def test_words_with_a_dash_inside_are_known_joined_with_dashes() -> None:
    assert words.are_listed(["yo", "yo", "t", "shirt", "abacus"])
    assert not words.are_listed(["abacus", "zahnarzt"])
