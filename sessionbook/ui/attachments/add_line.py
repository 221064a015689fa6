"""What adds to the strip, and what is being added right now."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.attachments import plain_name
from sessionbook.ui.attachments.adding import Adding
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label, set_property

GAP = 10


class AddLine(QWidget):
    """One button; above it, while something is read, what that is and what stops it."""

    def __init__(self, adding: Adding, choose: Callable[[], object]) -> None:
        super().__init__()
        self._adding = adding
        self.add = button(self.tr("Add a picture or PDF…"), choose, "link")
        self.add.setProperty("flush", True)
        self.add.setAccessibleName(self.tr("Add a picture or PDF"))
        self.hint = label(self.tr("or drop or paste one here"), "muted")
        self.progress = label(kind="muted", wraps=True)
        self.cancel = button(self.tr("Cancel"), adding.cancel, "link")
        self.cancel.setAccessibleName(self.tr("Cancel adding"))
        self._status = QWidget()
        line = QHBoxLayout(self._status)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.progress, 1)
        line.addWidget(self.cancel)
        self._status.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._status)
        column.addWidget(Flow(self.add, self.hint))

    def refresh(self, *, is_empty: bool) -> None:
        """Say what is being added; the hint is for a strip without anything."""
        names = self._adding.names
        had_focus = self.cancel.hasFocus()
        self._status.setVisible(bool(names))
        if names:
            one = self.tr("Adding {name}…").format(name=plain_name(names[0]))
            more = self.tr("Adding %n files…", "", len(names))
            self.progress.setText(one if len(names) == 1 else more)
        elif had_focus:
            self.add.setFocus()
        self.hint.setVisible(is_empty and not names)

    def show_welcome(self, is_welcome: bool) -> None:
        """Show that what is held over the strip may be dropped."""
        set_property(self.hint, "kind", "strong" if is_welcome else "muted")
