"""What the person chose for this notebook, as rows."""

from dataclasses import replace

from sessionbook.domain.areas import Area
from sessionbook.domain.choices import Choice
from sessionbook.store.records import Records

LAST = "\U0010ffff"
"""What stands behind every name that begins with what is before it."""


class Choices(Records[Choice]):
    """Every query and write on the choices table."""

    kind = Choice
    table = "choices"
    area = Area.CHOICES

    def read(self, name: str, usual: str = "") -> str:
        """Return what was chosen, or what is usual."""
        found = self.get(name)
        return found.value if found else usual

    def beginning(self, name: str) -> dict[str, str]:
        """Return every choice whose name begins so, by the rest of it."""
        found = self.where("id >= ? AND id < ? ORDER BY id", name, name + LAST)
        return {each.id.removeprefix(name): each.value for each in found}

    def choose(self, name: str, value: str) -> None:
        """Remember a choice."""
        found = self.get(name)
        self.save(replace(found, value=value) if found else Choice(id=name, value=value))
