"""What a field says when it took only the beginning of what was pasted."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip


def say_too_long(field: QPlainTextEdit | QTextEdit) -> str:
    """Say it below the cursor; return the sentence."""
    words = QCoreApplication.translate(
        "TooLong", "That was too long to paste as a whole; the beginning is here."
    )
    below = field.viewport().mapToGlobal(field.cursorRect().bottomLeft())
    QToolTip.showText(below, words, field)
    return words
