"""What can be done with one attachment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from sessionbook.ui.attachments.tile import Tile


class TileMenu(QMenu):
    """Built for one opening, gone afterwards."""

    def __init__(self, tile: "Tile") -> None:
        super().__init__(tile)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open_it = self.addAction(self.tr("Open"), tile.opened.emit)
        self.save_copy = self.addAction(self.tr("Save a copy…"), tile.copy_requested.emit)
        self.addSeparator()
        self.rename = self.addAction(self.tr("Rename"), tile.rename)
        self.earlier = self.addAction(self.tr("Move before"), lambda: tile.shifted.emit(-1))
        self.later = self.addAction(self.tr("Move behind"), lambda: tile.shifted.emit(1))
        self.earlier.setEnabled(not tile.is_first)
        self.later.setEnabled(not tile.is_last)
        self.addSeparator()
        self.delete_it = self.addAction(self.tr("Delete"), tile.delete_requested.emit)
