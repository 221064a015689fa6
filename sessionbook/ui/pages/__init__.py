"""The pages, in order; the first five are tabs.

A new page is a file, and here what imports it and a line below.
"""

from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.ui.page import Page, Tab


def today() -> type[Page]:
    from sessionbook.ui.pages.today import TodayPage

    return TodayPage


def sessions() -> type[Page]:
    from sessionbook.ui.pages.sessions import SessionsPage

    return SessionsPage


def homework() -> type[Page]:
    from sessionbook.ui.pages.homework import HomeworkPage

    return HomeworkPage


def goals() -> type[Page]:
    from sessionbook.ui.pages.goals import GoalsPage

    return GoalsPage


def progress() -> type[Page]:
    from sessionbook.ui.pages.progress import ProgressPage

    return ProgressPage


def safety() -> type[Page]:
    from sessionbook.ui.pages.safety import SafetyPage

    return SafetyPage


def journal() -> type[Page]:
    from sessionbook.ui.pages.journal import JournalPage

    return JournalPage


def forms() -> type[Page]:
    from sessionbook.ui.pages.forms import FormsPage

    return FormsPage


def details() -> type[Page]:
    from sessionbook.ui.pages.details import DetailsPage

    return DetailsPage


def looking_back() -> type[Page]:
    from sessionbook.ui.pages.looking_back import LookingBackPage

    return LookingBackPage


def help_pages() -> type[Page]:
    from sessionbook.ui.pages.help_pages import HelpPagesPage

    return HelpPagesPage


def settings() -> type[Page]:
    from sessionbook.ui.pages.settings import SettingsPage

    return SettingsPage


PROGRESS_PARTS = (
    "sessionbook.services.progress_reader",
    "sessionbook.ui.chart.layout",
    "sessionbook.ui.chart.widget",
    "sessionbook.ui.pages.progress",
)


PAGES = (
    Tab("today", QT_TRANSLATE_NOOP("Pages", "Today"), today),
    Tab("sessions", QT_TRANSLATE_NOOP("Pages", "Sessions"), sessions),
    Tab("homework", QT_TRANSLATE_NOOP("Pages", "Homework"), homework),
    Tab("goals", QT_TRANSLATE_NOOP("Pages", "Goals"), goals),
    Tab("progress", QT_TRANSLATE_NOOP("Pages", "Progress"), progress, PROGRESS_PARTS),
    Tab("journal", QT_TRANSLATE_NOOP("Pages", "Journal"), journal),
    Tab("forms", QT_TRANSLATE_NOOP("Pages", "Forms"), forms),
    Tab("details", QT_TRANSLATE_NOOP("Pages", "People and facts"), details),
    Tab("looking_back", QT_TRANSLATE_NOOP("Pages", "Looking back"), looking_back),
    Tab("safety", QT_TRANSLATE_NOOP("Pages", "Safety plan"), safety),
    Tab("help_pages", QT_TRANSLATE_NOOP("Pages", "How it works"), help_pages, keys="Shift+F1"),
    Tab("settings", QT_TRANSLATE_NOOP("Pages", "Settings"), settings, keys="Ctrl+,"),
)
