"""The six headings a safety plan can begin with, in plain words; each can be changed."""

from PySide6.QtCore import QCoreApplication


def first_headings() -> tuple[str, ...]:
    """Return the titles in the order in which they help: from noticing to asking."""
    return (
        QCoreApplication.translate("SafetyHeadings", "Signs that it is getting hard"),
        QCoreApplication.translate("SafetyHeadings", "What I can do by myself"),
        QCoreApplication.translate("SafetyHeadings", "People and places that take my mind off it"),
        QCoreApplication.translate("SafetyHeadings", "People I can ask for help"),
        QCoreApplication.translate("SafetyHeadings", "Professionals and services I can call"),
        QCoreApplication.translate("SafetyHeadings", "What makes my room safer"),
    )
