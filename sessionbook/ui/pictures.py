"""Draws every page, and some of them with more, as pictures, light and dark, without a screen.

A picture more is a line in VIEWS.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sessionbook.services.measures_due import ANSWER
from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.ui import languages, theme
from sessionbook.ui.appearance import Appearance
from sessionbook.ui.card.sheet import CardSheet
from sessionbook.ui.page import CARD, REPORT, Context, local_now
from sessionbook.ui.pages import PAGES
from sessionbook.ui.report.sheet import ReportSheet
from sessionbook.ui.report.wanted import Wanted
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.window import USUAL_SIZE
from sessionbook.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class View:
    """What a picture shows: a page, how large, a record of it, and what was pressed there."""

    name: str
    page: str
    size: QSize = USUAL_SIZE
    record: Callable[[Notebook], str] = lambda _: ""
    pressed: str = ""


def newest_form(notebook: Notebook) -> str:
    """Return the form filled in last, or nothing."""
    return next((filled.id for filled in notebook.filled.newest(1)), "")


WHOLE = QSize(USUAL_SIZE.width(), 2 * USUAL_SIZE.height())
VIEWS = (
    *(View(tab.key, tab.key) for tab in PAGES),
    View("sessions-whole", "sessions", WHOLE),
    View("progress-outlook", "progress", pressed="Outlook"),
    View("progress-answers", "progress", record=lambda _: f"{ANSWER}phq9"),
    View("forms-filled", "forms", record=newest_form),
    View("looking_back-review", "looking_back", WHOLE, lambda _: "now"),
)

SETTLING = 4  # a row that breaks changes its height, which moves what is below it, and so on


def draw_pages(
    notebook: Notebook,
    vault: Vault,
    folder: Path,
    percent: int = 100,
    now: Callable[[], datetime] = local_now,
) -> Iterator[Path]:
    """Draw each view, the card and the report in both themes; yield the files written."""
    application = _application()
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("light", "dark"):
        settings = Settings(Path(os.devnull))
        settings.change(theme=name, text_percent=percent)
        appearance = Appearance(application, settings)
        context = Context.of(notebook, vault, settings, appearance, now)
        shell = Shell(context, PAGES)
        sheet = _sheet(shell)
        sheet.show()
        for view in VIEWS:
            sheet.resize(view.size)
            shell.resize(view.size)
            shell.show_page(view.page, view.record(notebook))
            _press(shell.page, view.pressed)
            yield _draw(sheet, folder / f"{view.name}-{name}.png")
        sheet.close()
        for key, over in ((CARD, CardSheet(context)), (REPORT, ReportSheet(context, Wanted()))):
            whole = _sheet(over)
            whole.show()
            yield _draw(whole, folder / f"{key}-{name}.png")
            whole.close()


def _press(page: QWidget, words: str) -> None:
    for each in page.findChildren(QAbstractButton):
        if words and each.text() == words:
            each.click()


def _draw(sheet: QWidget, path: Path) -> Path:
    for _ in range(SETTLING):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
    sheet.grab().save(str(path))
    return path


def _application() -> QApplication:
    application = QApplication.instance()
    if application is None:
        application = QApplication(theme.ARGUMENTS)
        languages.speak(application)
    assert isinstance(application, QApplication)  # noqa: S101 - nobody makes another kind
    return application


def _sheet(shown: QWidget) -> QWidget:
    """Return what the shell or the card lies on instead of being a window.

    A layout passes its smallest size on to its window, which a platform without a screen
    answers with a complaint on stderr; the sheet has none.
    """
    sheet = QWidget()
    sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    sheet.resize(USUAL_SIZE)
    shown.setParent(sheet)
    shown.setGeometry(sheet.rect())
    return sheet
