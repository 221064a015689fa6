"""What is said once a notebook is open: of a clock that is behind, of a folder others copy."""

from contextlib import suppress
from datetime import UTC, timedelta

from PySide6.QtCore import QCoreApplication

from sessionbook.errors import SessionbookError
from sessionbook.services.watched_folder import watcher_of
from sessionbook.ui.page import Context
from sessionbook.ui.watcher_words import watcher_words

TOLERATED = timedelta(minutes=2)
CLOCK_TOLD = "clock_told"
WATCHER_TOLD = "watcher_told"


def say_at_opening(context: Context) -> None:
    """Say the one sentence that matters most, if any."""
    if not context.notebook.database.is_open:
        return
    if _is_clock_behind(context):
        _remember(context, CLOCK_TOLD, _told_now(context))
        context.notices.say(
            QCoreApplication.translate(
                "AtOpening",
                "The clock of this computer is behind: this notebook was last changed later than "
                "it says now. Set the clock, or dates will be wrong. Nothing is lost.",
            )
        )
        return
    watcher = watcher_of(context.vault.folder)
    if watcher and context.notebook.choices.read(WATCHER_TOLD) != watcher.name:
        context.notices.suggest(
            watcher_words(watcher),
            QCoreApplication.translate("AtOpening", "Do not say it again"),
            lambda: context.notebook.choices.choose(WATCHER_TOLD, watcher.name),
        )


def _is_clock_behind(context: Context) -> bool:
    """Return whether to speak of it: not again while the clock goes on from where it was told."""
    if context.notebook.database.behind <= TOLERATED:
        return False
    newest, _, at = context.notebook.choices.read(CLOCK_TOLD).partition(" ")
    now_newest, _, now = _told_now(context).partition(" ")
    return newest != now_newest or now < at


def _told_now(context: Context) -> str:
    now = context.now().astimezone(UTC)
    newest = now + context.notebook.database.behind
    return f"{newest.date().isoformat()} {now.isoformat()}"


def _remember(context: Context, name: str, value: str) -> None:
    with suppress(SessionbookError):  # it is said again next time
        context.notebook.choices.choose(name, value)
