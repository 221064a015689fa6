"""The application as desktops see it: neutral words, no blinking, nothing left behind."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from sessionbook import paths
from sessionbook.ui import aloud, languages, theme


def made() -> QApplication:
    """Return the application of this process, which has none yet."""
    keep_qt_s_notes_beside()
    application = QApplication(theme.ARGUMENTS)
    application.setApplicationDisplayName("Notebook")
    application.setDesktopFileName("io.github.sessionbook.Sessionbook")
    languages.speak(application)
    aloud.install_roles()
    application.setCursorFlashTime(0)  # nothing blinks, and nothing wakes the machine
    return application


def keep_qt_s_notes_beside() -> None:
    """Let what Qt notes for all its programs not lie in the home folder of a computer visited.

    Windows and macOS take no other place for it. Only file pickers note anything, when they are
    gone, and Ask takes that back at once.
    """
    if paths.portable():
        scope, place = QSettings.Scope.UserScope, str(paths.settings_folder())
        QSettings.setPath(QSettings.Format.NativeFormat, scope, place)
