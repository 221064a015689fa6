"""What the stores of records in the person's own order do besides."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sessionbook.store.records import R, Records


class Ordered(Records[R]):
    """The records have a position, which the person can change."""

    def arrange(self, records: Sequence[R]) -> None:
        """Give the records this order."""
        with self._db.write(self.area):
            for place, record in enumerate(records):
                if getattr(record, "position", None) != place:
                    position: dict[str, Any] = {"position": place}
                    self.save(replace(record, **position))

    def shift(self, records: Sequence[R], record_id: str, step: int) -> None:
        """Move one of these records by so many places, if there are so many."""
        order = list(records)
        here = next((at for at, each in enumerate(order) if each.id == record_id), None)
        if here is not None and 0 <= here + step < len(order):
            order.insert(here + step, order.pop(here))
            self.arrange(order)
