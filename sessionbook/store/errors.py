"""What can be wrong with the rows of a notebook."""

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError


class NotebookTooNewError(SessionbookError):
    """The file was written by a newer Sessionbook."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This notebook was last used with a newer Sessionbook. Nothing was changed; "
        "please open it with that version.",
    )
