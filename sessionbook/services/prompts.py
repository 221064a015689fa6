"""The sets of prompts there are: those shipped with the program, and the person's own."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from sessionbook import paths
from sessionbook.domain.prompts import OfferedSet, Prompt, PromptSet
from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.store.notebook import Notebook

SHIPPED = ("usual", "hard", "few_words")
"""In the order in which they are offered; a set's key is its file's name."""

LONGEST = 60  # characters of a shipped name or prompt, which stands on a small button
CHOSEN, HIDDEN = "prompt_set", "prompts_hidden"


class WrongPromptsError(SessionbookError):
    """A file of prompts cannot be used; which one and why are in its arguments."""

    sentence = QT_TRANSLATE_NOOP("errors", "A file of prompts cannot be used.")

    def __str__(self) -> str:
        return ": ".join((self.sentence, *map(str, self.args)))


@cache
def shipped() -> tuple[OfferedSet, ...]:
    """Return the sets that come with the program."""
    return tuple(read(paths.resources() / "prompts" / f"{key}.toml") for key in SHIPPED)


def read(path: Path) -> OfferedSet:
    """Return the set of a file; raise WrongPromptsError if it is not sound."""
    import tomllib  # needed only where prompts are

    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongPromptsError(path.name, error) from None
    if problem := _problem(facts):
        raise WrongPromptsError(path.name, problem)
    return _offered(path.stem, facts["name"], facts["prompts"])


class NotePrompts:
    """The sets of a notebook, the shipped ones in the words of a language.

    A shipped set that is changed becomes the person's own under the same ids, so that it is
    once in every notebook; deleted, it is again as it was shipped.
    """

    def __init__(self, notebook: Notebook, say: Callable[[str], str]) -> None:
        self._database = notebook.database
        self._store = notebook.prompt_sets
        self._choices = notebook.choices
        self._say = say

    def sets(self) -> list[OfferedSet]:
        """Return what can be chosen: what is shipped first, then the person's own."""
        own = {each.id: self._with_prompts(each) for each in self._store.all()}
        first = [own.pop(each.key, self._translated(each)) for each in shipped()]
        return [*first, *own.values()]

    def chosen(self) -> OfferedSet:
        """Return the set that is offered beside the notes."""
        sets, key = self.sets(), self._choices.read(CHOSEN)
        return next((each for each in sets if each.key == key), sets[0])

    def is_shipped(self, offered: OfferedSet) -> bool:
        """Return whether the program has this set too."""
        return offered.key in SHIPPED

    def choose(self, key: str) -> None:
        """Offer another set from now on."""
        self._choices.choose(CHOSEN, key)

    @property
    def are_hidden(self) -> bool:
        """Whether the person does without."""
        return bool(self._choices.read(HIDDEN))

    def hide(self, hidden: bool) -> None:
        """Do without prompts, or with them again."""
        self._choices.choose(HIDDEN, "yes" if hidden else "")

    def begin_set(self, name: str) -> None:
        """Add an empty set of the person's own, and choose it."""
        new = PromptSet(name=name, position=self._store.next_position())
        with self._database.write():
            self._store.save(new)
            self.choose(new.id)

    def rename(self, offered: OfferedSet, name: str) -> None:
        """Give a set another name."""
        with self._database.write():
            self._store.save(replace(self._keep(offered), name=name))

    def add(self, offered: OfferedSet, key: str, text: str) -> None:
        """Add a prompt to a set, after the others."""
        prompts = self._store.prompts
        with self._database.write():
            self._keep(offered)
            position = prompts.next_position()
            prompts.save(Prompt(id=key, set_id=offered.key, text=text, position=position))

    def reword(self, offered: OfferedSet, key: str, text: str) -> None:
        """Give a prompt other words."""
        prompts = self._store.prompts
        with self._database.write():
            self._keep(offered)
            if prompt := prompts.get(key):
                prompts.save(replace(prompt, text=text))

    def shift(self, offered: OfferedSet, key: str, step: int) -> None:
        """Move a prompt by so many places."""
        prompts = self._store.prompts
        with self._database.write():
            self._keep(offered)
            prompts.shift(prompts.of(offered.key), key, step)

    def remove(self, offered: OfferedSet, key: str) -> Callable[[], None]:
        """Delete a prompt; return what undoes it."""
        prompts = self._store.prompts
        with self._database.write():
            self._keep(offered)
            stamp = prompts.delete(key)
        return lambda: prompts.restore(stamp)

    def delete(self, offered: OfferedSet) -> Callable[[], None]:
        """Delete a set of the person's own; return what undoes it."""
        stamp = self._store.delete(offered.key)
        return lambda: self._store.restore(stamp)

    def _keep(self, offered: OfferedSet) -> PromptSet:
        """Return the set as the notebook has it, where a shipped one is put first."""
        if found := self._store.get(offered.key):
            return found
        for prompt in offered.prompts:
            self._store.prompts.save(prompt)
        return self._store.save(replace(offered.set, position=self._store.next_position()))

    def _with_prompts(self, own: PromptSet) -> OfferedSet:
        return OfferedSet(own, tuple(self._store.prompts.of(own.id)))

    def _translated(self, offered: OfferedSet) -> OfferedSet:
        prompts = (replace(each, text=self._say(each.text)) for each in offered.prompts)
        return OfferedSet(replace(offered.set, name=self._say(offered.set.name)), tuple(prompts))


def _offered(key: str, name: str, texts: list[str]) -> OfferedSet:
    prompts = (
        Prompt(id=f"{key}.{place}", set_id=key, text=text, position=place)
        for place, text in enumerate(texts)
    )
    return OfferedSet(PromptSet(id=key, name=name), tuple(prompts))


def _problem(facts: dict[str, Any]) -> str:
    if facts.keys() != {"name", "prompts"}:
        return "it has not just a name and prompts"
    texts = facts["prompts"]
    if not isinstance(texts, list) or not texts:
        return "the prompts are no list"
    if not all(_is_short(each) for each in (facts["name"], *texts)):
        return "a name or prompt is no line of a few words"
    return "a prompt is there twice" if len(set(texts)) < len(texts) else ""


def _is_short(words: object) -> bool:
    return isinstance(words, str) and words == " ".join(words.split()) and 0 < len(words) <= LONGEST
