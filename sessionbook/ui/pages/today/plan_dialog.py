"""Small windows that plan, change or move an appointment."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.ui.pages.today.plan_form import PlanForm
from sessionbook.ui.widgets.kept_dialog import KeptDialog
from sessionbook.ui.widgets.plain import button, label

WIDTH = 420


class PlanDialog(KeptDialog):
    """A form with Keep it and Cancel."""

    def __init__(self, parent: QWidget, title: str, form: PlanForm) -> None:
        super().__init__(parent, title)
        self.form = form
        self.keep = button(self.tr("Keep it"), self.keep_it, "primary")
        self.keep.setDefault(True)
        self.cancel = button(self.tr("Cancel"), self.reject)
        self.cancel.setAutoDefault(True)  # with the focus, Enter means it
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(18)
        column.addWidget(label(title, "heading", wraps=True))
        column.addWidget(form)
        column.addWidget(self.wrong)
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.cancel)
        actions.addWidget(self.keep)
        column.addLayout(actions)
        self.setMinimumWidth(WIDTH)
        form.date.setFocus()
