"""Proves that this installation has what the program needs; used by installers."""

import os
from argparse import Namespace
from collections.abc import Callable
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

CHECKS: tuple[tuple[str, Callable[[], str]], ...]


def selftest(chosen: Namespace) -> int:
    """Print a line a check; return 1 if any failed."""
    del chosen
    failed = 0
    for name, check in CHECKS:
        try:
            print(f"{name}: {check()}")
        except Exception as error:
            failed = 1
            print(f"{name}: FAILED ({type(error).__name__})")
    return failed


def _application() -> "QApplication":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)  # noqa: S101 - nobody makes another kind
    return application


def _window() -> str:
    from PySide6.QtCore import qVersion

    from sessionbook.ui import pages, theme

    application = _application()
    for name in ("light", "dark"):
        theme.apply(application, theme.load(name))
    found = [tab.page() for tab in pages.PAGES]
    return f"Qt {qVersion()}, {len(found)} pages, two themes"


def _database() -> str:
    from pathlib import Path

    from sessionbook.store.notebook import Notebook
    from sessionbook.vault.keys import CHEAPEST
    from sessionbook.vault.vault import Vault

    with TemporaryDirectory() as folder:
        vault, key, _ = Vault.create(Path(folder) / "n", "selftest", CHEAPEST)
        connection = vault.connect(key)
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
        faults = Notebook(connection).faults()
        connection.close()
        vault.close()
    if faults:
        raise RuntimeError
    return f"SQLCipher {version}"


def _keyring() -> str:
    import keyring.backend

    names = {type(each).__module__.rpartition(".")[2] for each in keyring.backend.get_all_keyring()}
    usable = sorted(names & {"SecretService", "Windows", "macOS"})
    return ", ".join(usable) or "none usable here"


def _fonts() -> str:
    from PySide6.QtGui import QFontDatabase

    _application()
    families = len(QFontDatabase.families())
    if not families:
        raise RuntimeError
    return f"{families} families"


def _languages() -> str:
    from sessionbook import paths
    from sessionbook.ui import languages
    from sessionbook.ui.words import counted

    languages.speak(_application())
    if counted.tr("%n days", "", 1) == "1 days":
        raise RuntimeError
    return ", ".join(sorted(file.stem for file in (paths.resources() / "i18n").glob("*.qm")))


def _data() -> str:
    from sessionbook.services.catalogue import measures

    return ", ".join(measure.name for measure in measures())


CHECKS = (
    ("window", _window),
    ("database", _database),
    ("keyring", _keyring),
    ("fonts", _fonts),
    ("measures", _data),
    ("languages", _languages),
)
