"""Making a notebook in two steps: a passphrase, then the recovery code on paper."""

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from sessionbook.ui.ask import Ask
from sessionbook.ui.locked import LockedScreen, across
from sessionbook.ui.passphrase import PassphraseField
from sessionbook.ui.recovery_sheet import print_sheet
from sessionbook.ui.tasks import Task
from sessionbook.ui.widgets.plain import Card, button, label
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault

SHORT = 12  # characters; below it a passphrase is called short, never refused
WIDTH = 460

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
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.again = PassphraseField(self.tr("The same once more"))
        self.place = label(kind="muted", wraps=True)
        self.make_button = across(button(self.tr("Make the notebook"), self._make, "primary"))
        self._lay_out()
        self._show_place(folder)
        self.passphrase.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._make)
        self.passphrase.edited.connect(self._hint)
        self.setFocusProxy(self.passphrase.field)

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.place, 1)
        place.addWidget(button(self.tr("Another place…"), self._choose_place, "link"))
        self.column.addWidget(self.passphrase)
        self.column.addWidget(self.again)
        self.column.addLayout(place)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.make_button)
        back = button(self.tr("Back"), self._leave, "link")
        for link in (back, self.help_link()):
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)

    def _hint(self) -> None:
        length = len(self.passphrase.text())
        short = 0 < length < SHORT
        self.say(self.tr("This is short; a longer one protects better.") if short else "")

    def _choose_place(self) -> None:
        title = self.tr("Where should the notebook live?")
        self._ask.folder(self, title, self._folder.parent, lambda at: self._show_place(_free(at)))

    def _show_place(self, folder: Path) -> None:
        self._folder = folder
        self.place.setText(self.tr("In the folder {place}").format(place=folder))

    def _make(self) -> None:
        if self._task:
            return
        words = self.passphrase.text()
        if not words or words != self.again.text():
            self.say(self.tr("The two are not the same yet."))
            return
        self.say("")
        self._show_working(working=True)
        self._task = Task(lambda: self._create(self._folder, words), self)
        self._task.done.connect(lambda made: self.made.emit(*made))
        self._task.failed.connect(self._failed)
        self._task.start()

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
        self._groups = code.split("-")
        self._asked = secrets.randbelow(len(self._groups))
        self._code = code
        self.print_button = button(self.tr("Print it…"), self._print)
        self.answer = QLineEdit()
        self.go_button = across(button(self.tr("Open the notebook"), self._check, "primary"))
        self._lay_out()
        self.answer.returnPressed.connect(self._check)
        self.setFocusProxy(self.answer)

    @property
    def asked_group(self) -> int:
        """Return which group is asked back, from 0."""
        return self._asked

    def _lay_out(self) -> None:
        card = Card()
        shown = label(self._code.replace("-", "  "), "heading", wraps=True)
        shown.setAccessibleName(self.tr("Recovery code: {code}").format(code=self._code))
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        card.body.addWidget(shown)
        question = self.tr("To be sure it is on paper: what is group {number}?")
        words = question.format(number=self.locale().toString(self._asked + 1))
        self.answer.setAccessibleName(words)
        self.answer.setMinimumHeight(42)
        self.column.addWidget(card)
        self.column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(8)
        self.column.addWidget(label(words, wraps=True))
        self.column.addWidget(self.answer)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.go_button)
        self.column.addWidget(self.help_link(), 0, Qt.AlignmentFlag.AlignHCenter)

    def _print(self) -> None:
        print_sheet(self, self._groups)

    def _check(self) -> None:
        typed = self.answer.text().strip().upper()
        if typed == self._groups[self._asked]:
            self.confirmed.emit()
        else:
            self.say(self.tr("That is another group. Look at the sheet and try again."))


def _free(folder: Path) -> Path:
    """Return the folder if it is empty or missing, else a new one inside it."""
    taken = folder.is_dir() and any(folder.iterdir())
    return folder / "Notebook" if taken else folder
