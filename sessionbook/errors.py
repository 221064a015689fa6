"""The root of every error a person may read; each names its one calm sentence."""

from typing import ClassVar


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - lupdate's name
    """Mark text for the translators, who look it up by this function's name."""
    return text


class SessionbookError(Exception):
    """Something a person can understand and act on; its sentence holds no word of theirs."""

    sentence: ClassVar[str]

    def __str__(self) -> str:
        return self.sentence
