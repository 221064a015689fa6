"""The window that says what the program is made of: every part, its licence and its notices."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sessionbook.services import parts
from sessionbook.services.part import Part
from sessionbook.ui.pages.settings.parts_list import PartsList, facts_of
from sessionbook.ui.widgets.dialog import Dialog
from sessionbook.ui.widgets.fitting import Fitting
from sessionbook.ui.widgets.plain import LEGIBLE, button, label, selectable
from sessionbook.ui.widgets.tab_order import chain

WIDTH, HEIGHT, MARGIN = 980, 680, 20
FULL = 50  # so many letters long is a line of a text whose lines were broken by hand
BEGINNING = re.compile(r"[-*•=_/#©]|\(?[\da-z]{1,2}[.)] |copyright|all rights", re.IGNORECASE)


class PartsDialog(Fitting, Dialog):
    """Nothing in it is the person's, and nothing is opened: addresses are to be read and copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        title = self.tr("Parts and licences")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = PartsList(parts.parts())
        self.name = label("", "heading", wraps=True)
        self.facts = label("", "quiet", wraps=True)
        self.homepage = selectable("", "muted")
        self.text = QPlainTextEdit()
        self.text.setProperty("kind", "box")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.close_it = button(self.tr("Close"), self.reject, "primary")
        self._lay_out(title)
        self.list.chosen.connect(self._show)
        self._show(None)
        self.list.mark(0)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.list.field.setFocus)
        window = parent.window()
        self.resize(min(WIDTH, window.width()), min(HEIGHT, window.height()))
        self.list.view.setFocus()

    def fit(self, room: float) -> None:
        del room
        self.list.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.fit(self.width())

    def _lay_out(self, title: str) -> None:
        beside = QWidget()
        beside.setObjectName(LEGIBLE)
        self.list.setObjectName(LEGIBLE)
        column = QVBoxLayout(beside)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        for each in (self.name, self.facts, self.homepage):
            column.addWidget(each)
        column.addWidget(self.text, 1)
        column.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignRight)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.list)
        line.addWidget(beside, 1)
        self.setAccessibleName(title)
        chain((self.list, beside))

    def _show(self, part: Part | None) -> None:
        """Show what is known of a part, or nothing."""
        part = part or Part("")
        self.name.setText(part.name)
        self.facts.setText(facts_of(part))
        self.homepage.setText(part.homepage)
        self.homepage.setAccessibleName(part.homepage)
        self.homepage.setVisible(bool(part.homepage))
        words = self.tr("Notices and licence")
        if part.name:
            words = self.tr("Notices and licence of {part}").format(part=part.name)
        self.text.setAccessibleName(words)
        self.text.setPlainText(flowing(part.text()) or (self._without_text() if part.name else ""))

    def _without_text(self) -> str:
        return self.tr("Its text did not come with it here. Its makers have it on their page.")


def flowing(text: str) -> str:
    """Return a text with whole paragraphs, which break where the window does; no word goes."""
    lines: list[str] = []
    before = ""
    for line in text.splitlines():
        words = line.strip()
        if len(before.strip()) > FULL and words and not BEGINNING.match(words):
            lines[-1] += " " + words
        else:
            lines.append(line.rstrip())
        before = line
    return "\n".join(lines)
