"""The head of the write-up: which session it is, and that it is saved."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from sessionbook.domain.sessions import Session
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.menu import PassingMenu, open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import label

JUST_NOW_MS = 60_000
WIDEST_NAME = 11  # as many times the size of the letters: a narrow page has no more room


class Heading(QWidget):
    """Title, with whom and how it was, the quiet words about saving, and a menu."""

    change_requested = Signal()
    another_requested = Signal()
    missed_toggled = Signal(bool)
    prompts_toggled = Signal(bool)
    picture_requested = Signal()
    delete_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.title = label(kind="title", wraps=True)
        self.pill = label(kind="pill")
        self.about = label(kind="muted", wraps=True)
        self.saved = label(kind="muted")
        self.more = MoreButton(always=True)
        self.more.clicked.connect(self._open_menu)
        rest = Flow(self.pill, self.saved, self.more, gap=10, last_at_end=True)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(10)
        self._line.addWidget(self.title)
        self._line.addWidget(rest, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._line)
        column.addWidget(self.about)
        self._saved_at = ""
        self._is_missed = False
        self.has_prompts = True
        self._later = QTimer(self, singleShot=True, interval=JUST_NOW_MS)
        self._later.timeout.connect(self._show_saved_at)

    def set_stacked(self, stacked: bool) -> None:
        """Put everything but the title on a line of its own."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self.title.setWordWrap(stacked)

    def show_session(self, session: Session) -> None:
        """Show which session it is."""
        day = words.day_month(session.day)
        if session.day.year != self._context.today().year:
            day = words.long_date(session.day)
        self.title.setText(self.tr("Session of {day}").format(day=day))
        self.more.tell_about(self.title.text())
        whom = self._with_whom(session)
        self.pill.setText(whom)
        self.pill.setVisible(bool(whom))
        missed = self.tr("Did not happen") if session.missed else ""
        self.about.setText(" · ".join(filter(None, (missed, session.label, session.way))))
        self.about.setVisible(bool(self.about.text()))
        self._is_missed = session.missed

    def show_saved(self) -> None:
        """Say that everything is saved; a minute later, or when nobody looks, since when."""
        now = self._context.now().time()
        self._saved_at = self.tr("Saved at {time}").format(time=words.clock(now))
        if self.isActiveWindow():
            self.saved.setText(self.tr("Saved just now"))
            self._later.start()
        else:
            self._show_saved_at()

    def show_unsaved(self) -> None:
        """Say that the last words could not be saved."""
        self._later.stop()
        self.saved.setText(self.tr("Not saved yet"))

    def forget_saving(self) -> None:
        """Say nothing about saving, for another session is on screen."""
        self._later.stop()
        self.saved.setText("")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate and self._later.isActive():
            self._later.stop()
            self._show_saved_at()
        return super().event(event)

    def menu(self) -> QMenu:
        """Return what can be done with the session, built for one opening."""
        menu = PassingMenu(self)
        menu.addAction(self.tr("Change the details…"), self.change_requested.emit)
        missed = menu.addAction(self.tr("Did not happen"))
        missed.setCheckable(True)
        missed.setChecked(self._is_missed)
        missed.triggered.connect(self.missed_toggled)
        prompts = menu.addAction(self.tr("Prompts below the notes"))
        prompts.setCheckable(True)
        prompts.setChecked(self.has_prompts)
        prompts.triggered.connect(self.prompts_toggled)
        menu.addSeparator()
        menu.addAction(self.tr("Write up another session of today"), self.another_requested.emit)
        menu.addAction(self.tr("A picture of this day…"), self.picture_requested.emit)
        menu.addAction(self.tr("Delete this session"), self.delete_requested.emit)
        return menu

    def _with_whom(self, session: Session) -> str:
        if not session.with_whom:
            return ""
        room = WIDEST_NAME * max(1, self.fontInfo().pixelSize())
        elide = Qt.TextElideMode.ElideRight
        name = QFontMetrics(self.font()).elidedText(session.with_whom, elide, room)
        number = None if session.missed else self._context.notebook.sessions.number(session)
        if number is None:
            return self.tr("With {name}").format(name=name)
        return self.tr("{ordinal} with {name}").format(ordinal=words.ordinal(number), name=name)

    def _show_saved_at(self) -> None:
        self.saved.setText(self._saved_at)

    def _open_menu(self) -> None:
        open_below(self.menu(), self.more)
