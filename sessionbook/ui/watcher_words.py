"""What it means for a notebook that others have to do with its folder."""

from PySide6.QtCore import QCoreApplication

from sessionbook.services.watched_folder import Watcher


def watcher_words(watcher: Watcher | None) -> str:
    """Return what it means that a folder is copied elsewhere, or lies on another computer."""
    if watcher is None:
        return ""
    if watcher.is_network:
        return QCoreApplication.translate(
            "WatcherWords",
            "This folder lies on another computer. The notebook is encrypted, but there two "
            "programs may not keep out of each other's way: have it open in one place at a time.",
        )
    said = QCoreApplication.translate(
        "WatcherWords",
        "This folder is copied by {program}. The notebook is encrypted, so nobody can read it "
        "there; but old copies are kept. Have it open on one computer at a time.",
    )
    return said.format(program=watcher.name)
