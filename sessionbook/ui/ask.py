"""Asks the person for files; a test answers in its place."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from sessionbook import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QFileDialog

Answer = Callable[[Path], None]
SCOPE, PROJECT = QSettings.Scope.UserScope, "QtProject"
Answers = Callable[[list[Path]], None]


REMEMBERED = "FileDialog/"
"""Where Qt's picker notes, in the clear and for all of Qt's programs, the folders it was in."""


class Ask:
    """Opens Qt's own file pickers: the desktop's would remember names in the home folder.

    Where somebody looked is forgotten again, too, and that they looked.
    """

    def folder(self, parent: QWidget, title: str, start: Path, answer: Answer) -> None:
        """Let the person choose a folder."""
        picker = self._picker(parent, title, start)
        picker.setFileMode(picker.FileMode.Directory)
        picker.setOption(picker.Option.ShowDirsOnly)
        picker.fileSelected.connect(lambda name: answer(Path(name)))
        picker.open()

    def file(self, parent: QWidget, title: str, kinds: str, answer: Answer) -> None:
        """Let the person choose a file to read, of the kinds that Qt's filter names."""
        picker = self._picker(parent, title, paths.own_files())
        picker.setFileMode(picker.FileMode.ExistingFile)
        picker.setNameFilter(kinds)
        picker.fileSelected.connect(lambda name: answer(Path(name)))
        picker.open()

    def save_as(self, parent: QWidget, title: str, start: Path, answer: Answer) -> None:
        """Let the person choose a file to write."""
        picker = self._picker(parent, title, start.parent)
        picker.setAcceptMode(picker.AcceptMode.AcceptSave)
        picker.selectFile(start.name)
        picker.fileSelected.connect(lambda name: answer(Path(name)))
        picker.open()

    def files(self, parent: QWidget, title: str, kinds: str, answer: Answers) -> None:
        """Let the person choose files to read; kinds is a filter as Qt writes it."""
        picker = self._picker(parent, title, paths.own_files())
        picker.setFileMode(picker.FileMode.ExistingFiles)
        picker.setNameFilter(kinds)
        picker.filesSelected.connect(lambda names: answer([Path(name) for name in names]))
        picker.open()

    def print_on(
        self,
        parent: QWidget,
        name: str,
        prepare: "Callable[[QPagedPaintDevice], object]",
        paint: "Callable[[QPagedPaintDevice], object]",
    ) -> None:
        """Let the person choose a printer, and paint on it; name is what the queue shows."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # most starts never print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setCreator("")
        prepare(printer)
        dialog = QPrintDialog(printer, parent)
        dialog.accepted.connect(lambda: paint(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()  # open() of this class asks for a slot

    def _picker(self, parent: QWidget, title: str, start: Path) -> "QFileDialog":
        from PySide6.QtWidgets import QFileDialog

        picker = QFileDialog(parent, title, str(start))
        picker.setOption(QFileDialog.Option.DontUseNativeDialog)
        picker.finished.connect(picker.deleteLater)
        known = QSettings(SCOPE, PROJECT)
        before = {name: known.value(name) for name in _noted(known)}
        picker.destroyed.connect(lambda: _put_back(before))
        return picker


def _noted(known: QSettings) -> list[str]:
    return [name for name in known.allKeys() if name.startswith(REMEMBERED)]


def _put_back(before: dict[str, object]) -> None:
    """Let Qt's settings of all programs be as they were before the picker wrote there."""
    known = QSettings(SCOPE, PROJECT)
    for name in _noted(known):
        if name not in before:
            known.remove(name)
    for name, value in before.items():
        known.setValue(name, value)
    if not known.allKeys():
        known.clear()  # in Windows' registry its key goes, too
    known.sync()
    file = Path(known.fileName())  # in Windows' registry there is no such file
    if not known.allKeys() and file.is_file():
        file.unlink()
