"""Prompts for the notes: chosen, hidden, edited in their place."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sessionbook.domain.areas import Area
from sessionbook.services.prompts import NotePrompts
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.prompt_editor import PromptEditor
from sessionbook.ui.pages.sessions.prompt_strip import PromptStrip
from sessionbook.ui.widgets.menu import PassingMenu, open_below

ABOVE = 12


class PromptsPart(QWidget):
    """The strip of prompts, and a menu that changes them; nothing at all when hidden.

    opened hands over the editor, which is put below the notes.
    """

    chosen = Signal(str)
    opened = Signal(QWidget)
    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._notices = context.notices
        self._database = context.notebook.database
        self._prompts = NotePrompts(context.notebook, say)
        self._seen: tuple[int, int] | None = None
        self.are_hidden = False
        self.strip = PromptStrip()
        self.editor: PromptEditor | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, ABOVE, 0, 0)
        column.addWidget(self.strip)
        self.strip.chosen.connect(self.chosen)
        self.strip.menu_requested.connect(self._open_menu)

    def refresh(self) -> None:
        """Read the prompts again if they may have changed."""
        seen = self._database.writes(Area.PROMPTS), self._database.writes(Area.CHOICES)
        if seen == self._seen:
            return
        self._seen = seen
        self.are_hidden = self._prompts.are_hidden
        if self.are_hidden:
            return
        offered = self._prompts.chosen()
        self.strip.show_prompts([each.text for each in offered.prompts])
        if self.editor:
            self.editor.show_set(offered)
        self.changed.emit()

    def flush(self) -> None:
        """Save what is half typed in the editor."""
        if self.editor:
            self.editor.flush()

    def hide_them(self, hidden: bool) -> None:
        """Do without prompts, or with them again."""
        self.flush()
        self._prompts.hide(hidden)

    def edit(self) -> None:
        """Open the editor, unless it is open."""
        if self.editor is None:
            offered = self._prompts.chosen()
            self.editor = PromptEditor(self._prompts, self._notices, offered)
            self.editor.show_set(offered)
            self.editor.closed.connect(self._closed)
            self.opened.emit(self.editor)
            self.changed.emit()
        self.editor.start()

    def menu(self) -> QMenu:
        """Return what can be done with the prompts, built for one opening."""
        menu = PassingMenu(self)
        chosen = self._prompts.chosen().key
        for offered in self._prompts.sets():
            action = menu.addAction(offered.set.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(offered.key == chosen)
            action.triggered.connect(lambda _, key=offered.key: self._prompts.choose(key))
        menu.addSeparator()
        menu.addAction(self.tr("Edit these prompts"), self.edit)
        menu.addAction(self.tr("Prompts of my own"), self._begin_set)
        menu.addSeparator()
        menu.addAction(self.tr("Hide the prompts"), self._hide)
        return menu

    def _open_menu(self) -> None:
        more = self.strip.more
        open_below(self.menu(), more)

    def _begin_set(self) -> None:
        self._prompts.begin_set(self.tr("My prompts"))
        self.edit()

    def _hide(self) -> None:
        self.hide_them(True)
        said = self.tr("The prompts are hidden; the menu of a session brings them back.")
        self._notices.undo(said, lambda: self._prompts.hide(False))

    def close_editor(self) -> None:
        """Save what is half typed, and put the editor away."""
        if self.editor:
            self.editor.flush()
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None

    def _closed(self) -> None:
        self.close_editor()
        self.strip.more.setFocus()


def say(words: str) -> str:
    """Return words of a shipped file in the language of the program."""
    return QCoreApplication.translate("prompts", words)
