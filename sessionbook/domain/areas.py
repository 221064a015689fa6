"""The parts of the notebook a change can touch."""

from enum import StrEnum


class Area(StrEnum):
    """One group of records that is written, announced and searched together."""

    APPOINTMENTS = "appointments"
    SESSIONS = "sessions"
    TOPICS = "topics"
    INSIGHTS = "insights"
    GRATITUDE = "gratitude"
    HOMEWORK = "homework"
    FORMS = "forms"
    GOALS = "goals"
    TRACKERS = "trackers"
    MEASURES = "measures"
    EVENTS = "events"
    BENCHMARKS = "benchmarks"
    JOURNAL = "journal"
    DETAILS = "details"
    PLANS = "plans"
    REVIEWS = "reviews"
    PROMPTS = "prompts"
    ATTACHMENTS = "attachments"
    CHOICES = "choices"
