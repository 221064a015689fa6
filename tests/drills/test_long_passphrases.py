"""The longest that judging a passphrase can take, and that it ends."""

import time

import pytest

from sessionbook.services.strength import judge

pytestmark = pytest.mark.drill
EVERY_SWAP = "4@8({[<3691!|0$5+7%2"  # signs that stand for letters: what takes longest to judge


def test_the_worst_that_can_be_typed_ends() -> None:
    began = time.process_time()
    assert judge(EVERY_SWAP * 500)
    took = time.process_time() - began
    print(f"every swap of letters, 10,000 characters: {took:.1f} s on a thread of its own")
    assert took < 30
