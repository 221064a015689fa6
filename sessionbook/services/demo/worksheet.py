"""One invented worksheet, filled in by hand and kept with the last session as a picture."""

from sessionbook import paths
from sessionbook.domain.attachments import Attachment, MediaType
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook

NAME = "Thought record.png"


def write(notebook: Notebook, held: list[Session]) -> None:
    """Attach the picture to the last session."""
    if held:
        folder = paths.resources() / "demo"
        content = (folder / "worksheet.png").read_bytes()
        attachment = Attachment(
            kind=notebook.sessions.table,
            record=held[-1].id,
            name=NAME,
            media_type=MediaType.PNG,
            size=len(content),
        )
        thumbnail = (folder / "worksheet-small.png").read_bytes()
        notebook.attachments.keep(attachment, content, thumbnail)
