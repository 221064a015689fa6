"""A new notebook: its vault, its tables and the three scales it begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

from sessionbook.domain.trackers import Tracker
from sessionbook.store.notebook import Notebook


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """A first tracker's name and the words at its ends, in the person's language."""

    name: str
    low: str
    high: str
    higher_is_better: bool = True


ENGLISH = (
    ScaleWords("Mood", "very low", "very good"),
    ScaleWords("Anxiety", "calm", "overwhelming", higher_is_better=False),
    ScaleWords("Outlook", "dark", "hopeful"),
)


def fill_new(notebook: Notebook, scales: Sequence[ScaleWords] = ENGLISH) -> None:
    """Give a notebook without any tracker the ones it begins with."""
    if notebook.trackers.all():
        return
    with notebook.database.write():
        for position, scale in enumerate(scales):
            tracker = Tracker(
                name=scale.name,
                low_words=scale.low,
                high_words=scale.high,
                higher_is_better=scale.higher_is_better,
                on_today=True,
                position=position,
            )
            notebook.trackers.save(tracker)
