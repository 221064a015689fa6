"""The recovery code: 130 random bits as 28 characters a person can copy by hand."""

import unicodedata

from sessionbook.vault.errors import MistypedRecoveryCodeError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
DATA = 26  # characters of 5 bits: 130 bits
LENGTH = DATA + 2
GROUP = 4
_READ_AS = str.maketrans("OIL", "011")
_DASHES = {"Pd", "Zs", "Cc", "Cf"}  # what people, sheets and clipboards put between


def make() -> str:
    """Return a new random code, in groups, as it is shown and printed."""
    import secrets

    data = "".join(secrets.choice(ALPHABET) for _ in range(DATA))
    return "-".join(groups(data + _check(data)))


def groups(code: str) -> tuple[str, ...]:
    """Return the code's groups, for a sheet and for asking one of them back."""
    plain = tidy(code)
    return tuple(plain[i : i + GROUP] for i in range(0, len(plain), GROUP))


def parse(text: str) -> str:
    """Return the code without dashes, or raise MistypedRecoveryCodeError."""
    plain = tidy(text)
    if len(plain) != LENGTH or not set(plain) <= set(ALPHABET):
        raise MistypedRecoveryCodeError
    if _check(plain[:DATA]) != plain[DATA:]:
        raise MistypedRecoveryCodeError
    return plain


def is_whole(text: str) -> bool:
    """Return whether this is a recovery code, of whatever notebook, without a slip in it."""
    try:
        parse(text)
    except MistypedRecoveryCodeError:
        return False
    return True


def secret(text: str) -> bytes:
    """Return what a code's slot is sealed by, however the code is written."""
    return parse(text).encode()


def tidy(text: str) -> str:
    """Return what was meant: capitals, no spaces or dashes, O as 0, I and L as 1."""
    letters = unicodedata.normalize("NFKC", text).upper().translate(_READ_AS)
    return "".join(c for c in letters if unicodedata.category(c) not in _DASHES)


def _check(data: str) -> str:
    """Return two characters that expose any two wrong ones, so any swap as well.

    A sum and a weighted sum over the field of 32 elements: a shortened Reed-Solomon
    code of distance 3, whose weights differ in every place.
    """
    plain_sum = weighted = 0
    for character in data:
        value = ALPHABET.index(character)
        plain_sum ^= value
        weighted = _double(weighted) ^ value
    return ALPHABET[plain_sum] + ALPHABET[weighted]


def _double(value: int) -> int:
    """Multiply by x in GF(32), reduced by the primitive x^5 + x^2 + 1."""
    return (value << 1) ^ (0b100101 if value & 0b10000 else 0)
