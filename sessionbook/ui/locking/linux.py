"""Hears from a Linux desktop that nobody is at it: sleep, its locks, another user's turn.

Everything is asked for without waiting. Where a bus or a service is missing nothing happens.
logind is described in org.freedesktop.login1(5); the screen savers have no common description,
but all of them say ActiveChanged.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
    QDBusUnixFileDescriptor,
)

from sessionbook.ui.locking.logind import (
    BUS,
    DELAY,
    LOGIND,
    MANAGER,
    MANAGER_AT,
    MY_SESSION_AT,
    PROPERTIES,
    SAVERS,
    SESSION,
)

AWAY = {"Active": False, "LockedHint": True}
"""What a session's properties are when nobody is at it."""

Answered = Callable[[list[Any]], object]


class Desktop(QObject):
    """Says left when the person is; puts sleep off by the moment that locking takes."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._system: QDBusConnection | None = None
        self._logind = ""
        self._state: dict[str, bool] = {}
        self._session_at = ""
        self._delays = False
        self._delay: int | None = None

    def begin(self) -> None:
        """Listen from now on."""
        if _has_session_bus():
            self.hear_session(QDBusConnection.sessionBus())
        self.hear_system(QDBusConnection.systemBus())

    def hear_session(self, bus: QDBusConnection) -> None:
        """Listen to the screen savers on a bus."""
        if bus.isConnected():
            for saver in SAVERS:
                bus.connect("", "", saver, "ActiveChanged", self, _slot("saver_changed"))

    def hear_system(self, bus: QDBusConnection) -> None:
        """Listen to logind on a bus."""
        if not bus.isConnected():
            return
        self._system = bus
        self._hear(MANAGER_AT, MANAGER, "PrepareForSleep", "sleeps")
        comes = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._watcher = QDBusServiceWatcher(LOGIND, bus, comes, self)
        self._watcher.serviceRegistered.connect(lambda _: self._greet())
        self._greet()

    def delay_sleep(self, *, delays: bool) -> None:
        """Let sleep wait, from now on or no more, until this process has locked or is replaced."""
        self._delays = delays
        if delays and self._logind:
            self._ask_for_delay()
        elif not delays:
            self._let_sleep()

    @Slot(QDBusMessage)
    def sleeps(self, message: QDBusMessage) -> None:
        """Lock before sleep; after it, put off the next one."""
        if message.service() != self._logind:
            return
        if message.arguments()[:1] == [True]:
            self.left.emit()
            self._let_sleep()  # comes back only from a lock that was refused
        elif self._delays:
            self._ask_for_delay()

    @Slot(QDBusMessage)
    def locked(self, message: QDBusMessage) -> None:
        """Lock when logind asks the session to."""
        if message.service() == self._logind:
            self.left.emit()

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """Look at what may have changed of the session: this does not say in words we can read."""
        if message.service() == self._logind:
            self._look(tells=True)

    @Slot(QDBusMessage)
    def saver_changed(self, message: QDBusMessage) -> None:
        """Lock with the screen."""
        if message.arguments()[:1] == [True]:
            self.left.emit()

    def _hear(self, at: str, interface: str, name: str, slot: str) -> None:
        """Hear it from anybody: to name logind here would wait for the bus. Who it was is checked.

        Anybody on the computer can send on the system's bus, and is not to lock us.
        """
        if self._system:
            self._system.connect("", at, interface, name, self, _slot(slot))

    def _greet(self) -> None:
        """Learn who logind is, and which session is ours."""
        self._ask(BUS, "/org/freedesktop/DBus", BUS, "GetNameOwner", [LOGIND], then=self._know)

    def _know(self, answer: list[Any]) -> None:
        self._logind = answer[0]
        self._get(MY_SESSION_AT, "Id", self._find_session)
        if self._delays:
            self._ask_for_delay()

    def _find_session(self, name: str) -> None:
        self._ask(LOGIND, MANAGER_AT, MANAGER, "GetSession", [name], then=self._hear_session)

    def _hear_session(self, answer: list[Any]) -> None:
        at = answer[0].path()
        if at != self._session_at:
            self._session_at = at
            self._hear(at, SESSION, "Lock", "locked")
            self._hear(at, PROPERTIES, "PropertiesChanged", "changed")
        self._look(tells=False)

    def _look(self, *, tells: bool) -> None:
        for name, away in AWAY.items():
            then = partial(self._compare, name, away=away, tells=tells)
            self._get(self._session_at, name, then)

    def _compare(self, name: str, value: bool, *, away: bool, tells: bool) -> None:
        before, self._state[name] = self._state.get(name), value
        if tells and value is away and before is not away:
            self.left.emit()

    def _get(self, at: str, name: str, then: Callable[[Any], object]) -> None:
        self._ask(
            LOGIND, at, PROPERTIES, "Get", [SESSION, name], lambda answer: then(answer[0].variant())
        )

    def _ask_for_delay(self) -> None:
        if self._delay is None:
            self._ask(LOGIND, MANAGER_AT, MANAGER, "Inhibit", list(DELAY), then=self._take_delay)

    def _take_delay(self, answer: list[Any]) -> None:
        """Keep the file whose closing lets sleep go on; an exec closes it, too."""
        given = answer[0]
        if isinstance(given, QDBusUnixFileDescriptor):
            self._let_sleep()
            self._delay = given.takeFileDescriptor()
            if not self._delays:
                self._let_sleep()

    def _let_sleep(self) -> None:
        if self._delay is not None:
            with suppress(OSError):
                os.close(self._delay)
            self._delay = None

    def _ask(
        self, service: str, at: str, interface: str, name: str, words: list[str], then: Answered
    ) -> None:
        """Ask without waiting; an answer that is an error is none."""
        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(service, at, interface, name)
        message.setArguments(words)
        message.setAutoStartService(False)
        pending = QDBusPendingCallWatcher(self._system.asyncCall(message), self)
        pending.finished.connect(lambda done: _take(done, then))


def _take(done: QDBusPendingCallWatcher, then: Answered) -> None:
    done.deleteLater()
    answer = done.reply()
    if answer.type() == QDBusMessage.MessageType.ReplyMessage and answer.arguments():
        then(answer.arguments())


def _slot(name: str) -> Any:
    """Return how Qt names a slot: text, although its types ask for bytes."""
    return SLOT(f"{name}(QDBusMessage)")


def _has_session_bus() -> bool:
    """Return whether there is one: asked for one, the library would start its own."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(
        runtime and (Path(runtime) / "bus").exists()
    )
