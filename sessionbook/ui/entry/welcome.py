"""The first start: make a notebook or open one; later the choice among those remembered."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sessionbook import paths
from sessionbook.settings import Settings
from sessionbook.ui.ask import Ask
from sessionbook.ui.entry.locked import LockedScreen, across
from sessionbook.ui.entry.notebook_list import NotebookList
from sessionbook.ui.notice_bar import NoticeBar
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.widgets.tab_order import chain

WIDTH = 420


class WelcomeScreen(LockedScreen):
    """Ways to go on: a notebook remembered, a new one, or the folder of one.

    What is forgotten here is only a path; nothing is done to the notebook.
    """

    new_requested = Signal()
    folder_chosen = Signal(object)

    def __init__(self, ask: Ask, settings: Settings) -> None:
        self._settings = settings
        self._has_some = bool(settings.preferences.notebooks)
        super().__init__(*self._said(), WIDTH)
        self._ask = ask
        self.notebooks = NotebookList()
        if settings.stick:
            self.notebooks.setAccessibleName(self.tr("Notebooks kept with this program"))
        kind = "" if self._has_some else "primary"
        make = button(self.tr("Make a notebook"), self.new_requested.emit, kind)
        self.create_button = across(make)
        self.open_button = across(button(self._words_of_open(), self._open))
        self.notices = NoticeBar(self)
        self._help = self.help_links()
        for each in (self.notebooks, self.problem, self.create_button, self.open_button):
            self.column.addWidget(each)
        self.column.addWidget(self._help)
        self.column.addWidget(self._duty())
        self.notebooks.chosen.connect(self._choose)
        self.notebooks.forget_requested.connect(self._forget)
        self._show_notebooks()

    def _show_notebooks(self) -> None:
        folders = [Path(path) for path in self._settings.preferences.notebooks]
        self.notebooks.show_notebooks(folders)
        self.notebooks.setVisible(bool(folders))
        there = [row for row in self.notebooks.rows if row.is_there]
        self.begin_with(there[0] if there else self.create_button)
        chain([self.notebooks, self.create_button, self.open_button, self._help, self.notices])

    def _choose(self, folder: Path) -> None:
        self.say("")
        if folder.is_dir():
            self.folder_chosen.emit(folder)
        else:
            self.say(
                self.tr("It is not there now. If it lies on a stick, plug that in and try again.")
            )

    def _forget(self, folder: Path) -> None:
        before = self._settings.preferences.notebooks
        self._settings.forget_notebook(folder)
        self._show_notebooks()
        self.setFocus()
        words = self.tr("Its place is forgotten. The notebook itself is untouched.")
        self.notices.offer(words, lambda: self._remember_again(before))

    def _remember_again(self, before: tuple[str, ...]) -> None:
        self._settings.change(notebooks=before)
        self._show_notebooks()
        self.setFocus()

    def _open(self) -> None:
        self.say("")
        start = self._settings.stick or paths.default_notebook().parent
        self._ask.folder(self, self.tr("Open a notebook"), start, self.folder_chosen.emit)

    def _said(self) -> tuple[str, str]:
        if self._has_some:
            words = self.tr("Locked. Nothing here leaves this computer.")
            return self.tr("Your notebooks"), words
        return self.tr("A private notebook"), (
            self.tr(
                "For the days around your sessions. Encrypted, beside this program only; "
                "nothing is left elsewhere on the computer."
            )
            if self._settings.stick
            else self.tr(
                "For the days around your sessions. Encrypted, on this computer only; "
                "nobody is watching what you write."
            )
        )

    def _words_of_open(self) -> str:
        if self._has_some:
            return self.tr("Open another folder…")
        return self.tr("Open a notebook…")

    def _duty(self) -> QWidget:
        words = self.tr("Not a medical device, diagnosis, treatment or emergency service.")
        duty = label(words, "muted", wraps=True)
        duty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return duty
