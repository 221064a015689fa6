"""Every sentence of the program can reach a translator, and is asked for as it was collected."""

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import sessionbook
from sessionbook.services import form_reader, measure_reader
from sessionbook.services.catalogue import measures
from sessionbook.services.forms import shipped
from tests.ui.languages import collector


def test_every_sentence_is_collected_under_the_name_it_is_asked_by(tmp_path: Path) -> None:
    """Qt's collector overlooks some ways to write a call, and plurals outside of widgets."""
    collector().collect(tmp_path / "all.ts")
    tree = ElementTree.parse(tmp_path / "all.ts")
    known = {
        (context.findtext("name"), message.findtext("source"))
        for context in tree.iter("context")
        for message in context.iter("message")
    }
    sources = {words for _, words in known}
    asked = list(sentences_asked())
    assert len(asked) > 300
    assert [
        (context, words)
        for context, words in asked
        if (context and (context, words) not in known) or words not in sources
    ] == []
    counted = [each for each in tree.iter("message") if "%n" in (each.findtext("source") or "")]
    assert [each.findtext("source") for each in counted if not each.get("numerus")] == []


def test_every_reason_to_refuse_a_file_is_collected(tmp_path: Path) -> None:
    collector().collect(tmp_path / "all.ts")
    tree = ElementTree.parse(tmp_path / "all.ts")
    contexts = {each.findtext("name"): each for each in tree.iter("context")}
    known = {each.findtext("source") for each in contexts["OwnFile"].iter("message")}
    for kind, least in ((form_reader.Reason, 20), (measure_reader.Reason, 23)):
        reasons = {getattr(kind, name) for name in dir(kind) if name.isupper()}
        assert len(reasons) >= least
        assert reasons <= known
    said = {each.findtext("source") for each in contexts["measures"].iter("message")}
    for measure in measures():
        assert {measure.about, measure.recall, measure.source, measure.licence} <= said
        assert {each.label for each in (*measure.items, *measure.answers)} <= said
        named = (*measure.bands, *measure.parts, *measure.thresholds)
        assert {each.name for each in named} <= said
    words = {each.findtext("source") for each in contexts["forms"].iter("message")}
    for form in shipped():
        assert {form.name, form.about} <= words
        for field in form.fields:
            said = {field.label, field.hint, field.low_words, field.high_words, *field.choices}
            assert said - {""} <= words


def sentences_asked() -> Iterator[tuple[str, str]]:
    """Yield the context, "" for a widget's own, and the words of each call that translates."""
    for path in Path(sessionbook.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                words = [one.value for one in node.args if isinstance(one, ast.Constant)]
                if name.endswith("translate") and len(words) > 1:
                    yield words[0], words[1]
                elif name.endswith(".tr") and words:
                    yield name.removesuffix(".tr").replace("self", ""), words[0]
