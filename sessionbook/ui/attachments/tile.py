"""One attachment in the strip: its small picture, its name and its menu."""

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sessionbook.domain.attachments import LONGEST_NAME, Attachment, MediaType
from sessionbook.ui.attachments.thumbnail import Thumbnail
from sessionbook.ui.attachments.tile_name import TileName
from sessionbook.ui.widgets.menu import PassingMenu, open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import tip

GAP = 4


class Tile(QWidget):
    """Pressed it opens; its name is typed in place of the label, and kept when that is left."""

    opened = Signal()
    copy_requested = Signal()
    delete_requested = Signal()
    renamed = Signal(str)
    shifted = Signal(int)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.shown: Attachment | None = None
        self.is_first = self.is_last = True
        self.picture = Thumbnail()
        self.name = TileName()
        self.field = QLineEdit(maxLength=LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name of this attachment"))
        self.field.setSizePolicy(TileName.AS_WIDE_AS_ITS_PLACE)
        self.field.installEventFilter(self)
        self.field.hide()
        self.more = MoreButton()
        self.more.clicked.connect(self.open_menu)
        self._connect_picture()
        self._lay_out()

    def show_attachment(self, attachment: Attachment, place: int, places: int) -> None:
        """Show one of so many; a name being typed stays."""
        self.shown = attachment
        self.is_first, self.is_last = place == 0, place == places - 1
        is_pdf = attachment.media_type is MediaType.PDF
        self.picture.sign = self.tr("PDF") if is_pdf else ""
        said = self.tr("{name}, {kind}, {place} of {places}").format(
            name=attachment.name,
            kind=self.tr("PDF") if is_pdf else self.tr("picture"),
            place=QLocale().toString(place + 1),
            places=QLocale().toString(places),
        )
        self.picture.setAccessibleName(said)
        self.picture.setToolTip(tip(attachment.name))
        self.name.show_name(attachment.name)
        self.more.tell_about(attachment.name)

    def show_image(self, image: QImage) -> None:
        """Show its small picture."""
        self.picture.show_image(image)

    def rename(self) -> None:
        """Let the name be typed."""
        if self.shown:
            self.field.setText(self.shown.name)
            self.name.hide()
            self.more.hide()
            self.field.show()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.setSelection(0, len(self.shown.name.rpartition(".")[0]))

    def give_back(self, name: str) -> None:
        """Put a name that could not be saved into its field again."""
        self.field.setText(name)
        self.name.hide()
        self.more.hide()
        self.field.show()

    def flush(self) -> None:
        """Keep a name that is being typed."""
        if self.field.isVisibleTo(self) and self.shown:
            name = self.field.text().strip()
            self._end_renaming()
            if name and name != self.shown.name:
                self.renamed.emit(name)

    def open_menu(self) -> None:
        """Offer what can be done with it."""
        open_below(TileMenu(self), self.more)

    def sizeHint(self) -> QSize:
        picture = self.picture.sizeHint()
        below = max(self.name.sizeHint().height(), self.more.sizeHint().height())
        if self.field.isVisibleTo(self):
            below = self.field.sizeHint().height()
        return QSize(picture.width(), picture.height() + GAP + below)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.field.isVisible():
            event.accept()
            self.open_menu()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._end_renaming()
                self.picture.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.flush()
                self.picture.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _end_renaming(self) -> None:
        self.field.hide()
        self.name.show()
        self.more.show()

    def _connect_picture(self) -> None:
        self.picture.clicked.connect(self.opened)
        self.picture.delete_pressed.connect(self.delete_requested)
        self.picture.rename_pressed.connect(self.rename)
        self.picture.shift_pressed.connect(self.shifted)
        self.picture.step_pressed.connect(self.stepped)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(2)
        below.addWidget(self.name, 1)
        below.addWidget(self.field, 1)
        below.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.picture)
        column.addLayout(below)


class TileMenu(PassingMenu):
    """What can be done with one attachment; built for one opening, gone afterwards."""

    def __init__(self, tile: Tile) -> None:
        super().__init__(tile)
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
