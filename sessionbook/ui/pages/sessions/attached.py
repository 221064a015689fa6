"""Pictures and PDFs of the session: a photographed worksheet, a drawing, a handout."""

from sessionbook.ui.attachments.strip import AttachmentStrip
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet


class AttachedSection(Section):
    """What is added makes a new session a row of the notebook, as a typed line does."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("Pictures and PDFs"))
        self.strip = AttachmentStrip(context, context.notebook.sessions, sheet.keep)
        self.body.addWidget(self.strip)
        self.strip.saved.connect(self.saved)

    def refresh(self) -> None:
        self.strip.show_record(self.sheet.session.id)

    def flush(self) -> None:
        self.strip.flush()

    def holds_something(self) -> bool:
        return bool(self.strip.tiles)
