"""The help's texts: every link leads somewhere in it, nothing leads outside, keys as in README."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from sessionbook import paths
from sessionbook.services.help_pages import PAGES, PROGRAM, HelpPage, read
from sessionbook.ui.pages import PAGES as PROGRAMS_OWN
from sessionbook.ui.pages.settings import SettingsCard

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)]*)\)")
ROW = re.compile(r"^\| (\S.*?) \| (.*?) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def pages() -> tuple[HelpPage, ...]:
    return read("en")


def test_every_page_has_a_title_of_its_own_and_every_section_a_name(
    pages: tuple[HelpPage, ...],
) -> None:
    assert [page.key for page in pages] == list(PAGES)
    files = {file.stem for file in (ROOT / "resources" / "help" / "en").iterdir()}
    assert files == set(PAGES)
    titles = Counter(page.title for page in pages)
    assert all(titles)
    assert set(titles.values()) == {1}
    for page in pages:
        names = [section.name for section in page.sections]
        assert names[0] == ""
        assert all(names[1:]), page.key
        assert len(set(names)) == len(names)
        assert all(section.text for section in page.sections), page.key


def test_no_link_is_dead_and_none_leads_outside(pages: tuple[HelpPage, ...]) -> None:
    own = {PROGRAM + tab.key for tab in PROGRAMS_OWN}
    sections = {f"{page.key}#{each.name}" for page in pages for each in page.sections if each.name}
    there = own | sections | {page.key for page in pages}
    links = [link for page in pages for each in page.sections for link in LINK.findall(each.text)]
    assert len(links) > 20
    assert [link for link in links if link not in there] == []
    explained = {card.explained for card in SettingsCard.__subclasses__()} - {""}
    assert len(explained) >= 6
    assert explained <= set(there)
    texts = "".join(each.text for page in pages for each in page.sections)
    assert not re.search(r"https?:|www\.|!\[|<[a-z]|file:|mailto:", texts)


def test_the_words_of_a_crisis_are_those_of_the_locked_window(
    pages: tuple[HelpPage, ...],
) -> None:
    said = (ROOT / "sessionbook" / "ui" / "entry" / "crisis_help.py").read_text()
    crisis = next(page for page in pages if page.key == "crisis")
    for sentence in (
        "This notebook is not an emergency service and nobody is watching it. ",
        "If you are in danger, call your local emergency number.",
    ):
        assert sentence in said
        assert sentence in crisis.sections[0].text


def test_the_keys_are_those_of_the_readme(pages: tuple[HelpPage, ...]) -> None:
    """Whoever adds a key to one adds it to the other: resources/help/en/keys.md."""
    readme = (ROOT / "README.md").read_text()
    table = readme.partition("## Keys")[2].partition("\n## ")[0]
    wanted = [row for row in ROW.findall(table) if row[0] != "keys"]
    keys = next(page for page in pages if page.key == "keys")
    told = [row for section in keys.sections for row in ROW.findall(section.text)]
    assert len(wanted) > 30
    assert sorted(told) == sorted(wanted)


def test_a_page_without_a_translation_is_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Path(shutil.copytree(paths.resources() / "help", tmp_path / "help"))
    for name, title in (("pt", "Em geral"), ("pt_BR", "Primeiro")):
        (made / name).mkdir()
        (made / name / "start.md").write_text(f"# {title}\n\nx\n\n## y {{#first}}\n\nz\n")
    (made / "pt" / "keys.md").write_text("# Teclas\n\nx\n")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    titles = {page.key: page.title for page in read("pt-BR")}
    assert titles["start"] == "Primeiro"
    assert titles["keys"] == "Teclas"
    assert titles["limits"] == "What is not protected"
    assert read("pt-PT")[0].title == "Em geral"
    assert read("de")[0].title == read("en")[0].title
