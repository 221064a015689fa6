"""The bring-up list as rows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sessionbook.domain.areas import Area
from sessionbook.domain.topics import Topic
from sessionbook.store.records import Records
from sessionbook.store.rows import span

MOST_CARRIED = 12
ONE_DAY = timedelta(days=1)  # stamps are in UTC


class Topics(Records[Topic]):
    """Every query and write on the topics table."""

    kind = Topic
    table = "topics"
    area = Area.TOPICS
    searched = True

    def open(self) -> list[Topic]:
        """Return what was not raised yet, in the person's order."""
        return self.where("state <> 'raised' ORDER BY position, created")

    def raised_in(self, session_id: str) -> list[Topic]:
        """Return what was raised in a session."""
        return self.where("raised_in = ? ORDER BY position, created", session_id)

    def in_no_session(self, since: date) -> list[Topic]:
        """Return what was raised from about this day on and is in no session, oldest tick first."""
        condition = "state = 'raised' AND raised_in IS NULL AND changed >= ? ORDER BY changed"
        return self.where(condition, (since - ONE_DAY).isoformat())

    def raised_between(self, since: date | None, until: date) -> list[Topic]:
        """Return what was raised in the sessions after a day, or ever, up to another one."""
        condition = (
            "raised_in IN (SELECT id FROM sessions WHERE deleted IS NULL "
            "AND day > ? AND day <= ?) ORDER BY created"
        )
        return self.where(condition, *span(since, until))

    def open_on(self, day: date) -> list[Topic]:
        """Return what was there on a day and not raised by then, in the person's order."""
        condition = (
            "substr(created, 1, 10) <= ? AND (state <> 'raised' OR raised_in IN ("
            "SELECT id FROM sessions WHERE deleted IS NULL AND day > ?)) "
            "ORDER BY position, created"
        )
        return self.where(condition, day.isoformat(), day.isoformat())

    def carried(self, today: date) -> dict[str, int]:
        """Return for each open topic how many of the last sessions passed without it.

        Names no topic that none passed. Looks at the last twelve that took place before today;
        one on the day the topic was written counts if the topic was there first.
        """
        query = (
            "SELECT t.id, count(s.id) FROM topics t INDEXED BY topics_open JOIN ("
            "SELECT id, day, created FROM sessions "
            "WHERE deleted IS NULL AND NOT missed AND day < ? "
            f"ORDER BY day DESC LIMIT {MOST_CARRIED:d}) s ON s.day > substr(t.created, 1, 10) "
            "OR (s.day = substr(t.created, 1, 10) AND s.created >= t.created) "
            "WHERE t.deleted IS NULL AND t.state <> 'raised' GROUP BY t.id"
        )
        return dict(map(tuple, self._db.tuples(query, today.isoformat())))

    def arrange(self, topics: Sequence[Topic]) -> None:
        """Give the topics this order."""
        with self._db.write(self.area):
            for position, topic in enumerate(topics):
                if topic.position != position:
                    self.save(replace(topic, position=position))
