"""What the shell expects of every page, and what a page is given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Self

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLayout, QWidget

from sessionbook.domain.areas import Area
from sessionbook.domain.measures import Measure
from sessionbook.services.catalogue import Catalogue
from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.ui.appearance import Appearance
from sessionbook.ui.ask import Ask
from sessionbook.ui.theme import Theme
from sessionbook.vault.vault import Vault

HELP = "safety"
"""The page that Help and F1 open from every other one."""

HELP_PAGES = "help_pages"
"""The page that explains the program, which Shift+F1 opens; a record is one of its sections."""

CARD = "card"
"""What a page asks for with open_requested to have the card over the window; it is no page."""

REPORT = "report"
"""The same for the summary for one's therapist; the record is what is wanted, as a code."""

NEW_KEY = "new_key"
"""The same where somebody knows the passphrase: the notebook is closed and gets another key."""

TRY_CODE = "try_code"
"""What the Settings page opens where the recovery code is tried."""

ANOTHER = "another notebook"
"""What a page asks for to have this notebook locked, and another one chosen."""


class Notices(QObject):
    """Where a page says one sentence, with what undoes it; the shell shows it."""

    offered = Signal(str, object)
    suggested = Signal(str, str, object)
    added = Signal(str)

    def undo(self, words: str, undo: Callable[[], object]) -> None:
        """Say what was done and offer to undo it."""
        self.offered.emit(words, undo)

    def say(self, words: str) -> None:
        """Say something that needs no answer."""
        self.offered.emit(words, None)

    def suggest(self, words: str, name: str, act: Callable[[], object]) -> None:
        """Say something, and name what can be done about it."""
        self.suggested.emit(words, name, act)

    def add(self, words: str) -> None:
        """Say something more than what was said just now, which can still be undone."""
        self.added.emit(words)


def local_now() -> datetime:
    """Return the present moment, local time."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a page is given; built once per unlock, passed down, never global.

    vault is the notebook's folder and whatever opens it: what derives a key there is slow, and
    may be called from any thread.
    """

    notebook: Notebook
    settings: Settings
    measures: Callable[[], tuple[Measure, ...]]
    ask: Ask
    notices: Notices
    appearance: Appearance
    vault: Vault
    now: Callable[[], datetime]

    @classmethod
    def of(
        cls,
        notebook: Notebook,
        vault: Vault,
        settings: Settings,
        appearance: Appearance,
        now: Callable[[], datetime] = local_now,
    ) -> Self:
        """Return what the pages of an open notebook are given."""
        return cls(
            notebook=notebook,
            settings=settings,
            measures=Catalogue(notebook).measures,
            ask=Ask(),
            notices=Notices(),
            appearance=appearance,
            vault=vault,
            now=now,
        )

    @property
    def theme(self) -> Theme:
        """The colours worn now."""
        return self.appearance.theme

    def today(self) -> date:
        """Return the present day, local time."""
        return self.now().date()


class Page(QWidget):
    """One tab; built when first shown or, if it says so, ahead of that; destroyed at lock.

    shows names the areas whose writes make it stale; the shell then calls refresh, at
    once if the page is visible, otherwise when it is visited or, for one built ahead, when
    nobody needs the program. open_requested asks for a record on another page.
    """

    key: ClassVar[str]
    shows: ClassVar[frozenset[Area]]

    open_requested = Signal(str, str)
    saved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(self.key)

    def refresh(self) -> None:
        """Read everything shown from the notebook again."""

    def refresh_ahead(self) -> Iterator[None]:
        """Do what a visit would have to, while hidden, in steps shorter than a frame."""
        self.refresh()
        yield
        if stack := self.parentWidget():
            self.resize(stack.size())
        self.grab(QRect(0, 0, 1, 1))  # Qt lays out what is hidden only for a picture of it
        yield
        yield from self.draw_ahead()
        self.render(QPixmap(1, 1), QPoint())  # the first painting finds each widget's style rules
        yield
        if self.parentWidget():
            self._be_shown_unseen()
            yield
        for inside in reversed(self.findChildren(QLayout)):
            inside.activate()  # the innermost first: each asks what is around to do it again
        yield

    def _be_shown_unseen(self) -> None:
        """Be shown for a moment under the page on screen, which a stack of pages has on top.

        When a widget is first shown, each of its methods that Qt may call is looked up in Python.
        """
        self.show()
        self.hide()

    def draw_ahead(self) -> Iterator[None]:
        """Draw what takes long and is kept as a picture."""
        yield from ()

    def flush(self) -> None:
        """Save what is still only on screen; called on leaving, lock and quit."""

    def keep(self) -> None:
        """Save what is half filled in, too, as its own button would; called on lock and quit."""
        self.flush()

    def open(self, record_id: str) -> None:
        """Show the record with this id, if it is one of this page's."""

    def add(self) -> None:
        """Do the page's one thing: Ctrl+N."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A page before it is there: its key, its words, and what imports and returns its class.

    The class is imported when the page is first shown: all of them are 9 MB. One that takes
    long to show names in ahead the modules to import, each in a step of its own; it is then
    built and refreshed before anybody goes there. Without keys of its own, a page is opened by
    Ctrl and its number.
    """

    key: str
    words: str
    page: Callable[[], type[Page]]
    ahead: tuple[str, ...] = ()
    keys: str = ""

    def title(self) -> str:
        """Return the words on the tab."""
        return QCoreApplication.translate("Pages", self.words)
