"""Attachments as rows; their bytes lie beside, so that a list of them reads none."""

from sessionbook.domain.areas import Area
from sessionbook.domain.attachments import Attachment
from sessionbook.store.records import Records


class Attachments(Records[Attachment]):
    """Every query and write on the attachments and attachment_contents tables."""

    kind = Attachment
    table = "attachments"
    area = Area.ATTACHMENTS
    searched = True

    def keep(self, attachment: Attachment, content: bytes, thumbnail: bytes) -> Attachment:
        """Save a new attachment with its bytes and a small PNG of it."""
        with self._db.write(self.area) as sql:
            sql.execute(
                "INSERT INTO attachment_contents (id, content, thumbnail) VALUES (?, ?, ?)",
                (attachment.id, content, thumbnail),
            )
            return self.save(attachment)

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
