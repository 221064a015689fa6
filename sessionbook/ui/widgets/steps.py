"""The keys that go up and down a list, and with Alt move what stands in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def step_of(event: QKeyEvent) -> int:
    """Return how far a key goes down the list, or nothing if it is no such key."""
    return STEPS.get(event.key(), 0)


def shift_of(event: QKeyEvent) -> int:
    """Return how far a key moves a row down the list, or nothing if it is no such key."""
    return step_of(event) if event.modifiers() & Qt.KeyboardModifier.AltModifier else 0
