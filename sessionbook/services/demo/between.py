"""What was invented between the sessions: a journal, people and facts, plans, a review, events."""

from collections.abc import Sequence
from datetime import time, timedelta

from sessionbook.domain.details import Detail, DetailKind
from sessionbook.domain.events import Event
from sessionbook.domain.journal import Entry
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.reviews import Review
from sessionbook.services.demo.course import Course
from sessionbook.services.demo.texts import texts
from sessionbook.store.notebook import Notebook

Lines = Sequence[tuple[str, str]]
KINDS = {"people": DetailKind.PERSON, "facts": DetailKind.FACT}


def write(notebook: Notebook, course: Course) -> None:
    """Save what was written on the last days, and what stays."""
    found = texts("between")
    for facts in reversed(found["journal"]):
        day = course.today - timedelta(days=facts["days_ago"])
        at = time.fromisoformat(facts["at"])
        notebook.journal.save(Entry(day=day, at=at, text=facts["text"]))
    for name, kind in KINDS.items():
        for position, facts in enumerate(found[name]):
            notebook.details.save(Detail(kind=kind, position=position, **facts))
    for position, facts in enumerate(found["safety"]):
        _write_heading(notebook, PlanKind.SAFETY, position, facts["title"], facts["lines"])
    for position, facts in enumerate(found["staying_well"]):
        lines = [(text, "") for text in facts["lines"]]
        _write_heading(notebook, PlanKind.STAYING_WELL, position, facts["title"], lines)
    review = found["review"]
    day, since = course.day(review["day"]), course.day(review["from"])
    notebook.reviews.save(Review(day=day, since=since, text=review["text"]))
    for facts in found["events"]:
        until = course.day(facts["until"]) if "until" in facts else None
        event = Event(day=course.day(facts["day"]), until=until, text=facts["text"])
        notebook.events.save(event)


def _write_heading(
    notebook: Notebook, plan: PlanKind, position: int, title: str, lines: Lines
) -> None:
    heading = PlanHeading(plan=plan, title=title, position=position)
    notebook.plans.save(heading)
    for place, (text, phone) in enumerate(lines):
        line = PlanLine(heading_id=heading.id, text=text, phone=phone, position=place)
        notebook.plans.lines.save(line)
