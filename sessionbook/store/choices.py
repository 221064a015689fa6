"""What the person chose for this notebook, as rows."""

from dataclasses import replace

from sessionbook.domain.areas import Area
from sessionbook.domain.choices import Choice
from sessionbook.store.records import Records


class Choices(Records[Choice]):
    """Every query and write on the choices table."""

    kind = Choice
    table = "choices"
    area = Area.CHOICES

    def read(self, name: str, usual: str = "") -> str:
        """Return what was chosen, or what is usual."""
        found = self.get(name)
        return found.value if found else usual

    def choose(self, name: str, value: str) -> None:
        """Remember a choice."""
        found = self.get(name)
        self.save(replace(found, value=value) if found else Choice(id=name, value=value))
