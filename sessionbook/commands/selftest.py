"""Proves that this installation has what the program needs; used by installers."""

from argparse import Namespace
from collections.abc import Callable
from tempfile import TemporaryDirectory

from sessionbook.commands import bundle_checks
from sessionbook.commands.without_window import application

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


def _window() -> str:
    from PySide6.QtCore import qVersion

    from sessionbook.ui import pages, theme

    for name in ("light", "dark"):
        theme.apply(application(), theme.load(name))
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
    from sessionbook.vault import keyring_slot
    from sessionbook.vault.errors import NoKeyringError

    keyring_slot.load()  # an installation has it, even where no keyring answers
    try:
        return keyring_slot.name()
    except NoKeyringError:
        return "none usable here"


def _fonts() -> str:
    from PySide6.QtGui import QFontDatabase

    application()
    families = len(QFontDatabase.families())
    if not families:
        raise RuntimeError
    return f"{families} families"


def _languages() -> str:
    from sessionbook import paths
    from sessionbook.ui import languages
    from sessionbook.ui.words import counted

    languages.speak(application())
    if counted.tr("%n days", "", 1) == "1 days":
        raise RuntimeError
    return ", ".join(sorted(file.stem for file in (paths.resources() / "i18n").glob("*.qm")))


def _help() -> str:
    from sessionbook.services.help_pages import ENGLISH, read

    return f"{len(read(ENGLISH))} pages"


def _data() -> str:
    from sessionbook.services.catalogue import measures

    return ", ".join(measure.name for measure in measures())


def _pictures() -> str:
    """Draw a picture of each kind and a PDF as attachments are drawn, in the other process."""
    from sessionbook.domain.attachments import MediaType
    from sessionbook.services.drawing import Drawing, Wish

    kinds = {MediaType.JPEG: "jpeg", MediaType.PNG: "png", MediaType.WEBP: "webp"}
    made = {kind: _picture(name) for kind, name in kinds.items()}
    for kind, content in {**made, MediaType.GIF: DOT, MediaType.PDF: PAGE}.items():
        Drawing().draw(content, Wish(kind))
    return "JPEG, PNG, WebP, GIF, PDF"


def _picture(name: str) -> bytes:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage, QImageWriter

    image, buffer = QImage(8, 8, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0)
    if not QImageWriter(buffer, name.encode()).write(image):
        raise RuntimeError
    return bytes(buffer.data().data())


def _report() -> str:
    """Make a sealed PDF and look whether it is."""
    from sessionbook.ui.card.layout import Look
    from sessionbook.ui.report.content import Content
    from sessionbook.ui.report.paper import Paper, pdf

    content = Content("selftest", "", (), "")
    made = pdf(content, Look(application().font(), 14), Paper.A4, "en", "selftest")
    if b"/AESV3" not in made:
        raise RuntimeError
    return "sealed by AES-256"


def _passphrases() -> str:
    """Judge one and draw one: both need data of other packages."""
    from sessionbook.services import strength, word_passphrases

    if strength.judge("seven quiet herons") is None:
        raise RuntimeError
    return f"{len(word_passphrases.listed())} words to draw from"


DOT = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 36]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)

CHECKS = (
    ("version", bundle_checks.version),
    ("network", bundle_checks.network),
    ("parts of Qt", bundle_checks.parts),
    ("plugins of Qt", bundle_checks.plugins),
    ("resources", bundle_checks.resources),
    ("window", _window),
    ("database", _database),
    ("keyring", _keyring),
    ("fonts", _fonts),
    ("measures", _data),
    ("languages", _languages),
    ("help", _help),
    ("pictures", _pictures),
    ("report", _report),
    ("passphrases", _passphrases),
)
