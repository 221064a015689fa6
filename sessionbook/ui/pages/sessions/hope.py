"""One line about what gives some hope: a prompt that can be passed over."""

from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.honesty import FieldRow
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Field, Sheet
from sessionbook.ui.widgets.growing_text import GrowingText


class HopeSection(Section):
    """Enter goes on to what is next; nothing asks again when it stays empty."""

    folds = True

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("Something that gives me hope"))
        self.fields = ("hope",)

    def fill(self) -> None:
        self.hold_rows()
        self.hope = GrowingText(
            self.tr("Something that gives me hope"),
            self.tr("However small. Or leave it for another day."),
        )
        self.body.addWidget(FieldRow(self.hope, last=True))
        self.sheet.bind("hope", Field(self.hope, self.hope.text, self.hope.set_text))
        self.hope.edited.connect(lambda: self.sheet.touch("hope"))
        self.hope.entered.connect(self.focusNextChild)
