"""A private bus with a real keyring on it, and whatever can become of that."""

import os
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.drive.packages import lacking

PROGRAMS = "dbus-daemon", "gnome-keyring-daemon"
PASSWORD = "cranes-at-dusk"
PATIENCE = 10
# Nothing is started by being asked for: what is not here is missing.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
PROMPTER = "org.gnome.keyring.SystemPrompter"


def missing() -> list[str]:
    """Return the Debian packages without which there is no keyring here."""
    return lacking(*PROGRAMS)


class KeyringBus:
    """Starts the bus and the keyring, unlocked, in a home of their own; ends what it started."""

    def __init__(self, home: Path) -> None:
        home.mkdir(mode=0o700)
        self.home = home
        self._running: list[subprocess.Popen[Any]] = []
        self.address = f"unix:path={home / 'bus'}"
        self._environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "DBUS_SESSION_BUS_ADDRESS": self.address,
        }
        try:
            (home / "bus.conf").write_text(BUS.format(socket=home / "bus"))
            command = ["dbus-daemon", f"--config-file={home / 'bus.conf'}", "--nofork"]
            self._start([*command, "--print-address=1"], stdout=subprocess.PIPE)
            said = self._running[0].stdout
            assert said
            self.address = said.readline().strip()
            self.start_keyring()
        except BaseException:
            self.end()
            raise

    def start_keyring(self, password: str = PASSWORD) -> None:
        """Start the keyring as logging in does; with another password it stays locked."""
        command = ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"]
        keyring = self._start(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        assert keyring.stdin
        keyring.stdin.write(password + "\n")
        keyring.stdin.close()
        deadline = time.monotonic() + PATIENCE
        while not self._is_there():
            assert keyring.poll() is None, "the keyring ended"
            assert time.monotonic() < deadline, "no keyring came"
            time.sleep(0.02)

    def end_keyring(self) -> None:
        """Kill the keyring; the bus goes on without one."""
        self._end_last()

    def lock(self) -> None:
        """Lock the keyring, as its owner can."""
        with self._secrets() as service:
            service.lock()

    def replace(self, secret: bytes) -> None:
        """Write something else into every entry."""
        with self._secrets() as service:
            for item in service.get_all_items():
                item.set_secret(secret)

    def delete(self) -> None:
        """Delete every entry."""
        with self._secrets() as service:
            for item in service.get_all_items():
                item.delete()

    def entries(self) -> list[tuple[str, dict[str, str], bytes]]:
        """Return label, attributes and secret of every entry."""
        with self._secrets() as service:
            return [
                (item.get_label(), item.get_attributes(), item.get_secret())
                for item in service.get_all_items()
            ]

    def end(self) -> None:
        """End what was started, the last first."""
        while self._running:
            self._end_last()

    def _secrets(self) -> "_Secrets":
        return _Secrets(self.address)

    def _is_there(self) -> bool:
        import secretstorage
        from jeepney.io.blocking import open_dbus_connection

        with open_dbus_connection(self.address) as bus:
            return secretstorage.check_service_availability(bus)

    def _start(self, command: list[str], **options: Any) -> "subprocess.Popen[Any]":
        started = subprocess.Popen(
            command, env=self._environment, text=True, stderr=subprocess.DEVNULL, **options
        )
        self._running.append(started)
        return started

    def _end_last(self) -> None:
        ending = self._running.pop()
        ending.kill()
        ending.wait()
        if ending.stdout:
            ending.stdout.close()


class _Secrets:
    """The default collection for a block, on a connection of its own."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> Any:
        import secretstorage
        from jeepney.io.blocking import open_dbus_connection

        self._bus = open_dbus_connection(self._address)
        return secretstorage.get_default_collection(self._bus)

    def __exit__(self, *_: object) -> None:
        self._bus.close()


class SilentPrompter:
    """Somebody who is asked for the keyring's password, and never answers."""

    def __init__(self, address: str) -> None:
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self._bus = open_dbus_connection(address)
        Proxy(message_bus, self._bus).RequestName(PROMPTER)

    def was_asked(self) -> bool:
        """Wait until somebody is to be prompted; return whether that happened."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            message = self._bus.receive(timeout=PATIENCE)
            if message.header.fields.get(3) == "BeginPrompting":
                return True
        return False

    def leave(self) -> None:
        self._bus.close()
