"""What screen readers are told beyond what Qt knows of a widget."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLES = {
    "Window": QAccessible.Role.Window,
    "Cover": QAccessible.Role.Pane,
    "Shell": QAccessible.Role.Client,
    "QDialog": QAccessible.Role.Dialog,
    "PageTabs": QAccessible.Role.PageTabList,
    "PageTab": QAccessible.Role.PageTab,
    "NoticeBar": QAccessible.Role.AlertMessage,
    "HelpHeading": QAccessible.Role.Heading,
    "LockedHelp": QAccessible.Role.Pane,
    "CardSheet": QAccessible.Role.Pane,
    "ReportSheet": QAccessible.Role.Pane,
    "PageView": QAccessible.Role.Graphic,
    "CardWords": QAccessible.Role.StaticText,
    "BringUpPanel": QAccessible.Role.Dialog,
    "NoteToolbar": QAccessible.Role.ToolBar,
    "WeekStrip": QAccessible.Role.Grouping,
    "CardList": QAccessible.Role.Grouping,
    "RangeButtons": QAccessible.Role.Grouping,
    "ViewButtons": QAccessible.Role.Grouping,
    "ItemRow": QAccessible.Role.Grouping,
    "SupportPanel": QAccessible.Role.Note,
    "Legend": QAccessible.Role.Grouping,
    "AttachmentStrip": QAccessible.Role.Grouping,
    "Viewer": QAccessible.Role.Dialog,
    "PictureView": QAccessible.Role.Graphic,
    "Chart": QAccessible.Role.Chart,
    "TimeChart": QAccessible.Role.Chart,
    "WordPanel": QAccessible.Role.Grouping,
    "DayPanel": QAccessible.Role.Dialog,
    "ThenAndNow": QAccessible.Role.Grouping,
    "Sparkline": QAccessible.Role.Graphic,
    "QScrollArea": QAccessible.Role.Client,
    "QAbstractScrollArea": QAccessible.Role.Client,
}
"""Classes of ours that are no control of Qt's, and what they are; Qt would call them fillers.

Scroll areas are fillers as well, but of Qt's own kind, which ends the program when it is asked for
a child it has no more: QAccessibleAbstractScrollArea::child in Qt 6.11 reads behind the end of its
list. A screen reader does ask, when it counted before a scroll bar went.
"""

COVERED = ("Shell", "CardSheet", "ReportSheet", "QDialog")
"""What the cover takes the place of."""


class SaidTab(QAccessibleWidget):
    """A tab as screen readers have it: it tells whether it is the current one."""

    def __init__(self, tab: QWidget) -> None:
        super().__init__(tab, QAccessible.Role.PageTab)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = bool(self.object().property("checked"))
        return state


class SaidWhileSeen(QAccessibleWidget):
    """What is covered says nothing, nor does anything in it: Qt tells of what is hidden, too."""

    def childCount(self) -> int:
        return super().childCount() if self._is_seen() else 0

    def text(self, kind: QAccessible.Text) -> str:
        return super().text(kind) if self._is_seen() else ""

    def _is_seen(self) -> bool:
        widget = self.object()
        return isinstance(widget, QWidget) and widget.isVisible()


def install_roles() -> None:
    """Let Qt ask which role a widget of our own has."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, sentence: str) -> None:
    """Say a sentence that appeared away from the focus; what is covered says none."""
    if sentence and QAccessible.isActive() and widget.isVisibleTo(widget.window()):
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def _interface(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(class_name)
    if role is None or not isinstance(thing, QWidget):
        return None
    if class_name in COVERED:
        return SaidWhileSeen(thing, role)
    return SaidTab(thing) if class_name == "PageTab" else QAccessibleWidget(thing, role)
