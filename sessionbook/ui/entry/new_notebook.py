"""Making a notebook in two steps: a passphrase, then the recovery code on paper."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from sessionbook.services.watched_folder import watcher_of
from sessionbook.ui.ask import Ask
from sessionbook.ui.entry.code_shown import CodeShown
from sessionbook.ui.entry.locked import LockedScreen, across
from sessionbook.ui.entry.new_passphrase import NewPassphrase
from sessionbook.ui.tasks import Task
from sessionbook.ui.watcher_words import watcher_words
from sessionbook.ui.widgets.plain import button, label
from sessionbook.vault.keys import DataKey
from sessionbook.vault.new_folder import is_free
from sessionbook.vault.vault import Vault

WIDTH = 460
MOST = 100  # names to look at

Create = Callable[[Path, str], tuple[Vault, DataKey, str]]


class PassphraseStep(LockedScreen):
    """Where the notebook lives and what opens it; making it never freezes the window."""

    made = Signal(object, object, str)
    left = Signal()

    def __init__(self, folder: Path, ask: Ask, create: Create = Vault.create) -> None:
        super().__init__(
            self.tr("Choose a passphrase"),
            self.tr("Four or five unrelated words are easy to remember and hard to guess."),
            WIDTH,
        )
        self._ask = ask
        self._create = create
        self._folder = folder
        self._task: Task | None = None
        self.chosen = NewPassphrase(self.tr("Passphrase"))
        self.place = label(kind="muted", wraps=True)
        self.watched = label(kind="muted", wraps=True)
        self.make_button = across(button(self.tr("Make the notebook"), self._make, "primary"))
        self._lay_out()
        self._show_place(folder)
        self.chosen.entered.connect(self._make)
        self.chosen.said.connect(self.say)
        self.setFocusProxy(self.chosen.passphrase.field)

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.place, 1)
        place.addWidget(button(self.tr("Another place…"), self._choose_place, "link"))
        self.column.addWidget(self.chosen)
        self.column.addLayout(place)
        self.column.addWidget(self.watched)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.make_button)
        back = button(self.tr("Back"), self._leave, "link")
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.help_links())

    def _choose_place(self) -> None:
        title = self.tr("Where should the notebook live?")
        self._ask.folder(self, title, self._folder.parent, lambda at: self._take(free(at)))

    def _take(self, folder: Path) -> None:
        self.say("")  # what was wrong with the place before is no more
        self._show_place(folder)

    def _show_place(self, folder: Path) -> None:
        self._folder = folder
        self.place.setText(self.tr("In the folder {place}").format(place=folder))
        words = watcher_words(watcher_of(folder))
        self.watched.setText(words)
        self.watched.setVisible(bool(words))

    def _make(self) -> None:
        if self._task or not self.chosen.is_taken():
            return
        words = self.chosen.text()
        self._show_working(working=True)
        self._task = Task(lambda: self._create(self._folder, words), self)
        self._task.done.connect(lambda made: self.made.emit(*made))
        self._task.failed.connect(self._failed)
        self._task.start()
        self.deriving.emit()

    def forget(self) -> None:
        """Empty the fields; one that is being made goes on, for its code is shown only once."""
        if not self._task:
            self.chosen.clear()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._show_working(working=False)
        self.show_problem(error)

    def _show_working(self, *, working: bool) -> None:
        self.make_button.setEnabled(not working)
        words = self.tr("Making it…") if working else self.tr("Make the notebook")
        self.make_button.setText(words)

    def _leave(self) -> None:
        if not self._task:
            self.left.emit()


class CodeStep(LockedScreen):
    """Shows the recovery code once and asks one group of it back."""

    confirmed = Signal()

    def __init__(self, code: str) -> None:
        super().__init__(
            self.tr("Your recovery code"),
            self.tr(
                "It opens the notebook if you ever forget the passphrase. It is shown only now: "
                "write it on paper or print it, and keep it where you keep important papers."
            ),
            WIDTH,
        )
        self.to_do_first = self.tr("First write the code on paper: it is shown only now.")
        self.shown = CodeShown(code)
        self.go_button = across(button(self.tr("Open the notebook"), self._check, "primary"))
        for widget in (self.shown, self.problem, self.go_button, self.help_links()):
            self.column.addWidget(widget)
        self.shown.entered.connect(self._check)
        self.begin_with(self.shown.answer)

    def _check(self) -> None:
        if problem := self.shown.problem():
            self.say(problem)
        else:
            self.confirmed.emit()


def free(folder: Path) -> Path:
    """Return the folder if a notebook can be made there, else a new one inside it."""
    is_used = folder.is_dir() and not is_free(folder)
    return free_beside(folder / "Notebook") if is_used else folder


def free_beside(folder: Path) -> Path:
    """Return the folder, or one beside it with a number, where a notebook can be made.

    Where nothing can be looked at, making it there says why.
    """
    numbered = (folder.with_name(f"{folder.name} {number}") for number in range(2, MOST))
    with suppress(OSError):
        return next((place for place in (folder, *numbered) if is_free(place)), folder)
    return folder
