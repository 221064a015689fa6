"""Why a file of one's own was not taken, in one sentence."""

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.services.toml_table import WrongFileError


def refusal(error: WrongFileError) -> str:
    """Return one sentence: in which line of the file what is wrong."""
    reason = QCoreApplication.translate("OwnFile", error.reason).format(name=error.name)
    if not error.line:
        words = QCoreApplication.translate(
            "OwnFile", "This file was not taken, and nothing was changed: {reason}."
        )
        return words.format(reason=reason)
    words = QCoreApplication.translate(
        "OwnFile", "This file was not taken, and nothing was changed: in line {line}, {reason}."
    )
    return words.format(line=QLocale().toString(error.line), reason=reason)
