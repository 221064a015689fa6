"""The lines that may be on a summary, part by part, each with its box."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.measures import Measure
from sessionbook.domain.reports import Line
from sessionbook.services.report import Report
from sessionbook.ui.pages.looking_back.words import Fact
from sessionbook.ui.report import words
from sessionbook.ui.report.content import names_of
from sessionbook.ui.widgets.check import RoundCheck
from sessionbook.ui.widgets.held_words import HeldWords
from sessionbook.ui.widgets.plain import Card, clear, label, set_property
from sessionbook.ui.widgets.steps import step_of
from sessionbook.ui.widgets.tab_order import chain

GAP, ROOM, NARROWEST = 10, 7, 40
LONGEST = 300  # letters shown of what is read in full on the page


class ReportRow(QFrame):
    """A line with its box; what is masked is read while it is ticked or held."""

    ticked = Signal(object, bool)

    def __init__(self, line: Line, said: Fact, *, is_on: bool) -> None:
        super().__init__()
        self.line, self._said = line, said
        self.setProperty("kind", "row")
        self.check = RoundCheck("")
        self.check.setChecked(is_on)
        self.words = label(_short(said.text), wraps=True)
        self.held = HeldWords()
        self.held.set_words(said.text)
        self.held.setAccessibleDescription(self.tr("Hold Space to read"))
        self.about = label("", "muted", wraps=True)
        self.details = [label(_short(each), "muted", wraps=True) for each in said.details[:4]]
        self._lay_out()
        self._show()
        self.check.clicked.connect(self._tick)

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(2)
        for part in (self.words, self.held, self.about, *self.details):
            part.setMinimumWidth(NARROWEST)
            said.addWidget(part)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, ROOM, 0, ROOM)
        across.setSpacing(GAP)
        across.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(said, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click on the words be one on the box."""
        del event
        self.check.setFocus(Qt.FocusReason.MouseFocusReason)
        self.check.click()

    def set_ticked(self, on: bool) -> None:
        """Tick or untick it without a word to anybody."""
        self.check.setChecked(on)
        self._show()

    def _tick(self, on: bool) -> None:
        self._show()
        self.ticked.emit(self.line, on)

    def _show(self) -> None:
        is_masked = self.line.is_masked and not self.check.isChecked()
        about = words.about(self.line, is_hidden=is_masked)
        self.about.setText(about)
        self.words.setVisible(not is_masked)
        self.words.setText("" if is_masked else _short(self._said.text))
        self.held.setVisible(is_masked)
        self.about.setVisible(bool(about))
        hidden = self.tr("hidden until it is ticked")
        parts = (hidden, about) if is_masked else (self._said.text, about, *self._said.details)
        self.check.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))


class ReportRows(QWidget):
    """A card for each part; Up and Down go from box to box."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ReportRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_report(self, report: Report, on: Collection[str], measures: Sequence[Measure]) -> None:
        """Show every line of a summary."""
        clear(self._column)
        self.rows = []
        named, cards = names_of(measures), {}
        for line in report.lines:
            if line.part not in cards:
                card = Card(words.part_title(line.part, report.length))
                card.body.setContentsMargins(18, 14, 18, 8)
                cards[line.part] = card
                self._column.addWidget(card)
            said = words.line_words(line, report.period, named)
            row = ReportRow(line, said, is_on=line.id in on)
            row.ticked.connect(self.ticked)
            self.rows.append(row)
            cards[line.part].body.addWidget(row)
        if not self.rows:
            self._column.addWidget(_nothing())
        last = {row.line.part: row for row in self.rows}
        for row in last.values():
            set_property(row, "last", True)
        if cards:
            chain(list(cards.values()))

    def put_back(self, line: Line, on: bool) -> None:
        """Let a line be as it was: what was chosen could not be kept."""
        for row in self.rows:
            if row.line is line:
                row.set_ticked(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        here = next((at for at, row in enumerate(self.rows) if row.check.hasFocus()), None)
        if not step or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(self.rows):
            self.rows[here + step].check.setFocus(Qt.FocusReason.TabFocusReason)


def _nothing() -> Card:
    card = Card()
    said = QCoreApplication.translate(
        "ReportRows", "Nothing is noted for these days. Choose others above."
    )
    card.body.addWidget(label(said, "quiet", wraps=True))
    return card


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"
