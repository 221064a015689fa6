"""When an insight comes back, and what the person answered then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import itemgetter

from sessionbook.domain.insights import Insight
from sessionbook.domain.record import Record

STAGES = (1, 3, 7, 21)
"""Days after the insight was written on which it comes back."""

MOST_A_DAY = 3


class Answer(StrEnum):
    """What meeting an insight again brought; later costs nothing and counts as no answer."""

    STILL_TRUE = "still_true"
    CHANGED = "changed"
    BRING_UP = "bring_up"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisit(Record):
    """One meeting with an insight; words say what changed."""

    insight_id: str
    day: date
    answer: Answer
    words: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """An insight with the day it is from and every meeting with it so far."""

    insight: Insight
    day: date
    revisits: tuple[Revisit, ...] = ()

    def due_on(self, before: date) -> date | None:
        """Return the day it next comes back, as it stood when before began; None after the last.

        Late answers move the later stages: the days between two stages always pass.
        """
        earlier = [revisit for revisit in self.revisits if revisit.day < before]
        answered = [revisit for revisit in earlier if revisit.answer is not Answer.LATER]
        if len(answered) >= len(STAGES):
            return None
        due = self.day + timedelta(days=STAGES[len(answered)])
        if answered:
            pause = STAGES[len(answered)] - STAGES[len(answered) - 1]
            due = max(due, max(revisit.day for revisit in answered) + timedelta(days=pause))
        put_off = [revisit.day for revisit in earlier if revisit.answer is Answer.LATER]
        return max(due, max(put_off) + timedelta(days=1)) if put_off else due

    def answer_on(self, day: date) -> Revisit | None:
        """Return the day's last answer."""
        found = [revisit for revisit in self.revisits if revisit.day == day]
        return max(found, key=lambda revisit: revisit.created, default=None)


def picks(met: Iterable[Met], today: date, last_session: Sequence[str] = ()) -> list[Met]:
    """Return the insights to meet today, at most three; those due on one day in their order.

    last_session names the insights of the last session, which come back on the day of the
    next one whatever their stage; give it on that day only.
    """
    due = []
    for each in met:
        on = today if each.insight.id in last_session else each.due_on(today)
        if on is not None and on <= today:
            due.append((on, each))
    return [each for _, each in sorted(due, key=itemgetter(0))[:MOST_A_DAY]]
