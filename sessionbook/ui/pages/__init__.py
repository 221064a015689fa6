"""The tabs, in order. A new page is a file here and a line below."""

from sessionbook.ui.page import Page
from sessionbook.ui.pages.goals import GoalsPage
from sessionbook.ui.pages.homework import HomeworkPage
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.today import TodayPage

PAGES: tuple[type[Page], ...] = (
    TodayPage,
    SessionsPage,
    HomeworkPage,
    GoalsPage,
    ProgressPage,
)
