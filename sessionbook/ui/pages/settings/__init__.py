"""The Settings page: how it looks, what it reminds of, what opens while locked, where it lies."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.areas import Area
from sessionbook.ui.page import ANOTHER, HELP, HELP_PAGES, NEW_KEY, TRY_CODE, Context, Page
from sessionbook.ui.pages.settings.about_card import AboutCard
from sessionbook.ui.pages.settings.appearance_card import AppearanceCard
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.pages.settings.company_card import CompanyCard
from sessionbook.ui.pages.settings.computer_card import ComputerCard
from sessionbook.ui.pages.settings.copy_card import CopyCard
from sessionbook.ui.pages.settings.locking_card import LockingCard
from sessionbook.ui.pages.settings.measures_card import MeasuresCard
from sessionbook.ui.pages.settings.notebook_card import NotebookCard
from sessionbook.ui.pages.settings.notebooks_card import NotebooksCard
from sessionbook.ui.pages.settings.passphrase_card import PassphraseCard
from sessionbook.ui.pages.settings.reminders_card import RemindersCard
from sessionbook.ui.widgets.columns import Columns
from sessionbook.ui.widgets.fitting import Fitting
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import ScrollPage, button, label
from sessionbook.ui.widgets.tab_order import chain

ONE_COLUMN = 820  # narrower than this, at the usual text size
SHARES = 1, 1


class SettingsPage(Fitting, Page):
    """Every choice is in force at once; there is nothing to save."""

    key = "settings"
    shows = frozenset({Area.PLANS, Area.CHOICES, Area.MEASURES})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.appearance = AppearanceCard(context)
        self.locking = LockingCard(context)
        self.company = CompanyCard(context)
        self.reminders = RemindersCard(context)
        self.measures = MeasuresCard(context)
        self.copy = CopyCard(context)
        self.passphrase = PassphraseCard(context)
        self.notebook = NotebookCard(context)
        self.computer = ComputerCard(context)
        self.notebooks = NotebooksCard(context)
        self.about = AboutCard(context)
        self.notebooks.another_requested.connect(lambda: self.open_requested.emit(ANOTHER, ""))
        self.copy.plan_requested.connect(lambda: self.open_requested.emit(HELP, ""))
        self.passphrase.new_key_requested.connect(lambda: self.open_requested.emit(NEW_KEY, ""))
        left = self.appearance, self.company, self.locking, self.passphrase, self.computer
        right = self.reminders, self.measures, self.copy, self.notebook, self.notebooks, self.about
        self._cards: tuple[SettingsCard, ...] = (*left, *right)
        for card in self._cards:
            self._explain(card)
        self._columns = Columns(left, right, SHARES)
        self._lay_out()

    def refresh(self) -> None:
        for card in self._cards:
            card.refresh()
        chain(self._cards)

    def flush(self) -> None:
        for card in self._cards:
            card.leave()

    def open(self, record_id: str) -> None:
        if record_id == TRY_CODE:
            self.passphrase.open(self.passphrase.try_code)

    def fit(self, room: float) -> None:
        self._columns.set_stacked(room < ONE_COLUMN)

    def _lay_out(self) -> None:
        title = label(self.tr("Settings"), "title")
        said = self.tr("every choice is in force at once")
        scroll = ScrollPage()
        scroll.column.addWidget(PageHead(title, label(said, "quiet", wraps=True)))
        scroll.column.addWidget(self._columns)
        scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _explain(self, card: SettingsCard) -> None:
        """Let a card lead to what the help says about it."""
        if not card.explained:
            return
        asked = partial(self.open_requested.emit, HELP_PAGES, card.explained)
        link = button(self.tr("How it works"), asked, "link")
        link.setProperty("flush", True)
        words = self.tr("How it works: {title}").format(title=card.accessibleName())
        link.setAccessibleName(words)
        card.body.addSpacing(8)
        card.body.addWidget(link)
