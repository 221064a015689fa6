"""The crisis lines as a card: data with a date, nothing of the person."""

import json
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from sessionbook import paths
from sessionbook.ui import words
from sessionbook.ui.widgets.plain import Card, Row, label

FRESH = timedelta(days=366)


class CrisisLines(Card):
    """A number a country, the person's own country first."""

    def __init__(self, title: str = "") -> None:
        super().__init__(title)
        text = (paths.resources() / "crisis_lines.json").read_text(encoding="utf-8")
        facts = json.loads(text)
        self.verified_on = date.fromisoformat(facts["verified_on"])
        here = QLocale.territoryToCode(QLocale().territory())
        lines = sorted(facts["lines"], key=lambda line: here not in line["countries"])
        for place, line in enumerate(lines):
            self._add(line["countries"], line["number"], last=place + 1 == len(lines))

    def dated(self, today: date | None = None) -> str:
        """Return when the numbers were checked, and after a year what to do about it."""
        day = words.short_date(self.verified_on)
        if today and today - self.verified_on > FRESH:
            old = self.tr("Numbers checked on {day}, more than a year ago: look them up again.")
            return old.format(day=day)
        return self.tr("Numbers checked on {day}.").format(day=day)

    def _add(self, codes: list[str], number: str, *, last: bool) -> None:
        row = Row(last=last)
        row.line.setContentsMargins(0, 5, 0, 5)
        countries = ", ".join(self._country(code) for code in codes)
        row.line.addWidget(label(countries, "quiet", wraps=True), 1)
        called = label(number, "strong")
        called.setAccessibleName(f"{countries}: {number}")
        row.line.addWidget(called)
        self.body.addWidget(row)

    def _country(self, code: str) -> str:
        """Return the name of a country; Qt knows the others, in English only."""
        names = {
            "AU": self.tr("Australia"),
            "CA": self.tr("Canada"),
            "DE": self.tr("Germany"),
            "ES": self.tr("Spain"),
            "FR": self.tr("France"),
            "GB": self.tr("United Kingdom"),
            "IE": self.tr("Ireland"),
            "IN": self.tr("India"),
            "NZ": self.tr("New Zealand"),
            "US": self.tr("United States"),
            "ZA": self.tr("South Africa"),
        }
        return names.get(code) or QLocale.territoryToString(QLocale.codeToTerritory(code))
