"""The headings a plan for staying well can begin with, in plain words; each can be changed."""

from PySide6.QtCore import QCoreApplication


def first_headings() -> tuple[str, ...]:
    """Return the titles in the order in which they are of use."""
    return (
        QCoreApplication.translate("StayingWellHeadings", "What helps me"),
        QCoreApplication.translate("StayingWellHeadings", "Early signs that it gets harder again"),
        QCoreApplication.translate("StayingWellHeadings", "What I do then"),
    )
