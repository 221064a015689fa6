"""A questionnaire in the window: its items, support beside them, and what they add up to."""
