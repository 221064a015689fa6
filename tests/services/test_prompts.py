"""Sets of prompts: the shipped files, and what becomes of them in a notebook."""

from pathlib import Path

import pytest

from sessionbook import paths
from sessionbook.domain.prompts import OfferedSet
from sessionbook.services.prompts import SHIPPED, NotePrompts, WrongPromptsError, read, shipped
from sessionbook.store.notebook import Notebook

FIRST = ["What stayed with me", "What was new", "How it felt to talk about it"]


@pytest.fixture
def prompts(notebook: Notebook) -> NotePrompts:
    return NotePrompts(notebook, lambda words: words)


def texts(offered: OfferedSet) -> list[str]:
    return [each.text for each in offered.prompts]


def names(prompts: NotePrompts) -> list[str]:
    return [each.set.name for each in prompts.sets()]


def test_every_shipped_file_is_offered_and_sound() -> None:
    files = {path.stem for path in (paths.resources() / "prompts").iterdir()}
    assert files == set(SHIPPED)
    assert [each.key for each in shipped()] == list(SHIPPED)
    assert all(2 < len(each.prompts) < 8 for each in shipped())
    assert len({each.set.name for each in shipped()}) == len(SHIPPED)


@pytest.mark.parametrize(
    "source",
    [
        "name = ",
        'name = "Rest"',
        'prompts = ["Rest"]',
        'name = ""\nprompts = ["Rest"]',
        'name = "Rest"\nprompts = []',
        'name = "Rest"\nprompts = "Rest"',
        'name = "Rest"\nprompts = [1]',
        'name = "Rest"\nprompts = ["two\\nlines"]',
        'name = "Rest"\nprompts = ["twice", "twice"]',
        f'name = "Rest"\nprompts = ["{"long " * 20}"]',
        'name = "Rest"\nprompts = ["Rest"]\nkey = "rest"',
        b"\xff",
    ],
)
def test_a_file_that_is_not_sound_is_refused(tmp_path: Path, source: str | bytes) -> None:
    path = tmp_path / "rest.toml"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    with pytest.raises(WrongPromptsError) as caught:
        read(path)
    assert "rest.toml" in str(caught.value)


def test_a_set_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rest.toml"
    path.write_text('name = "Rest"\nprompts = ["One", "Two"]', encoding="utf-8")
    offered = read(path)
    assert (offered.key, offered.set.name, texts(offered)) == ("rest", "Rest", ["One", "Two"])
    assert [each.id for each in offered.prompts] == ["rest.0", "rest.1"]  # in every notebook
    assert not offered.is_own


def test_looking_and_choosing_copies_nothing(notebook: Notebook, prompts: NotePrompts) -> None:
    assert prompts.chosen().key == "usual"
    prompts.choose("hard")
    assert prompts.chosen().key == "hard"
    assert notebook.prompt_sets.all() == []


def test_a_shipped_set_becomes_one_s_own_with_the_first_change(
    notebook: Notebook, prompts: NotePrompts
) -> None:
    before = prompts.chosen()
    prompts.reword(before, before.prompts[1].id, "What surprised me")
    after = prompts.chosen()
    assert (after.key, after.is_own) == ("usual", True)
    assert texts(after)[:2] == [FIRST[0], "What surprised me"]
    assert [each.id for each in after.prompts] == [each.id for each in before.prompts]
    assert len(prompts.sets()) == 3
    assert texts(shipped()[0])[1] == FIRST[1]


def test_deleted_it_is_as_it_was_shipped_and_undo_brings_it_back(prompts: NotePrompts) -> None:
    prompts.rename(prompts.chosen(), "Mine")
    prompts.add(prompts.chosen(), "p9", "What made me laugh")
    undo = prompts.delete(prompts.chosen())
    assert (prompts.chosen().set.name, len(prompts.chosen().prompts)) == (names(prompts)[0], 5)
    assert not prompts.chosen().is_own
    undo()
    assert prompts.chosen().set.name == "Mine"
    assert texts(prompts.chosen())[-1] == "What made me laugh"


def test_an_undo_that_comes_too_late_doubles_nothing(prompts: NotePrompts) -> None:
    prompts.rename(prompts.chosen(), "Mine")
    undo = prompts.delete(prompts.chosen())
    prompts.rename(prompts.chosen(), "Mine again")
    undo()
    assert texts(prompts.chosen()) == texts(shipped()[0])
    assert prompts.chosen().set.name == "Mine again"


def test_prompts_are_moved_and_removed(prompts: NotePrompts) -> None:
    first = prompts.chosen().prompts[0]
    prompts.shift(prompts.chosen(), first.id, 2)
    assert texts(prompts.chosen())[:3] == [FIRST[1], FIRST[2], FIRST[0]]
    undo = prompts.remove(prompts.chosen(), first.id)
    assert first.text not in texts(prompts.chosen())
    undo()
    assert texts(prompts.chosen())[2] == FIRST[0]


def test_a_set_of_one_s_own_comes_after_the_others(prompts: NotePrompts) -> None:
    prompts.begin_set("Mine")
    assert names(prompts)[3:] == ["Mine"]
    assert (prompts.chosen().set.name, prompts.chosen().prompts) == ("Mine", ())
    prompts.add(prompts.chosen(), "p9", "What made me laugh")
    assert texts(prompts.chosen()) == ["What made me laugh"]
    undo = prompts.delete(prompts.chosen())
    assert prompts.chosen().key == "usual"
    undo()
    assert prompts.chosen().set.name == "Mine"


def test_the_shipped_ones_speak_the_language(notebook: Notebook) -> None:
    spoken = NotePrompts(notebook, str.upper)
    assert spoken.chosen().set.name == "AFTER A USUAL SESSION"
    spoken.rename(spoken.chosen(), "Mine")
    assert texts(spoken.chosen())[0] == FIRST[0].upper()
