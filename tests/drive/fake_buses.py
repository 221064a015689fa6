"""A private message bus that is both the system's and the session's, with a logind played on it.

Real messages on a real dbus-daemon; what sleeps, locks and switches is only this test.
"""

import os
import shutil
import subprocess
import threading
import time
from contextlib import suppress
from typing import Any

import pytest

pytest.importorskip("jeepney", reason="keyring brings it on Linux only")
from jeepney import DBusAddress, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields, Message

LOGIND = "org.freedesktop.login1"
MANAGER_AT, MANAGER = "/org/freedesktop/login1", f"{LOGIND}.Manager"
SESSION_AT, SESSION = "/org/freedesktop/login1/session/_37", f"{LOGIND}.Session"
OTHERS_AT = "/org/freedesktop/login1/session/_38"
PROPERTIES = "org.freedesktop.DBus.Properties"


def missing() -> str:
    """Return the Debian package without which there is no bus here, or nothing."""
    return "" if shutil.which("dbus-daemon") else "dbus"


class FakeBuses:
    """Starts the bus, answers as logind does, and says what it is told to say."""

    def __init__(self, *, with_logind: bool = True) -> None:
        command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        pipe = subprocess.PIPE
        self._daemon = subprocess.Popen(command, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
        assert self._daemon.stdout
        self.address = self._daemon.stdout.readline().strip()
        self.environment = {
            "DBUS_SYSTEM_BUS_ADDRESS": self.address,
            "DBUS_SESSION_BUS_ADDRESS": self.address,
        }
        self.properties: dict[str, Any] = {"Id": ("s", "7"), "Active": ("b", True)}
        self.properties["LockedHint"] = ("b", False)
        self.asked: list[tuple[str, ...]] = []
        self._delays: list[int] = []
        self._given: int | None = None
        self._sending = threading.Lock()
        self._serving: threading.Thread | None = None
        self._connection = self._connect()
        if with_logind:
            self.become_logind()

    def become_logind(self) -> None:
        """Answer as logind from now on."""
        self._connection.send_and_get_reply(message_bus.RequestName(LOGIND))
        self._serving = threading.Thread(target=self._serve, daemon=True)
        self._serving.start()

    def end(self) -> None:
        """End the bus and everything on it."""
        self._daemon.kill()
        self._daemon.wait()
        self._daemon.stdout.close()  # type: ignore[union-attr]
        if self._serving:
            self._serving.join()
        self._connection.close()
        for delay in self._delays:
            os.close(delay)

    def say(
        self,
        path: str,
        interface: str,
        name: str,
        form: str = "",
        *values: Any,
        stranger: bool = False,
    ) -> float:
        """Send a signal and return when; a stranger is somebody who is not logind."""
        connection = self._connect() if stranger else self._connection
        message = new_signal(DBusAddress(path, interface=interface), name, form or None, values)
        with self._sending:
            said_at = time.monotonic()
            connection.send(message)
        if stranger:
            connection.send_and_get_reply(message_bus.GetId())  # it has all gone out
            connection.close()
        return said_at

    def sleep(self, *, begins: bool = True, stranger: bool = False) -> float:
        return self.say(MANAGER_AT, MANAGER, "PrepareForSleep", "b", begins, stranger=stranger)

    def lock(self, at: str = SESSION_AT) -> float:
        return self.say(at, SESSION, "Lock")

    def switch(self, *, active: bool = False) -> float:
        return self.change("Active", active)

    def change(self, name: str, value: bool) -> float:
        self.properties[name] = ("b", value)
        changed = (SESSION, {name: ("b", value)}, [])
        return self.say(SESSION_AT, PROPERTIES, "PropertiesChanged", "sa{sv}as", *changed)

    def screen_saver(self, interface: str, *, active: bool = True) -> float:
        at = "/" + interface.replace(".", "/")
        return self.say(at, interface, "ActiveChanged", "b", active)

    def is_delayed(self) -> bool:
        """Return whether anybody still has the file that delays the sleep."""
        return any(_is_written(delay) for delay in self._delays)

    def was_asked(self, name: str) -> bool:
        return any(words[0] == name for words in self.asked)

    def _connect(self) -> DBusConnection:
        return open_dbus_connection(bus=self.address, enable_fds=True)

    def _serve(self) -> None:
        with suppress(ConnectionError, OSError, ValueError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    answer = self._answer(message)
                    with self._sending:
                        self._connection.send(answer)
                    if self._given is not None:
                        os.close(self._given)  # the message carries a copy
                        self._given = None

    def _answer(self, message: Message) -> Message:
        fields = message.header.fields
        name = fields[HeaderFields.member]
        self.asked.append((name, *map(str, message.body)))
        if name == "Inhibit":
            reading, writing = os.pipe()
            os.set_blocking(reading, False)
            self._delays.append(reading)
            self._given = writing
            return new_method_return(message, "h", (writing,))
        if name == "GetSession" and message.body == ("7",):
            return new_method_return(message, "o", (SESSION_AT,))
        if name == "Get":
            value = self.properties[message.body[1]]
            return new_method_return(message, "v", (value,))
        return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")


def _is_written(reading: int) -> bool:
    """Return whether a pipe has somebody who might still write into it."""
    try:
        return os.read(reading, 1) != b""
    except BlockingIOError:
        return True
