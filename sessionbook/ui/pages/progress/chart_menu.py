"""The menu of the chart, at a day of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from sessionbook.domain.series import day
from sessionbook.ui.chart.view import STEP
from sessionbook.ui.words import day_month

if TYPE_CHECKING:
    from sessionbook.ui.pages.progress.chart_card import ChartCard


def fill_menu(menu: QMenu, card: "ChartCard", number: int) -> None:
    """Offer what can be done at a day of the chart."""
    chart, on = card.chart, day_month(day(number))
    written = QCoreApplication.translate("ChartMenu", "What was written on {day}").format(day=on)
    menu.addAction(written).triggered.connect(lambda: card.show_day(number))
    happened = QCoreApplication.translate("ChartMenu", "Add what happened on {day}…").format(day=on)
    menu.addAction(happened).triggered.connect(lambda: chart.event_wanted.emit(number))
    menu.addSeparator()
    compare = menu.addAction(QCoreApplication.translate("ChartMenu", "Compare by dragging"))
    compare.setCheckable(True)
    compare.setChecked(card.foot.compare.isChecked())
    compare.toggled.connect(card.foot.compare.setChecked)
    middle = QCoreApplication.translate("ChartMenu", "Median of each three, behind the points")
    smooth = menu.addAction(middle)
    smooth.setCheckable(True)
    smooth.setChecked(card.is_smoothed)
    smooth.toggled.connect(card.smooth)
    menu.addSeparator()
    nearer = menu.addAction(QCoreApplication.translate("ChartMenu", "Nearer\t+"))
    nearer.triggered.connect(lambda: chart.nearer())
    farther = menu.addAction(QCoreApplication.translate("ChartMenu", "Farther\t−"))
    farther.triggered.connect(lambda: chart.nearer(1 / STEP))
    back = menu.addAction(QCoreApplication.translate("ChartMenu", "As at first\t0"))
    back.triggered.connect(chart.reset_requested)
