"""Errors as the one calm sentence a person sees."""

from PySide6.QtCore import QCoreApplication

from sessionbook.errors import SessionbookError


def sentence(error: SessionbookError) -> str:
    """Return the error's sentence in the person's language."""
    return QCoreApplication.translate("errors", error.sentence)


def words_for(error: BaseException) -> str:
    """Return the error's sentence, or what is said of a fault of our own."""
    if isinstance(error, SessionbookError):
        return sentence(error)
    return QCoreApplication.translate(
        "errors",
        "Something went wrong inside the program. What you see is still here; "
        "lock the notebook and open it again if it happens twice.",
    )
