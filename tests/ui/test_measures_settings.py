"""Choosing questionnaires, adding one's own and saving results, in the settings."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QWidget

from sessionbook.domain.measures import MeasureResult
from sessionbook.ui.attachments.save_copy import SaveCopyDialog
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.progress.add_result import AddResultDialog
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.settings.measures_card import MeasuresCard
from sessionbook.ui.pages.settings.measures_dialog import MeasuresDialog
from tests.conftest import TODAY
from tests.services.fhir.questionnaires import choice, gad7, plain, written
from tests.services.test_measures import OWN
from tests.ui.conftest import ScriptedAsk
from tests.ui.hands import Hands, name_of

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def card(hands: Hands) -> MeasuresCard:
    hands.press(Key.Key_Comma, CONTROL)
    assert isinstance(hands.shell.page, SettingsPage)
    return hands.shell.page.measures


def answer(context: Context, path: Path) -> None:
    assert isinstance(context.ask, ScriptedAsk)
    context.ask.path = path


def own_file(context: Context, folder: Path, source: str = OWN) -> None:
    path = folder / "own.toml"
    path.write_text(source, encoding="utf-8")
    answer(context, path)


def dialog(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def undo(hands: Hands) -> None:
    hands.press(Key.Key_U, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()


def test_three_are_in_use_at_first_and_others_are_chosen_by_keys(
    hands: Hands, card: MeasuresCard, context: Context
) -> None:
    assert set(card.rows) == {"gad7", "phq9", "who5"}
    hands.start("Choose which…")
    chooser = dialog(MeasuresDialog)
    assert isinstance(chooser, MeasuresDialog)
    assert len(chooser.ticks) == 14
    assert not chooser.ticks["pcl5"].check.isChecked()
    hands.go_to("PCL-5 · After trauma")
    hands.press(Key.Key_Space)
    hands.go_to("WHO-5 · Quality of life")
    hands.press(Key.Key_Space)
    hands.start("Done")
    hands.qtbot.waitUntil(lambda: set(card.rows) == {"gad7", "phq9", "pcl5"})


def test_where_each_is_from_and_what_it_allows_is_said(hands: Hands, card: MeasuresCard) -> None:
    hands.start("Choose which…")
    seen = said(dialog(MeasuresDialog))
    for fact in (
        "Kroenke",
        "Free to use",
        "version 1",
        "Questions: 9",
        "Only its total is entered",
    ):
        assert fact in seen
    dialog(MeasuresDialog).reject()


def test_only_what_is_in_use_is_offered_for_a_result(
    hands: Hands, card: MeasuresCard, context: Context, tmp_path: Path
) -> None:
    own_file(context, tmp_path)
    hands.start("Add a file…")
    hands.shell.show_page("progress")
    page = hands.shell.page
    assert isinstance(page, ProgressPage)
    page.add()
    asked = dialog(AddResultDialog)
    offered = asked.findChildren(QComboBox)[0]
    names = [offered.itemText(place) for place in range(offered.count())]
    assert names[:4] == ["GAD-7", "PHQ-9", "WHO-5", "Evenings"]
    asked.reject()


def test_a_file_is_added_named_undone_and_removed(
    hands: Hands, card: MeasuresCard, context: Context, tmp_path: Path
) -> None:
    own_file(context, tmp_path)
    hands.start("Add a file…")
    hands.qtbot.waitUntil(lambda: "evenings" in card.rows)
    assert "Evenings was added." in said(hands.shell)
    undo(hands)
    hands.qtbot.waitUntil(lambda: "evenings" not in card.rows)
    hands.start("Add a file…")
    hands.qtbot.waitUntil(lambda: "evenings" in card.rows)
    hands.start("Remove Evenings")
    hands.qtbot.waitUntil(lambda: "evenings" not in card.rows)
    assert "Its results are still here" in said(hands.shell)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert name_of(focus) == "Add a file…"
    undo(hands)
    hands.qtbot.waitUntil(lambda: "evenings" in card.rows)


def test_a_wrong_file_is_refused_with_its_line(
    hands: Hands, card: MeasuresCard, context: Context, tmp_path: Path
) -> None:
    own_file(context, tmp_path, OWN.replace("highest = 10", "highest = -1"))
    hands.start("Add a file…")
    sentence = (
        "This file was not taken, and nothing was changed: "
        "in line 5, the upper end is not above the lower end."
    )
    assert sentence in said(hands.shell)
    assert context.notebook.own_measures.in_order() == []


def test_what_a_fhir_file_asks_beyond_its_score_is_named(
    hands: Hands, card: MeasuresCard, context: Context, tmp_path: Path
) -> None:
    answer(context, written(tmp_path, gad7()))
    hands.start("Add a file…")
    assert "GAD-7 was added. Only shown, as it has no score: “All together”." in said(hands.shell)
    hands.qtbot.waitUntil(lambda: card.rows["gad7"].is_own)
    hands.start("Choose which…")
    assert "version 2.1. Only shown, as it has no score: “All together”." in said(
        dialog(MeasuresDialog)
    )
    dialog(MeasuresDialog).reject()
    assert card.rows["gad7"].higher.isHidden()
    assert not card.rows["gad7"].remove.isHidden()
    assert card.rows["phq9"].remove.isHidden()


def test_of_an_unknown_one_the_person_says_which_way_is_better(
    hands: Hands, card: MeasuresCard, context: Context, tmp_path: Path
) -> None:
    answer(context, written(tmp_path, plain(choice("1", "One"))))
    hands.start("Add a file…")
    hands.go_to("A higher total is better")
    hands.press(Key.Key_Space)
    assert context.measures()[-1].higher_is_better
    hands.press(Key.Key_Space)
    assert not context.measures()[-1].higher_is_better


def test_an_added_one_is_drawn_beside_the_others(
    hands: Hands, card: MeasuresCard, context: Context, tmp_path: Path
) -> None:
    hands.shell.show_page("progress")
    hands.shell.show_page("settings")
    own_file(context, tmp_path)
    hands.start("Add a file…")
    context.notebook.measures.save(MeasureResult(measure="evenings", day=TODAY, total=4))
    hands.shell.show_page("progress")
    page = hands.shell.page
    assert isinstance(page, ProgressPage)
    assert [series.name for series in page.progress.series] == ["How evenings are, Evenings"]


def test_results_are_saved_after_a_warning(
    hands: Hands, card: MeasuresCard, context: Context, tmp_path: Path
) -> None:
    assert card.save.isHidden()
    day = TODAY - timedelta(days=3)
    context.notebook.measures.save(MeasureResult(measure="phq9", day=day, total=9))
    hands.qtbot.waitUntil(card.save.isVisible)
    answer(context, tmp_path / "out.json")
    hands.start("Save results as FHIR…")
    assert "will not be encrypted" in said(dialog(SaveCopyDialog))
    assert not (tmp_path / "out.json").exists()
    hands.start("Choose where…")
    whole = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert whole["entry"][0]["resource"]["valueQuantity"]["value"] == 9
    assert "They are not encrypted." in said(hands.shell)
    hands.shell.activateWindow()
    hands.qtbot.waitUntil(hands.shell.isActiveWindow)
    card.save.setFocus()
    hands.start("Save results as FHIR…")
    hands.start("Choose where…")
    assert "Nothing was written over" in said(hands.shell)


def test_a_monthly_one_is_not_offered_weekly(
    hands: Hands, card: MeasuresCard, context: Context
) -> None:
    context.notebook.measures.save(MeasureResult(measure="swls", day=TODAY, total=20))
    hands.qtbot.waitUntil(lambda: "swls" in card.rows)
    every = card.rows["swls"].every
    offered = [every.itemText(place) for place in range(every.count())]
    assert offered == ["Every 4 weeks, as usual", "Every 13 weeks", "Never"]


def test_a_fhir_file_goes_in_is_answered_by_keys_and_comes_out_as_the_standard_has_it(
    hands: Hands, card: MeasuresCard, context: Context, tmp_path: Path
) -> None:
    answer(context, written(tmp_path, gad7()))
    hands.start("Add a file…")
    hands.shell.show_page("progress", "answer:gad7")
    for digit in (Key.Key_2, Key.Key_1, Key.Key_0, Key.Key_3, Key.Key_0, Key.Key_1, Key.Key_2):
        hands.press(digit)
    hands.press(Key.Key_Return)
    (total,) = context.notebook.measures.of("gad7")
    assert total.total == 9
    hands.press(Key.Key_Comma, CONTROL)
    answer(context, tmp_path / "results.json")
    hands.start("Save results as FHIR…")
    hands.start("Choose where…")
    whole = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    Bundle.model_validate(whole)
    response, observation = (entry["resource"] for entry in whole["entry"])
    QuestionnaireResponse.model_validate(response)
    weights = [item["answer"][0]["valueCoding"]["extension"][0] for item in response["item"]]
    assert [each["valueDecimal"] for each in weights] == [2, 1, 0, 3, 0, 1, 2]
    asked = [item["linkId"] for item in gad7()["item"] if item["type"] == "choice"]
    assert [item["linkId"] for item in response["item"]] == asked
    assert response["questionnaire"].startswith("http://clinic.example/Questionnaire/gad-7")
    assert observation["valueQuantity"]["value"] == 9
