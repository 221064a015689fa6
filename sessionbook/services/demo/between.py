"""What was invented between the sessions: a journal, people and facts, a safety plan."""

from datetime import time, timedelta

from sessionbook.domain.details import Detail, DetailKind
from sessionbook.domain.journal import Entry
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.services.demo.course import Course
from sessionbook.services.demo.texts import texts
from sessionbook.store.notebook import Notebook

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
        heading = PlanHeading(plan=PlanKind.SAFETY, title=facts["title"], position=position)
        notebook.plans.save(heading)
        for place, (text, phone) in enumerate(facts["lines"]):
            line = PlanLine(heading_id=heading.id, text=text, phone=phone, position=place)
            notebook.plans.lines.save(line)
