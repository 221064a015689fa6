"""What things are called on the buses of a Linux desktop."""

BUS = "org.freedesktop.DBus"
PROPERTIES = "org.freedesktop.DBus.Properties"
LOGIND = "org.freedesktop.login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
MANAGER_AT = "/org/freedesktop/login1"
MY_SESSION_AT = f"{MANAGER_AT}/session/auto"
"""The session of whoever asks or, for what runs outside of one, the one its user looks at."""

DELAY = ("sleep", "Notebook", "Closing", "delay")
"""What is put off, by whom and why, in words that everybody on the computer can list."""

SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.kde.screensaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
