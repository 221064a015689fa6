"""What the tests of the Sessions page share."""

from pytestqt.qtbot import QtBot

from sessionbook.domain.sessions import Session
from sessionbook.ui.page import Context, Tab
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.unlocked.shell import Shell


def shown_page(qtbot: QtBot, context: Context) -> SessionsPage:
    """Return the page in a shell, which refreshes it after every write."""
    shell = Shell(context, [Tab("sessions", "Sessions", lambda: SessionsPage)])
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    assert isinstance(shell.page, SessionsPage)
    return shell.page


def open_all(page: SessionsPage) -> None:
    """Unfold every part of the write-up, as a person does who writes in each."""
    for section in page.write_up.findChildren(Section):
        if section.folds and section.isVisible():
            section.open()


def stored(page: SessionsPage) -> Session:
    """Return the session on screen as the notebook has it."""
    page.flush()
    assert page.session
    found = page.context.notebook.sessions.get(page.session.id)
    assert found
    return found


def notice(context: Context) -> list[tuple[str, object]]:
    """Return a list that every later notice is put into."""
    heard: list[tuple[str, object]] = []
    context.notices.offered.connect(lambda said, undo: heard.append((said, undo)))
    return heard
