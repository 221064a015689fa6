"""Attachments as rows; their bytes lie beside, so that a list of them reads none."""

from dataclasses import replace

from sessionbook.domain.areas import Area
from sessionbook.domain.attachments import Attachment
from sessionbook.store.ordered import Ordered


class Attachments(Ordered[Attachment]):
    """Every query and write on the attachments and attachment_contents tables.

    The bytes never go to history. Those of a deleted attachment stay: it can be brought back.
    """

    kind = Attachment
    table = "attachments"
    area = Area.ATTACHMENTS
    searched = True

    def keep(self, attachment: Attachment, content: bytes, thumbnail: bytes) -> Attachment:
        """Save a new attachment, after those of its record, with its bytes and a small PNG.

        It may be tried again: a disk that fails in the end of a commit may have kept it.
        """
        with self._db.write(self.area) as sql:
            sql.execute(
                "INSERT INTO attachment_contents (id, content, thumbnail) VALUES (?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                (attachment.id, content, thumbnail),
            )
            before = "SELECT count(*) FROM attachments WHERE kind = ? AND record = ? AND id <> ?"
            place = self._db.value(before, attachment.kind, attachment.record, attachment.id)
            return self.save(replace(attachment, position=place))

    def content(self, attachment_id: str) -> bytes:
        """Return the bytes; b"" if there are none."""
        query = "SELECT content FROM attachment_contents WHERE id = ?"
        return self._db.value(query, attachment_id) or b""

    def thumbnail(self, attachment_id: str) -> bytes:
        """Return the small PNG; b"" if there is none."""
        query = "SELECT thumbnail FROM attachment_contents WHERE id = ?"
        return self._db.value(query, attachment_id) or b""

    def of(self, kind: str, record_id: str) -> list[Attachment]:
        """Return what is attached to a record, in the person's order."""
        return self.where("kind = ? AND record = ? ORDER BY position, created", kind, record_id)

    def part_of(self, kind: str) -> tuple["Attachments", str]:
        """Return what the store of this table names among the parts of its records."""
        return self, f"kind = '{kind}' AND record"

    def holder(self, kind: str, attachment_id: str) -> str:
        """Return the id of the record of this table that it is attached to, or nothing."""
        found = self.first("kind = ? AND id = ?", kind, attachment_id)
        return found.record if found else ""
