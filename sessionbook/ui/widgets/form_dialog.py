"""A small window with a few fields, and one sentence when one of them is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sessionbook.ui.widgets.kept_dialog import KeptDialog
from sessionbook.ui.widgets.plain import LEGIBLE, button, label

WIDTH = 420


class FormDialog(KeptDialog):
    """Keep it or Cancel; a subclass says in problem() what keeps it from being kept."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title)
        self.setMinimumWidth(WIDTH)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(12)
        self.keep = button(self.tr("Keep it"), self._keep, "primary")
        self.keep.setDefault(True)
        self.cancel = button(self.tr("Cancel"), self.reject)
        self.cancel.setObjectName(LEGIBLE)
        self.cancel.setAutoDefault(True)  # with the focus, Enter means it
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.cancel)
        actions.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(18)
        column.addWidget(label(title, "heading", wraps=True))
        column.addLayout(self.fields)
        column.addWidget(self.wrong)
        column.addLayout(actions)

    def place(self, name: str, field: QWidget) -> None:
        """Add a named field."""
        self.fields.addLayout(self.cell(name, field))

    def cell(self, name: str, field: QWidget) -> QVBoxLayout:
        """Return a field with its name above, for a subclass to put where it belongs."""
        caption = label(name, "muted")
        caption.setBuddy(field)
        caption.setObjectName(LEGIBLE)
        field.setAccessibleName(name)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(caption)
        cell.addWidget(field)
        return cell

    def problem(self) -> str:
        """Return one sentence about what is wrong, or nothing."""
        return ""

    def to_mend(self) -> QWidget | None:
        """Return the field that problem() speaks of, for the focus to go to."""
        return None

    def can_be_kept(self) -> bool:
        return not self.problem()

    def _keep(self) -> None:
        problem = self.problem()
        self.say_wrong(problem)
        if not problem:
            self.keep_it()
        elif field := self.to_mend():
            field.setFocus()
