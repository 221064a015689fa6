"""The words a new notebook begins with, in the person's language."""

from PySide6.QtCore import QCoreApplication

from sessionbook.services.creation import ScaleWords


def first_scales() -> tuple[ScaleWords, ...]:
    """Return the three scales of the Today page."""
    return (
        ScaleWords(
            QCoreApplication.translate("FirstWords", "Mood"),
            QCoreApplication.translate("FirstWords", "very low"),
            QCoreApplication.translate("FirstWords", "very good"),
        ),
        ScaleWords(
            QCoreApplication.translate("FirstWords", "Anxiety"),
            QCoreApplication.translate("FirstWords", "calm"),
            QCoreApplication.translate("FirstWords", "overwhelming"),
            higher_is_better=False,
        ),
        ScaleWords(
            QCoreApplication.translate("FirstWords", "Outlook"),
            QCoreApplication.translate("FirstWords", "dark"),
            QCoreApplication.translate("FirstWords", "hopeful"),
        ),
    )
