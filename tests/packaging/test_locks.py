"""What is bundled is what was tested: the lock of builds pins all of the program's parts alike."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def pins(lock: str) -> set[str]:
    """Return every part with its version, and where it is wanted."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^(\S+==.*?) \\$", text, re.MULTILINE))


def test_builds_have_every_part_of_the_program_in_its_version() -> None:
    assert pins("requirements.lock")
    assert pins("requirements.lock") <= pins("packaging/requirements-build.lock")
