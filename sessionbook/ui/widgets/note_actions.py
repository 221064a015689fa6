"""The forms a note can be given, as actions with keys and signs."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from sessionbook.domain.markdown import BlockKind


@dataclass(frozen=True, slots=True)
class Form:
    """What an action gives: a kind of block, or bold or italic where there is none."""

    name: str
    keys: str
    kind: BlockKind | None = None
    level: int = 0


# Ctrl+B brings a topic up and Ctrl+1 to 5 are the tabs, from any page.
FORMS = (
    Form("bold", "Ctrl+Shift+B"),
    Form("italic", "Ctrl+I"),
    Form("heading 1", "Ctrl+Shift+1", BlockKind.HEADING, 1),
    Form("heading 2", "Ctrl+Shift+2", BlockKind.HEADING, 2),
    Form("heading 3", "Ctrl+Shift+3", BlockKind.HEADING, 3),
    Form("bullets", "Ctrl+Shift+8", BlockKind.BULLET),
    Form("numbers", "Ctrl+Shift+7", BlockKind.NUMBER),
    Form("checkbox", "Ctrl+Shift+9", BlockKind.CHECK),
    Form("quote", "Ctrl+Shift+.", BlockKind.QUOTE),
)


def words(name: str) -> str:
    """Return the words for a form."""
    return {
        "bold": QCoreApplication.translate("note", "Bold"),
        "italic": QCoreApplication.translate("note", "Italic"),
        "heading": QCoreApplication.translate("note", "Heading"),
        "heading 1": QCoreApplication.translate("note", "Large heading"),
        "heading 2": QCoreApplication.translate("note", "Heading"),
        "heading 3": QCoreApplication.translate("note", "Small heading"),
        "bullets": QCoreApplication.translate("note", "Bullets"),
        "numbers": QCoreApplication.translate("note", "Numbers"),
        "checkbox": QCoreApplication.translate("note", "Checkbox"),
        "quote": QCoreApplication.translate("note", "Quote"),
    }[name]


def make_actions(editor: QWidget, give: Callable[[Form], object]) -> dict[str, QAction]:
    """Return the actions by name, working while the editor has the focus."""
    return {form.name: _action(editor, form, give) for form in FORMS}


def _action(editor: QWidget, form: Form, give: Callable[[Form], object]) -> QAction:
    action = QAction(words(form.name), editor)
    action.setCheckable(True)
    keys = QKeySequence(form.keys)
    action.setShortcut(keys)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{action.text()} ({shown})")
    action.triggered.connect(lambda: give(form))
    editor.addAction(action)
    return action
