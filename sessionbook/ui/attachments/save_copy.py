"""Saves an attachment out of the notebook, after a warning."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook import paths
from sessionbook.domain.attachments import Attachment, file_name
from sessionbook.errors import SessionbookError
from sessionbook.services import attaching
from sessionbook.ui.messages import words_for
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.dialog import Dialog
from sessionbook.ui.widgets.plain import button, label

WIDTH = 420


class SaveCopyDialog(Dialog):
    """Says in one sentence what a copy is; nothing is written before it is accepted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save a copy"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        said = self.tr(
            "The copy will not be encrypted and lies outside the notebook: "
            "anybody who can open that folder can see it."
        )
        self.save = button(self.tr("Choose where…"), self.accept, "primary")
        self.save.setDefault(True)
        self.cancel = button(self.tr("Cancel"), self.reject)
        self.cancel.setAutoDefault(True)  # with the focus, Enter means it
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.cancel)
        actions.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(18)
        column.addWidget(label(self.tr("Save a copy"), "heading", wraps=True))
        column.addWidget(label(said, wraps=True))
        column.addLayout(actions)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the sentence at the person's text size: Qt guesses it too low."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))


def save_copy(parent: QWidget, context: Context, attachment: Attachment) -> None:
    """Warn, ask where, and write a copy."""
    title = QCoreApplication.translate("SaveCopyDialog", "Save a copy")
    start = paths.own_files() / file_name(attachment)
    dialog = SaveCopyDialog(parent)
    dialog.accepted.connect(
        lambda: context.ask.save_as(
            parent, title, start, lambda path: _write(context, attachment, path)
        )
    )
    dialog.open()


def _write(context: Context, attachment: Attachment, path: Path) -> None:
    try:
        attaching.save_copy(context.notebook.attachments.content(attachment.id), path)
    except SessionbookError as error:
        context.notices.say(words_for(error))
    else:
        said = "A copy was saved. It is not encrypted."
        context.notices.say(QCoreApplication.translate("SaveCopyDialog", said))
