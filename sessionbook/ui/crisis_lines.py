"""The crisis lines as a card: data with a date, nothing of the person."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.crisis import CrisisLine
from sessionbook.ui import words
from sessionbook.ui.widgets.plain import Card, Row, clear, label


class CrisisLines(Card):
    """A number a service, those of the person's own country first."""

    def __init__(self, title: str = "") -> None:
        super().__init__(title)
        self._shown: tuple[list[CrisisLine], date] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)

    def show_lines(self, lines: Sequence[CrisisLine], today: date) -> None:
        """Show these lines; one that was not checked for a year says so."""
        if self._shown == (list(lines), today):
            return
        self._shown = (list(lines), today)
        clear(self._list)
        here = QLocale.territoryToCode(QLocale().territory())
        near_first = sorted(lines, key=lambda line: here not in line.countries)
        for line in near_first:
            self._list.addWidget(self._row(line, today, last=line is near_first[-1]))

    def _row(self, line: CrisisLine, today: date, *, last: bool) -> Row:
        row = Row(last=last)
        row.line.setContentsMargins(0, 5, 0, 5)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(label(name_of(line), wraps=True))
        said.addWidget(label(_dated(line, today), "muted", wraps=True))
        number = label(line.number, "strong", wraps=True)
        number.setAccessibleName(f"{name_of(line)}: {line.number}")
        row.line.addLayout(said, 1)
        row.line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        return row


def name_of(line: CrisisLine) -> str:
    """Return what the line is called: its own name, or its countries."""
    return line.name or ", ".join(_country(code) for code in line.countries)


def _dated(line: CrisisLine, today: date) -> str:
    form = QCoreApplication.translate("CrisisLines", "checked on {day}")
    if line.is_stale(today):
        form = QCoreApplication.translate(
            "CrisisLines", "checked on {day}, more than a year ago: look it up again"
        )
    return form.format(day=words.short_date(line.verified_on))


def _country(code: str) -> str:
    """Return the name of a country; Qt knows the others, in English only."""
    names = {
        "AU": QCoreApplication.translate("CrisisLines", "Australia"),
        "CA": QCoreApplication.translate("CrisisLines", "Canada"),
        "DE": QCoreApplication.translate("CrisisLines", "Germany"),
        "ES": QCoreApplication.translate("CrisisLines", "Spain"),
        "FR": QCoreApplication.translate("CrisisLines", "France"),
        "GB": QCoreApplication.translate("CrisisLines", "United Kingdom"),
        "IE": QCoreApplication.translate("CrisisLines", "Ireland"),
        "IN": QCoreApplication.translate("CrisisLines", "India"),
        "NZ": QCoreApplication.translate("CrisisLines", "New Zealand"),
        "US": QCoreApplication.translate("CrisisLines", "United States"),
        "ZA": QCoreApplication.translate("CrisisLines", "South Africa"),
    }
    return names.get(code) or QLocale.territoryToString(QLocale.codeToTerritory(code))
