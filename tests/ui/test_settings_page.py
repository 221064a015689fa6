"""Settings through the window: worn at once, kept where they belong, nothing for later."""

import json
from dataclasses import fields
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.reminders import Wishes
from sessionbook.services import safety_copy
from sessionbook.services.reminders import read_wishes
from sessionbook.settings import Preferences, Settings
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.outside import OUTSIDE
from tests.canaries import found

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def plan(context: Context) -> PlanHeading:
    plans = context.notebook.plans
    heading = plans.save(PlanHeading(plan=PlanKind.SAFETY, title="Signs & such"))
    plans.lines.save(PlanLine(heading_id=heading.id, text="Marrowbright", phone="555 0100"))
    return heading


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> SettingsPage:
    qtbot.keyClick(shell, Qt.Key.Key_Comma, CONTROL)
    assert isinstance(shell.page, SettingsPage)
    return shell.page


def said(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_it_is_the_last_of_the_pages_under_more(shell: Shell) -> None:
    assert shell.more.pages.actions()[-1].text() == "Settings"


def test_dark_is_worn_at_once_and_remembered(
    qtbot: QtBot, page: SettingsPage, shell: Shell, context: Context, tmp_path: Path
) -> None:
    shell.show_page("progress")
    shell.show_page("settings")
    light = page.grab().toImage().pixelColor(3, 300)
    qtbot.mouseClick(page.appearance.colours["dark"], Qt.MouseButton.LeftButton)
    assert page.grab().toImage().pixelColor(3, 300).lightness() < light.lightness() // 2
    assert context.theme.ground == "#151A19"
    assert Settings(tmp_path / "settings").preferences.theme == "dark"
    shell.show_page("progress")
    assert shell.page.card.look.theme == context.theme  # type: ignore[attr-defined]
    shell.show_page("settings")
    qtbot.keyClick(page.appearance.colours["dark"], Qt.Key.Key_Left)
    assert Settings(tmp_path / "settings").preferences.theme == "light"
    assert page.grab().toImage().pixelColor(3, 300) == light


def test_text_grows_and_shrinks_within_its_limits(
    qtbot: QtBot, page: SettingsPage, context: Context, tmp_path: Path
) -> None:
    card = page.appearance
    for _ in range(12):
        qtbot.mouseClick(card.larger, Qt.MouseButton.LeftButton)
    assert card.percent.text() == "200 %"
    assert page.fontInfo().pixelSize() == 28
    assert Settings(tmp_path / "settings").preferences.text_percent == 200
    card.usual.setFocus()
    qtbot.keyClick(card.usual, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card.percent.text() == "100 %")
    assert card.larger.hasFocus()
    for _ in range(4):
        qtbot.mouseClick(card.smaller, Qt.MouseButton.LeftButton)
    assert card.percent.text() == "80 %"
    qtbot.mouseClick(card.larger, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.larger, Qt.MouseButton.LeftButton)
    assert page.fontInfo().pixelSize() == 14


def test_reminders_are_asked_for_one_by_one_and_kept_inside_the_notebook(
    qtbot: QtBot, page: SettingsPage, context: Context, tmp_path: Path
) -> None:
    card = page.reminders
    assert not any(field.isVisible() for field in (card.minutes, card.practice_at))
    qtbot.mouseClick(card.session.check, Qt.MouseButton.LeftButton)
    assert read_wishes(context.notebook) == Wishes(session_minutes=15)
    assert card.minutes.isVisible()
    card.minutes.setFocus()
    qtbot.keyClick(card.minutes, Qt.Key.Key_Down)
    assert read_wishes(context.notebook) == Wishes(session_minutes=30)
    words = card.practice.findChildren(QLabel)[0]
    qtbot.mouseClick(card.practice, Qt.MouseButton.LeftButton, pos=words.geometry().center())
    assert read_wishes(context.notebook) == Wishes(30, time(18, 0))
    card.practice_at.setFocus()
    card.practice_at.setSelectedSection(card.practice_at.Section.HourSection)
    qtbot.keyClicks(card.practice_at, "0730")
    qtbot.keyClick(card.practice_at, Qt.Key.Key_Return)
    assert read_wishes(context.notebook) == Wishes(30, time(7, 30))
    qtbot.mouseClick(card.session.check, Qt.MouseButton.LeftButton)
    assert read_wishes(context.notebook) == Wishes(practice_at=time(7, 30))
    kept = json.loads((tmp_path / "settings" / "settings.json").read_text())
    assert set(kept) <= {field.name for field in fields(Preferences)}


def test_a_copy_of_the_plan_is_switched_on_chosen_and_switched_off(
    qtbot: QtBot, plan: PlanHeading, page: SettingsPage, context: Context
) -> None:
    card, folder = page.copy, context.vault.folder
    assert "not encrypted: anybody at this computer can read it" in said(card)
    assert not card.switch.check.isChecked()
    qtbot.mouseClick(card.switch.check, Qt.MouseButton.LeftButton)
    assert "tick what it is to show" in said(card)
    assert not (folder / OUTSIDE).exists()
    row = card.headings[plan.id]
    assert row.check.accessibleName() == "Signs & such"
    row.check.setFocus()
    qtbot.keyClick(row.check, Qt.Key.Key_Space)
    assert safety_copy.read(folder)[0].lines == (("Marrowbright", "555 0100"),)
    qtbot.mouseClick(card.switch.check, Qt.MouseButton.LeftButton)
    assert "There is no copy" in said(card)
    assert found(["Marrowbright"], folder) == []
    assert not row.isVisible()


def test_a_copy_that_cannot_be_written_is_said(
    qtbot: QtBot, plan: PlanHeading, page: SettingsPage, shell: Shell, context: Context
) -> None:
    (context.vault.folder / OUTSIDE).mkdir()
    qtbot.mouseClick(page.copy.switch.check, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.copy.headings[plan.id].check, Qt.MouseButton.LeftButton)
    assert shell.notice_bar.isVisible()
    assert "disk" in said(shell.notice_bar)


def test_without_a_plan_the_way_to_it_is_shown(
    qtbot: QtBot, page: SettingsPage, shell: Shell
) -> None:
    qtbot.mouseClick(page.copy.to_plan, Qt.MouseButton.LeftButton)
    assert shell.page.key == "safety"
    shell.page.numbers.copy_button.click()  # type: ignore[attr-defined]
    assert shell.page is page


def test_the_wheel_over_the_page_changes_nothing(page: SettingsPage, context: Context) -> None:
    page.reminders.session.check.click()
    QApplication.processEvents()
    wheel_down(page.reminders.minutes)
    assert read_wishes(context.notebook) == Wishes(session_minutes=15)


def wheel_down(widget: QWidget) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    middle = QPointF(widget.rect().center())
    away, none = QPoint(0, -120), QPoint()
    phase, plain = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    where = QPointF(widget.mapToGlobal(widget.rect().center()))
    event = QWheelEvent(middle, where, none, away, Qt.MouseButton.NoButton, plain, phase, False)
    QApplication.sendEvent(widget, event)
