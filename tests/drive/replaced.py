"""Replaces itself when a screen saver says that it is on: how fast any program of Qt's could."""

import os
import sys

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage


class Replaced(QObject):
    @Slot(QDBusMessage)
    def changed(self, _):
        os.execv(sys.executable, [sys.executable, "-c", "input()"])


application = QCoreApplication(sys.argv)
replaced = Replaced()
QDBusConnection.sessionBus().connect(
    "", "", "org.gnome.ScreenSaver", "ActiveChanged", replaced, SLOT("changed(QDBusMessage)")
)
print("ready", flush=True)
application.exec()
