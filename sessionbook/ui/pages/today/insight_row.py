"""One insight that came back, and what the person says to it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from sessionbook.domain.revisits import Answer, Met, Revisit
from sessionbook.ui import words
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.plain import button, label, set_property

ROOM, BETWEEN = 6, 14
FOCUS_LINE = 2


class InsightRow(QFrame):
    """Asks once a day; what was answered is said until midnight.

    A line that says what changed is kept on Enter and on leaving; without words it closes.
    """

    def __init__(self, answer: Callable[[Met, Answer, str], None]) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self._answer = answer
        self._met: Met | None = None
        self._given: Revisit | None = None
        self._is_telling = False
        self.text = label(wraps=True)
        self.since = label(kind="muted")
        self.choices = {
            Answer.STILL_TRUE: self._choice(self.tr("Still true"), Answer.STILL_TRUE),
            Answer.CHANGED: button(self.tr("It changed"), self.tell, "link"),
            Answer.BRING_UP: self._choice(self.tr("Bring up"), Answer.BRING_UP),
            Answer.LATER: self._choice(self.tr("Later"), Answer.LATER),
        }
        self.said = label(kind="muted", wraps=True)
        self.field = GrowingText(self.tr("How did it change?"), self.tr("How did it change?"))
        self.field.entered.connect(self.keep)
        self.field.left.connect(self.keep)
        self.field.focused.connect(self.update)
        self.field.left.connect(self.update)
        self.choices[Answer.STILL_TRUE].setProperty("flush", True)
        asking = (*self.choices.values(), self.since)
        self._asking = Flow(*asking, gap=BETWEEN, last_at_end=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for widget in (self.text, self._asking, self.field, self.said):
            self._column.addWidget(widget)

    def show_met(self, met: Met, today: date) -> None:
        """Show an insight with today's answer; a line being typed stays."""
        self._met, self._given = met, met.answer_on(today)
        self.text.setText(met.insight.text)
        self.since.setText(words.since(met.day, today))
        form = self.tr("{answer}: {words}")
        for choice in self.choices.values():
            choice.setAccessibleName(form.format(answer=choice.text(), words=met.insight.text))
        if self._given:
            self._is_telling = False
            self.field.set_text("")
            self.said.setText(self._words_of(self._given))
        self._show_parts()

    def set_last(self, last: bool) -> None:
        """Stand above a hairline, or end where the card's own margin begins."""
        self._column.setContentsMargins(0, ROOM, 0, 0 if last else ROOM)
        set_property(self, "last", last)

    def tell(self) -> None:
        """Ask how it changed."""
        self._is_telling = True
        self._show_parts()
        self.field.put_caret_at_end()

    def keep(self) -> None:
        """Keep how it changed, or close the line again if it is empty."""
        if not self._is_telling or self._met is None:
            return
        if self.field.text():
            self._answer(self._met, Answer.CHANGED, self.field.text())
        else:
            self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_telling:
            self.field.set_text("")
            self._close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.field.hasFocus():
            painter = QPainter(self)
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            painter.fillRect(0, self.height() - FOCUS_LINE, self.width(), FOCUS_LINE, accent)

    def _close(self) -> None:
        self._is_telling = False
        had_focus = self.field.hasFocus()
        self._asking.show()
        if had_focus:
            self.choices[Answer.CHANGED].setFocus()
        self._show_parts()

    def _choice(self, text: str, answer: Answer) -> QPushButton:
        return button(text, lambda: self._met and self._answer(self._met, answer, ""), "link")

    def _show_parts(self) -> None:
        self._asking.setVisible(not self._given and not self._is_telling)
        self.field.setVisible(self._is_telling)
        self.said.setVisible(self._given is not None)

    def _words_of(self, given: Revisit) -> str:
        if given.answer is Answer.CHANGED:
            quoted = QLocale().quoteString(given.words)
            return self.tr("It changed: {words}").format(words=quoted)
        return {
            Answer.STILL_TRUE: self.tr("Still true"),
            Answer.BRING_UP: self.tr("Added to what you bring up"),
            Answer.LATER: self.tr("It comes back another day"),
        }[given.answer]
