"""The language that the program speaks: one file each in resources/i18n, and English."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from sessionbook import paths

TRANSLATIONS = QLibraryInfo.LibraryPath.TranslationsPath
SPOKEN = "spoken"
ENGLISH = "en"  # the sources' own; its file only tells one day from two


def speak(app: QApplication, folder: Path | None = None) -> None:
    """Speak the first of the desktop's languages that has a file; English where it has no words.

    Qt speaks it too, in its menus of text fields and its file pickers, where it has words; ours
    are asked for first. Called before any widget is made, since those take their words only once.
    """
    files = str(folder or paths.resources() / "i18n")
    english = QTranslator(app)
    english.load(ENGLISH, files)
    app.installTranslator(english)
    other = QTranslator(app)
    if other.load(QLocale(), "", "", files, ".qm") and other.language() != ENGLISH:
        speaking, qts = QLocale(other.language()), QTranslator(app)
        if qts.load(speaking, "qtbase", "_", QLibraryInfo.path(TRANSLATIONS)):
            app.installTranslator(qts)
        app.installTranslator(other)
        app.setProperty(SPOKEN, other.language().replace("_", "-"))
        app.setLayoutDirection(speaking.textDirection())


def spoken() -> str:
    """Return the language of the program's own words, as documents name it."""
    application = QCoreApplication.instance()
    found = application.property(SPOKEN) if application else None
    return str(found or ENGLISH)
