"""Crisis lines, reachable before anything is unlocked; nothing private is shown."""

import json
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent

from sessionbook import paths
from sessionbook.ui import words
from sessionbook.ui.locked import LockedScreen
from sessionbook.ui.widgets.plain import Card, Row, button, label


class CrisisHelp(LockedScreen):
    """The numbers as dated data, and the local emergency number for everywhere else."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Help in a crisis"),
            self.tr(
                "This notebook is not an emergency service and nobody is watching it. "
                "If you are in danger, call your local emergency number."
            ),
        )
        text = (paths.resources() / "crisis_lines.json").read_text(encoding="utf-8")
        facts = json.loads(text)
        card = Card()
        for number, line in enumerate(facts["lines"]):
            row = Row(last=number + 1 == len(facts["lines"]))
            row.line.setContentsMargins(0, 5, 0, 5)
            countries = ", ".join(self._country(code) for code in line["countries"])
            row.line.addWidget(label(countries, "quiet"), 1)
            called = label(line["number"], "strong")
            called.setAccessibleName(f"{countries}: {line['number']}")
            row.line.addWidget(called)
            card.body.addWidget(row)
        self.column.addWidget(card)
        day = words.short_date(date.fromisoformat(facts["verified_on"]))
        dated = label(self.tr("Numbers checked on {day}.").format(day=day), "muted")
        self.column.addWidget(dated, 0, Qt.AlignmentFlag.AlignHCenter)
        self.back_button = button(self.tr("Back"), self.left.emit)
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.back_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()

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
