"""People and facts as rows."""

from sessionbook.domain.areas import Area
from sessionbook.domain.details import Detail, DetailKind
from sessionbook.store.ordered import Ordered


class Details(Ordered[Detail]):
    """Every query and write on the details table."""

    kind = Detail
    table = "details"
    area = Area.DETAILS
    searched = True

    def of(self, kind: DetailKind) -> list[Detail]:
        """Return the people or the facts, in the person's order."""
        return self.where("kind = ? ORDER BY position, created", kind)
