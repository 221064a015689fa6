"""Says at the hours the person chose that something is due, in words that say nothing else."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from sessionbook.domain.areas import Area
from sessionbook.domain.measures import Measure
from sessionbook.domain.reminders import Wishes, missed, next_moment
from sessionbook.services.reminders import all_wishes, is_due
from sessionbook.store.notebook import Notebook
from sessionbook.ui.alarm import Alarm, Ticking
from sessionbook.ui.notice_bar import NoticeBar

LONGEST_MS = 2**31 - 1  # that Qt's timers can wait
PLANNED = frozenset({Area.APPOINTMENTS, Area.CHOICES})


class Reminders(QObject):
    """One timer, to the next moment that was asked for; none at all while nothing was.

    Asleep the timer stands still: an alarm by the clock on the wall rings in its place, and the
    clock is looked at when the person comes back. What was missed meanwhile is said once.
    """

    came_due = Signal()

    def __init__(
        self,
        notebook: Notebook,
        measures: Callable[[], Sequence[Measure]],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._notebook, self._measures, self._now = notebook, measures, now
        self._wishes = Wishes()
        self._since = now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may be late by 5 %
        self._timer.timeout.connect(self.look)
        self._due: datetime | None = None
        self._alarm = Alarm(Ticking.ON_THE_WALL, self._is_over, self)
        self._alarm.rang.connect(self.look)
        notebook.database.listen(self._hear)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 - nobody makes another kind
        application.applicationStateChanged.connect(self._come_back)
        self.look()

    @property
    def are_on(self) -> bool:
        """Whether anything was asked for."""
        return self._wishes != Wishes()

    def look(self) -> None:
        """Say what is due by now, once, and wait for the next moment."""
        now, plan = self._now(), self._notebook.appointments.all()
        self._wishes = all_wishes(self._notebook, now.date())
        kinds = missed(self._wishes, plan, self._since, now)
        self._since = now
        moment = next_moment(self._wishes, plan, now)
        self._wait_for(moment.at if moment else None, now)
        if any(is_due(self._notebook, self._measures, kind, now.date()) for kind in kinds):
            self.came_due.emit()

    def stop(self) -> None:
        """Ask the notebook nothing any more: it is about to be closed."""
        self._timer.stop()
        self._alarm.stop()
        self.deleteLater()

    def _wait_for(self, due: datetime | None, now: datetime) -> None:
        self._timer.stop()
        self._due = due
        wait = (due - now).total_seconds() if due else None
        if wait is not None:
            self._timer.start(min(LONGEST_MS, round(wait * 1000) + 1))
        self._alarm.set_in(wait)

    def _is_over(self) -> bool:
        return self._due is not None and self._now() >= self._due

    def _hear(self, touched: frozenset[Area]) -> None:
        if touched & PLANNED:
            self.look()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if self._timer.isActive() and state is Qt.ApplicationState.ApplicationActive:
            self.look()


class Tray(QObject):
    """The desktop's own notifications, where there are any: a neutral sign and neutral words."""

    clicked = Signal()

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(self.tr("Notebook"))
        self._icon.activated.connect(lambda _: self.clicked.emit())
        self._icon.messageClicked.connect(self.clicked)

    @staticmethod
    def is_there() -> bool:
        """Return whether the desktop shows what is said here."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def say(self) -> None:
        """Say that something is due, and nothing of what."""
        self._icon.show()
        self._icon.showMessage(self.tr("Notebook"), self.tr("Something is due."), self._icon.icon())


class DueSign(QObject):
    """Says it through the desktop where that is possible, else in the bar of the window."""

    def __init__(self, window: QWidget, bar: NoticeBar) -> None:
        super().__init__(bar)
        self._window, self._bar = window, bar
        self._tray: Tray | None = None

    def say(self) -> None:
        """Say the neutral words."""
        if Tray.is_there():
            self._desktop().say()
        else:
            self._bar.offer(self.tr("Notebook: something is due."), None)

    def _desktop(self) -> Tray:
        if self._tray is None:
            self._tray = Tray(self._window.windowIcon())
            self._tray.setParent(self)  # its sign leaves the desktop with the open notebook
            self._tray.clicked.connect(self._come_forward)
        return self._tray

    def _come_forward(self) -> None:
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
