"""The bring-up list as rows."""

from collections.abc import Sequence
from dataclasses import replace

from sessionbook.domain.areas import Area
from sessionbook.domain.topics import Topic
from sessionbook.store.records import Records


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

    def arrange(self, topics: Sequence[Topic]) -> None:
        """Give the topics this order."""
        with self._db.write(self.area):
            for position, topic in enumerate(topics):
                if topic.position != position:
                    self.save(replace(topic, position=position))
