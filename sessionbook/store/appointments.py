"""Appointments as rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from sessionbook.domain.appointments import (
    Appointment,
    Occurrence,
    Repeat,
    next_occurrence,
    without,
)
from sessionbook.domain.areas import Area
from sessionbook.domain.record import new_id
from sessionbook.store.records import Records

Undo = Callable[[], None]


class Appointments(Records[Appointment]):
    """Every query and write on the appointments table."""

    kind = Appointment
    table = "appointments"
    area = Area.APPOINTMENTS

    def all(self) -> list[Appointment]:
        """Return every appointment, by date."""
        return self.where("1 ORDER BY day, at")

    def next(self, today: date) -> Occurrence | None:
        """Return the nearest date from today on."""
        return next_occurrence(self.all(), today)

    def skip(self, found: Occurrence) -> Undo:
        """Take one date off the plan; of a series, the later ones stay."""
        rest = without(found)
        if rest is None:
            stamp = self.delete(found.appointment.id)
            return lambda: self.restore(stamp)
        self.save(rest)
        return lambda: self._put_back(found.appointment)

    def move(self, found: Occurrence, day: date, at: time | None, key: str = "") -> Undo:
        """Move one date; of a series, the later ones stay, and the moved one is a new one.

        It gets this id, so that a move that is tried again makes no second one.
        """
        old, rest = found.appointment, without(found)
        moved = replace(old, day=day, at=at)
        with self._db.write(self.area):
            if rest:
                self.save(rest)
                moved = replace(moved, id=key or new_id(), repeat=Repeat.NEVER)
            self.save(moved)
        return lambda: self._put_back(old, moved.id)

    def _put_back(self, old: Appointment, added: str = "") -> None:
        with self._db.write(self.area):
            if added and added != old.id:
                self.delete(added)
            self.save(old)
