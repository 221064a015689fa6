"""Search over everything written: prefixes, accents, newest first, nothing left behind."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionbook.domain.excerpts import CLOSE_MARK, OPEN_MARK
from sessionbook.domain.homework import Homework, Practice
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.store.notebook import Notebook
from sessionbook.store.vocabulary import MOST_WORDS
from tests.conftest import TODAY


def test_every_word_may_be_a_beginning_and_accents_do_not_matter(notebook: Notebook) -> None:
    saved = notebook.sessions.save(Session(day=TODAY, notes="La crème brûlée, enfin"))
    for words in ("creme", "CRÈ", "brul enf", "la c"):
        assert [hit.record for hit in notebook.search.find(words, 5)] == [saved.id], words
    assert notebook.search.find("creme absent", 5) == []


def test_newest_first_whatever_the_order_of_writing(notebook: Notebook) -> None:
    days = [TODAY - timedelta(days=back) for back in (9, 400, 0, 30)]
    for day in days:
        notebook.sessions.save(Session(day=day, notes="harbour"))
    found = [hit.day for hit in notebook.search.find("harb", 10)]
    assert found == sorted(days, reverse=True)
    assert [hit.day for hit in notebook.search.find("harb", 2, skip=2)] == found[2:]


def test_changed_words_are_found_and_the_old_ones_are_not(notebook: Notebook) -> None:
    saved = notebook.sessions.save(Session(day=TODAY, notes="harbour"))
    notebook.sessions.save(replace(saved, notes="lighthouse", day=TODAY - timedelta(days=3)))
    assert notebook.search.find("harbour", 5) == []
    assert notebook.search.find("lighthouse", 5)[0].day == TODAY - timedelta(days=3)
    assert notebook.search.faults() == []


def test_practices_and_homework_are_found(notebook: Notebook) -> None:
    work = notebook.homework.save(Homework(title="Worry time", started_on=TODAY))
    practice = notebook.homework.practices.save(
        Practice(homework_id=work.id, day=TODAY, note="Closed the book")
    )
    assert notebook.search.find("closed", 5)[0].record == practice.id
    assert notebook.search.find("worry", 5)[0].record == work.id


def test_a_sensitive_topic_is_in_no_search(notebook: Notebook) -> None:
    topic = notebook.topics.save(Topic(text="the lighthouse"))
    assert notebook.search.find("lighthouse", 5)
    notebook.topics.save(replace(topic, sensitive=True))
    assert notebook.search.find("lighthouse", 5) == []


def test_the_excerpt_marks_what_was_found(notebook: Notebook) -> None:
    notebook.topics.save(Topic(text="The argument at work"))
    hit = notebook.search.find("argu", 1)[0]
    assert hit.excerpt == f"The {OPEN_MARK}argument{CLOSE_MARK} at work"


@given(words=st.text(max_size=40))
@settings(max_examples=150)
def test_no_words_break_the_query(notebook: Notebook, words: str) -> None:
    assert notebook.search.find(words, 3) == []


@pytest.mark.parametrize(
    "words", ['"', "AND", "NEAR(a b)", "a*", "-x", "text:y", "'; DROP", "\x00"]
)
def test_query_syntax_is_only_words(notebook: Notebook, words: str) -> None:
    assert notebook.search.find(words, 3) == []


def test_a_beginning_of_few_words_and_of_many_finds_the_same(notebook: Notebook) -> None:
    few, many = [f"lamp{n}" for n in range(MOST_WORDS)], [f"rose{n}" for n in range(99)]
    with notebook.database.write():
        for day, word in enumerate([*few, *many, "Lampión", "LAMP", "roses", "clamp"]):
            notebook.topics.save(Topic(text=f"a {word}"))
            notebook.sessions.save(Session(day=TODAY - timedelta(days=day), notes=word))
    for words in ("lamp", "Lampi", "lampió", "lamp1", "ros", "rose9", "a lam", "lamp rose", "zzz"):
        asked = " ".join(f'"{word}"*' for word in words.split())
        query = "SELECT record FROM search, documents WHERE search MATCH ? AND docid = search.rowid"
        expected = notebook.database.tuples(f"{query} ORDER BY search.rowid", asked)
        found = [hit.record for hit in notebook.search.find(words, 999)]
        assert found == [record for (record,) in expected], words


def test_words_written_while_one_types_are_found(notebook: Notebook) -> None:
    notebook.topics.save(Topic(text="lamp"))
    assert len(notebook.search.find("lam", 9)) == 1
    notebook.sessions.save(Session(day=TODAY, notes="lampshade"))
    assert len(notebook.search.find("lamp", 9)) == 2
    with notebook.database.write():
        notebook.sessions.save(Session(day=TODAY, notes="lampoon"))
        assert len(notebook.search.find("lampo", 9)) == 1


def test_every_kind_of_record_is_found_beside_the_others(notebook: Notebook) -> None:
    work = notebook.homework.save(Homework(title="harbour walk", started_on=TODAY))
    for _ in range(3):
        notebook.sessions.save(Session(day=TODAY, notes="harbour"))
        notebook.homework.practices.save(
            Practice(homework_id=work.id, day=TODAY - timedelta(days=1), note="harbour")
        )
    for _ in range(2):
        kinds = [hit.kind for hit in notebook.search.find("harb", 9)]
        assert sorted(kinds) == ["homework", *["practices"] * 3, *["sessions"] * 3]
        assert kinds[-3:] == ["practices"] * 3
