"""The questionnaires in use: how often Today asks for each, and where others come from."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from sessionbook import paths
from sessionbook.domain.measures import Measure
from sessionbook.errors import SessionbookError
from sessionbook.services import measures
from sessionbook.services.catalogue import asks_direction
from sessionbook.services.measure_reader import WrongMeasureError
from sessionbook.services.measures_due import ask_every, asked_every
from sessionbook.ui import messages
from sessionbook.ui.file_words import refusal
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.pages.settings.measure_row import (
    MeasureRow,
    every_words,
    shown_only_words,
)
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, clear, label
from sessionbook.ui.widgets.tab_order import as_laid_out, chain

RESULTS = "results.json"
MOST_NAMED = 3  # in the notice; the choice of questionnaires names all


class MeasuresCard(SettingsCard):
    """A row for each in use; those that are not can be chosen, or come from a file."""

    holds_words = True

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Questionnaires"))
        self._context = context
        self.rows: dict[str, MeasureRow] = {}
        self.choose = button(self.tr("Choose which…"), self._open_choice)
        self.add = button(self.tr("Add a file…"), self._ask_for_file)
        self.save = button(self.tr("Save results as FHIR…"), self._warn)
        self._about = label(kind="quiet", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self._about)
        self.body.addSpacing(8)
        self.body.addLayout(self._list)
        self.body.addSpacing(12)
        self.body.addWidget(Flow(self.choose, self.add, self.save, gap=8))

    def refresh(self) -> None:
        """Show what is in use, and when it is asked for."""
        notebook = self._context.notebook
        used = measures.used(notebook, self._context.measures())
        own = {row.key for row in notebook.own_measures.in_order()}
        shown = {measure.key: (measure.name, measure.key in own) for measure in used}
        if {key: (row.name.text(), row.is_own) for key, row in self.rows.items()} != shown:
            self._show(used, own)
        for measure in used:
            row = self.rows[measure.key]
            row.every.show_days(asked_every(notebook, measure))
            row.higher.check.setChecked(measure.higher_is_better)
        self._about.setText(_about(any_used=bool(used)))
        self.save.setVisible(bool(notebook.measures.latest()))

    def _show(self, used: list[Measure], own: set[str]) -> None:
        clear(self._list)
        self.rows = {each.key: self._row(each, is_own=each.key in own) for each in used}
        for row in self.rows.values():
            self._list.addWidget(row)
        as_laid_out(self.body)
        chain((*self.rows.values(), self.choose, self.add, self.save))

    def _row(self, measure: Measure, *, is_own: bool) -> MeasureRow:
        row = MeasureRow(measure, is_own=is_own, asks_direction=asks_direction(measure))
        row.every.chosen.connect(lambda: self._ask_every(measure, row.every.days()))
        row.remove_requested.connect(lambda: self._remove(measure))
        row.higher.ticked.connect(lambda on: self._choose_direction(measure, higher=on))
        return row

    def _ask_every(self, measure: Measure, days: int | None) -> None:
        if days == asked_every(self._context.notebook, measure):
            return
        undo = ask_every(self._context.notebook, measure, days)
        said = self.tr("{measure}: {when}").format(
            measure=measure.name, when=every_words(days, measure.usual_interval_days)
        )
        self._context.notices.undo(said, undo)

    def _choose_direction(self, measure: Measure, *, higher: bool) -> None:
        measures.choose_direction(self._context.notebook, measure, higher=higher)

    def _remove(self, measure: Measure) -> None:
        self.add.setFocus()  # the row with the button goes
        undo = measures.remove(self._context.notebook, measure.key)
        said = self.tr("{measure}: your file was removed. Its results are still here.")
        self._context.notices.undo(said.format(measure=measure.name), undo)

    def _open_choice(self) -> None:
        from sessionbook.ui.pages.settings.measures_dialog import MeasuresDialog

        MeasuresDialog(self, self._context).open()

    def _ask_for_file(self) -> None:
        title = self.tr("Add a file")
        kinds = self.tr("Questionnaires (*.toml *.json)")
        self._context.ask.file(self, title, kinds, self._add)

    def _add(self, path: Path) -> None:
        try:
            added = measures.add_file(self._context.notebook, path)
        except WrongMeasureError as error:
            self._context.notices.say(refusal(error))
        else:
            self._context.notices.undo(_added_words(added), added.undo)

    def _warn(self) -> None:
        from sessionbook.ui.attachments.save_copy import SaveCopyDialog

        dialog = SaveCopyDialog(self)
        dialog.accepted.connect(self._ask_where)
        dialog.open()

    def _ask_where(self) -> None:
        title = self.tr("Save the results, not encrypted")
        self._context.ask.save_as(self, title, paths.own_files() / RESULTS, self._save)

    def _save(self, path: Path) -> None:
        from sessionbook.services.fhir.results import save_results

        try:
            save_results(self._context.notebook, self._context.measures(), path)
        except SessionbookError as error:
            self._context.notices.say(messages.sentence(error))
        else:
            self._context.notices.say(self.tr("The results were saved. They are not encrypted."))


def _about(*, any_used: bool) -> str:
    if any_used:
        return QCoreApplication.translate(
            "MeasuresCard",
            "When Today asks for the next total. Filling one in earlier is always fine.",
        )
    return QCoreApplication.translate("MeasuresCard", "None is in use.")


def _added_words(added: measures.Added) -> str:
    said = QCoreApplication.translate("MeasuresCard", "{measure} was added.")
    words = said.format(measure=added.measure.name)
    return " ".join(filter(None, (words, shown_only_words(added.measure, MOST_NAMED))))
