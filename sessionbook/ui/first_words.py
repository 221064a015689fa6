"""The words a new notebook begins with, in the person's language."""

from PySide6.QtCore import QCoreApplication

from sessionbook.services.creation import ScaleWords


def first_scales() -> tuple[ScaleWords, ...]:
    """Return the three scales of the Today page."""
    tr = QCoreApplication.translate
    return (
        ScaleWords(
            tr("FirstWords", "Mood"), tr("FirstWords", "very low"), tr("FirstWords", "very good")
        ),
        ScaleWords(
            tr("FirstWords", "Anxiety"),
            tr("FirstWords", "calm"),
            tr("FirstWords", "overwhelming"),
            higher_is_better=False,
        ),
        ScaleWords(
            tr("FirstWords", "Outlook"), tr("FirstWords", "dark"), tr("FirstWords", "hopeful")
        ),
    )
