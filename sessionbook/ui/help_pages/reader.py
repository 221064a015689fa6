"""The help as it is read: the titles at the side, one page beside them."""

import re

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QLabel, QWidget

from sessionbook.services.help_pages import PROGRAM, HelpPage, HelpSection, read
from sessionbook.ui.help_pages.contents import Contents
from sessionbook.ui.help_pages.findings import Finding, Findings
from sessionbook.ui.help_pages.section import SectionText, heading
from sessionbook.ui.languages import spoken
from sessionbook.ui.page import HELP
from sessionbook.ui.widgets.fitting import Fitting
from sessionbook.ui.widgets.plain import Card, ScrollPage, clear
from sessionbook.ui.widgets.tab_order import chain

LINK = re.compile(r"\[([^\]]+)\]\((page:[a-z_]+)\)")
COLUMN = 48  # as many times the size of the letters: the width in which one reads well
ROUND_CARET = 7  # the same, kept in view above and below what was found
ABOVE_HEADING, BELOW_HEADING, SETTLING = 18, 8, 3
SCROLLED = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class HelpReader(Fitting, QWidget):
    """Shows a page and one of its sections; asks for pages of the program, opens nothing.

    While the notebook is locked, words that lead to a page are only words, but for those that
    lead to help in a crisis.
    """

    page_requested = Signal(str)

    def __init__(self, *, is_locked: bool = False) -> None:
        super().__init__()
        self._is_locked = is_locked
        self._pages = read(spoken())
        self._findings = Findings(self._pages)
        self._found: list[Finding] = []
        self._at = 0
        self.row = -1
        self.headings: list[QLabel] = []
        self.texts: list[SectionText] = []
        self.contents = Contents()
        self.contents.titles.setStringList([page.title for page in self._pages])
        self.card = Card()
        self.area = ScrollPage()
        self.area.column.addWidget(self.card)
        self.area.column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.contents)
        line.addWidget(self.area, 1)
        self.contents.chosen.connect(self.show_page)
        self.contents.sought.connect(self._seek)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.ask)
        self.contents.mark(0)

    @property
    def page(self) -> HelpPage:
        """The page on screen."""
        return self._pages[self.row]

    def go_to(self, link: str) -> None:
        """Show what a link names: a page, a section of one, or a page of the program."""
        if link.startswith(PROGRAM):
            self.page_requested.emit(link.removeprefix(PROGRAM))
            return
        key, _, name = link.partition("#")
        rows = [page.key for page in self._pages]
        self.contents.mark(rows.index(key) if key else self.row)
        place = [section.name for section in self.page.sections].index(name)
        self._scroll_to(self.headings[place])
        self.texts[place].setFocus()

    def show_page(self, row: int) -> None:
        """Show a page from its beginning."""
        if row == self.row or row < 0:
            return
        self.row = row
        clear(self.card.body)
        self.headings, self.texts = [], []
        for section in self.page.sections:
            self._add(section, is_first=not self.texts)
        self.card.setAccessibleName(self.page.title)
        chain([self.contents, self.card])
        self.area.verticalScrollBar().setValue(0)

    def ask(self) -> None:
        """Let words be typed that are looked for."""
        self.contents.field.setFocus()
        self.contents.field.selectAll()

    def fit(self, room: float) -> None:
        del room
        self.contents.fit(self.width())
        self.card.setMaximumWidth(COLUMN * self.fontInfo().pixelSize())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = SCROLLED.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.area.verticalScrollBar().triggerAction(action)

    def _add(self, section: HelpSection, *, is_first: bool) -> None:
        title = heading(section.title, is_title=is_first)
        text = SectionText(section.title, self._readable(section.text))
        text.followed.connect(self.go_to)
        text.caret_moved.connect(lambda: self._follow_caret(text))
        if not is_first:
            self.card.body.addSpacing(ABOVE_HEADING)
        self.card.body.addWidget(title)
        self.card.body.addSpacing(BELOW_HEADING)
        self.card.body.addWidget(text)
        title.show()
        text.show()
        self.headings.append(title)
        self.texts.append(text)

    def _readable(self, text: str) -> str:
        """Return the text; locked, without the links that lead to what is locked."""
        if not self._is_locked:
            return text
        return LINK.sub(
            lambda link: link[0] if link[2] == PROGRAM + HELP else link[1],
            text,
        )

    def _seek(self, words: str, step: int) -> None:
        """Look for words at once as they are typed; go on from one finding to the next."""
        if not step:
            self._found = self._findings.of(words)
            self._at = next((at for at, each in enumerate(self._found) if each.page >= self.row), 0)
        elif self._found:
            self._at = (self._at + step) % len(self._found)
        for text in self.texts:
            text.show_nothing_found()
        if self._found:
            self._show_found(self._found[self._at])
        self.contents.say(self._said(words))

    def _show_found(self, found: Finding) -> None:
        self.contents.mark(found.page)
        text = self.texts[found.section]
        text.show_found(found.start, found.end)
        self._follow_caret(text)

    def _said(self, words: str) -> str:
        if not words.strip():
            return ""
        if not self._found:
            return self.tr("Nothing with these words.")
        number, total = (self.locale().toString(each) for each in (self._at + 1, len(self._found)))
        return self.tr("{number} of {total}. Enter goes on.").format(number=number, total=total)

    def _follow_caret(self, text: SectionText) -> None:
        """Keep the caret of a section in view."""
        self._lay_out_now()
        at = text.viewport().mapTo(self.card, text.cursorRect().center()) + self.card.pos()
        self.area.ensureVisible(at.x(), at.y(), 0, ROUND_CARET * self.fontInfo().pixelSize())

    def _scroll_to(self, title: QLabel) -> None:
        self._lay_out_now()
        top = title.mapTo(self.card, QPoint()).y() + self.card.y()
        self.area.verticalScrollBar().setValue(top - 2 * ABOVE_HEADING)

    def _lay_out_now(self) -> None:
        """Let what was just made have its place already: width first, then the height of that."""
        for _ in range(SETTLING):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
