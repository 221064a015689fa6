"""One homework of last time: how often it was tried, and what becomes of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from sessionbook.domain.homework import Homework, Verdict
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.plain import Row, button, label

NARROWEST = 40
BUTTON_GAP = 6


class ReviewRow(Row):
    """Three buttons, of which none has to be pressed; a second press takes the first back.

    chosen carries the verdict or None. What is to change is typed where the title stood, and
    below, once something is chosen, a line about it for next time.
    """

    chosen = Signal(str, object)
    reworded = Signal(str, str)
    noted = Signal(str, str)

    def __init__(self, homework: Homework) -> None:
        super().__init__()
        self.homework = homework
        self.title = label(homework.title, wraps=True)
        self.attempts = label(kind="muted", wraps=True)
        self.field = GrowingText(self.tr("Homework"))
        self.note = GrowingText("", self.tr("What got in the way, what to do differently"))
        self.note.setProperty("look", "muted")
        self.buttons = {verdict: self._button(verdict) for verdict in Verdict}
        self._autosave = Autosave(self._announce, self)
        self._note_autosave = Autosave(self._announce_note, self)
        column = QVBoxLayout()
        column.setSpacing(2)
        for each in (self.title, self.field, self.attempts):
            each.setMinimumWidth(NARROWEST)
            column.addWidget(each)
        column.addSpacing(6)
        column.addWidget(Flow(*self.buttons.values(), gap=BUTTON_GAP))
        self.note.setMinimumWidth(NARROWEST)
        column.addSpacing(4)
        column.addWidget(self.note)
        self.line.setContentsMargins(0, 10, 0, 12)
        self.line.addLayout(column, 1)
        self.field.edited.connect(self._autosave.touch)
        self.field.entered.connect(self.focusNextChild)
        self.field.left.connect(self._left)
        self.note.edited.connect(self._note_autosave.touch)
        self.note.entered.connect(self.focusNextChild)
        self.note.left.connect(self._note_autosave.flush)

    def show_review(
        self, homework: Homework, verdict: Verdict | None, note: str, attempts: str
    ) -> None:
        """Show what was agreed; words that are being typed stay."""
        self.homework = homework
        self._show_note(verdict, note)
        self.title.setText(homework.title)
        self.attempts.setText(attempts)
        is_changing = verdict is Verdict.CHANGE
        self.title.setVisible(not is_changing)
        self.field.setVisible(is_changing)
        if not (self.field.hasFocus() or self._autosave.pending):
            self.field.set_text(homework.title)
        for each, pressed in self.buttons.items():
            pressed.setChecked(each is verdict)
            spoken = self.tr("{answer}: {homework}")
            pressed.setAccessibleName(spoken.format(answer=pressed.text(), homework=homework.title))

    def flush(self) -> None:
        """Announce words that are only on screen."""
        self._autosave.flush()
        self._note_autosave.flush()

    def _show_note(self, verdict: Verdict | None, note: str) -> None:
        named = self.tr("What got in the way, what to do differently: {homework}")
        self.note.setAccessibleName(named.format(homework=self.homework.title))
        if verdict is None or not (self.note.hasFocus() or self._note_autosave.pending):
            self.note.set_text(note)
        self.note.setVisible(verdict is not None)

    def _button(self, verdict: Verdict) -> QPushButton:
        text = {
            Verdict.KEEP: self.tr("Keep"),
            Verdict.CHANGE: self.tr("Change"),
            Verdict.LET_GO: self.tr("Let go"),
        }[verdict]
        made = button(text, lambda: self._press(verdict))
        made.setCheckable(True)
        return made

    def _press(self, verdict: Verdict) -> None:
        is_on = self.buttons[verdict].isChecked()  # what is saved now shows what was agreed
        self.flush()
        self.chosen.emit(self.homework.id, verdict if is_on else None)

    def _left(self) -> None:
        self.flush()
        if not self.field.text():  # homework without a title is none
            self.field.set_text(self.homework.title)

    def _announce(self) -> None:
        if text := self.field.text():
            self.reworded.emit(self.homework.id, text)

    def _announce_note(self) -> None:
        self.noted.emit(self.homework.id, self.note.text())
