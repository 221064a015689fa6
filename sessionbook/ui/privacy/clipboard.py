"""The clipboard forgets what was copied from an open notebook, and asks others not to keep it."""

import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

FORGOTTEN_MS = 30_000
CLIPBOARD, SELECTION = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection
MAC = "application/x-nspasteboard-concealed-type"
WINDOWS = 'application/x-qt-windows-mime;value="{}"'
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    MAC: b"1",
    WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}
"""What managers of clipboards look for: Klipper and others, nspasteboard.org, Windows 10.

Every desktop gets all of them: none is looked at by the others. On Windows
run under Wine only, on macOS never.
"""
ALONE = ("offscreen", "minimal")
PICTURE = "application/x-qt-image"


class Copies(QObject):
    """Whatever is copied, anywhere in the program, is marked at once and cleared after a while.

    What another program copied since is left alone. X11's second clipboard, to which selecting
    is enough, never keeps anything: nobody means to hand a word out by marking it.
    """

    def __init__(
        self, clipboard: QClipboard, parent: QObject, forgotten_ms: int = FORGOTTEN_MS
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._timer = QTimer(self, singleShot=True, interval=forgotten_ms)
        self._timer.timeout.connect(self.forget)
        self._concealed = _concealed_type()
        clipboard.dataChanged.connect(self._mark)
        clipboard.selectionChanged.connect(self._deselect)

    def forget(self) -> None:
        """Clear what is still ours."""
        self._timer.stop()
        if self._is_ours() and _is_marked(self._clipboard.mimeData()):
            self._clipboard.clear()

    def stop(self) -> None:
        """Clear it now; hear of nothing any more."""
        self._clipboard.dataChanged.disconnect(self._mark)
        self._clipboard.selectionChanged.disconnect(self._deselect)
        self.forget()

    def _mark(self) -> None:
        copied = self._clipboard.mimeData() if self._is_ours() else None
        if copied and copied.formats() and not _is_marked(copied):
            self._clipboard.setMimeData(_marked(copied))
            self._timer.start()

    def _deselect(self) -> None:
        if self._clipboard.ownsSelection():
            self._clipboard.clear(SELECTION)

    def _is_ours(self) -> bool:
        """Return whether this program copied last; without a desktop, nobody else could."""
        return self._clipboard.ownsClipboard() or QGuiApplication.platformName() in ALONE


def _is_marked(copied: QMimeData | None) -> bool:
    return copied is not None and all(copied.hasFormat(hint) for hint in HINTS)


def _marked(copied: QMimeData) -> QMimeData:
    """Return the same with the hints; a picture is no bytes until somebody asks for a format."""
    made = QMimeData()
    for kind in copied.formats():
        if kind != PICTURE:
            made.setData(kind, copied.data(kind))
    if copied.hasImage():
        made.setImageData(copied.imageData())
    for hint, value in HINTS.items():
        made.setData(hint, value)
    return made


def _concealed_type() -> object:
    """Give macOS its own name of the hint, as long as what is returned is kept."""
    if sys.platform == "darwin":
        from PySide6.QtGui import QUtiMimeConverter

        class Concealed(QUtiMimeConverter):
            uti = "org.nspasteboard.ConcealedType"

            def utiForMime(self, mime: str) -> str:
                return self.uti if mime == MAC else ""

            def mimeForUti(self, uti: str) -> str:
                return MAC if uti == self.uti else ""

            def convertFromMime(self, mime: str, data: object, uti: str) -> list[object]:
                del mime, uti
                return [data]

        return Concealed()
    return None
