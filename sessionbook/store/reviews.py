"""Reviews and letters as rows."""

from datetime import date

from sessionbook.domain.areas import Area
from sessionbook.domain.reviews import Review, ReviewKind
from sessionbook.store.records import Records

MOST_COUNTED = 100


class Reviews(Records[Review]):
    """Every query and write on the reviews table."""

    kind = Review
    table = "reviews"
    area = Area.REVIEWS
    searched = True

    def all(self) -> list[Review]:
        """Return everything written when looking back, newest first."""
        return self.where("1 ORDER BY day DESC, created DESC")

    def latest(self) -> Review | None:
        """Return the last review."""
        return self.first("kind = ? ORDER BY day DESC, created DESC LIMIT 1", ReviewKind.REVIEW)

    def sessions_since(self, today: date) -> int:
        """Return how many sessions took place since the last review, before today.

        Counts to a hundred and no further: Today asks, and is not to wait.
        """
        query = (
            "SELECT count(*) FROM (SELECT 1 FROM sessions WHERE deleted IS NULL AND NOT missed "
            "AND day < ? AND day > coalesce((SELECT max(day) FROM reviews "
            f"WHERE deleted IS NULL AND kind = 'review'), '') LIMIT {MOST_COUNTED:d})"
        )
        return int(self._db.value(query, today.isoformat()))
