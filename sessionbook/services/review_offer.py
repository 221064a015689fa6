"""When a review is offered: after so many sessions, and never to somebody who was away."""

from datetime import date, timedelta

from sessionbook.domain.reviews import USUAL_SESSIONS
from sessionbook.store.notebook import Notebook

SESSIONS_BETWEEN, PUT_OFF = "sessions_between_reviews", "review_put_off"
"""Choices: after how many sessions a review is offered, 0 for never; the day it was put off."""

FEWEST = 2
"""What a review is about at least; Today asks no further below it."""

AWAY = timedelta(days=60)
"""After so long without a session nothing is offered: somebody comes back first."""


def sessions_between(notebook: Notebook) -> int:
    """Return after how many sessions a review is offered; 0 is never."""
    chosen = notebook.choices.read(SESSIONS_BETWEEN)
    return int(chosen) if chosen.isdecimal() else USUAL_SESSIONS


def offered(notebook: Notebook, today: date, last: date | None) -> int:
    """Return how many sessions there are to look back on, or 0 while it is not the time.

    last is the day of the last session. What was put off is not offered before another session
    took place.
    """
    if last is None or today - last >= AWAY:
        return 0
    count = notebook.reviews.sessions_since(today)
    if count < FEWEST or not 0 < sessions_between(notebook) <= count:
        return 0
    return 0 if notebook.choices.read(PUT_OFF) >= last.isoformat() else count
