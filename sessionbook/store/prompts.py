"""The person's own prompts as rows."""

from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.prompts import Prompt, PromptSet
from sessionbook.store.database import Database
from sessionbook.store.ordered import Ordered
from sessionbook.store.records import Records


class Prompts(Ordered[Prompt]):
    """Every query and write on the prompts table."""

    kind = Prompt
    table = "prompts"
    area = Area.PROMPTS

    def of(self, set_id: str) -> list[Prompt]:
        """Return the prompts of a set, in the person's order."""
        return self.where("set_id = ? ORDER BY position, created", set_id)


class PromptSets(Records[PromptSet]):
    """Every query and write on the prompt_sets table."""

    kind = PromptSet
    table = "prompt_sets"
    area = Area.PROMPTS

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.prompts = Prompts(database)

    def all(self) -> list[PromptSet]:
        """Return the person's sets, in their order."""
        return self.where("1 ORDER BY position, created")

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return ((self.prompts, "set_id"),)
