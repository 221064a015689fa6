"""The summary for one's therapist without a window: the same lines, the same page."""

from argparse import Namespace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sessionbook.commands import passphrase
from sessionbook.commands.notebook import opened
from sessionbook.commands.without_window import application
from sessionbook.domain.reports import Length, Part
from sessionbook.services.looking_back import Period
from sessionbook.services.report import Report, read_report, usual_period
from sessionbook.store.notebook import Notebook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from sessionbook.domain.measures import Measure

PAPERS = ("A4", "Letter")
UNDECIDED = "undecided"
PARTS = (
    Part.SCALES.value,
    Part.RAISED.value,
    UNDECIDED,
    Part.UNSAID.value,
    Part.TOGETHER.value,
    Part.ANSWERS.value,
    Part.SAFETY.value,
)
"""What --include takes: parts off at first, and what is not ready to be raised or hidden."""


def report(chosen: Namespace) -> int:
    """Write the summary as the person last ticked it, and what is included besides."""
    password = ""
    if chosen.password_file:
        password = passphrase.ask(chosen.password_file)
    drawing = _application()
    with opened(chosen) as notebook:
        made = _make(drawing, notebook, chosen, password)
    _write(chosen.out, made)
    sealed = "Only its password opens it." if password else "The file is not encrypted."
    print(f"Written to {chosen.out}. {sealed}")
    print("A printed copy may enter the clinical record.")
    return 0


def _make(
    application: "QApplication", notebook: Notebook, chosen: Namespace, password: str
) -> bytes:
    from sessionbook.services.catalogue import Catalogue
    from sessionbook.services.report_ticks import Ticks
    from sessionbook.ui.card.layout import Look
    from sessionbook.ui.languages import spoken
    from sessionbook.ui.report import paper
    from sessionbook.ui.report.content import content_of
    from sessionbook.ui.theme import BASE_PIXELS

    measures = Catalogue(notebook).measures()
    found = _read(notebook, chosen, measures)
    on = Ticks(notebook).on(found) | _included(found, chosen.include)
    mirrored = application.isRightToLeft()
    return paper.pdf(
        content_of(found, on, measures),
        Look(application.font(), BASE_PIXELS, mirrored),
        paper.paper_named(chosen.paper or Ticks(notebook).paper),
        spoken(),
        password,
    )


def _read(notebook: Notebook, chosen: Namespace, measures: "tuple[Measure, ...]") -> Report:
    from PySide6.QtCore import QCoreApplication

    from sessionbook.services.progress_reader import ProgressReader

    progress = ProgressReader(notebook, measures, QCoreApplication.translate).read()
    length = Length.LONG if chosen.long else Length.PAGE
    today = datetime.now().astimezone().date()
    return read_report(notebook, progress, measures, _period(chosen, today), length)


def _period(chosen: Namespace, today: date) -> Period:
    end = chosen.end or today
    if chosen.start is None:
        return usual_period(end)
    return Period(min(chosen.start, end) - timedelta(days=1), end)


def _included(found: Report, parts: list[str]) -> frozenset[str]:
    """Return the lines of these parts; what is private is among them only if it is named."""
    return frozenset(
        line.id
        for line in found.lines
        if (UNDECIDED if line.is_asked_anew and line.part is not Part.UNSAID else line.part)
        in parts
    )


def _write(path: Path, made: bytes) -> None:
    from sessionbook.services.exporters.new_file import new_bytes

    with new_bytes(path) as file:
        file.write(made)


def _application() -> "QApplication":
    from sessionbook.ui import languages, theme

    drawing = application(theme.ARGUMENTS)
    languages.speak(drawing)
    return drawing
