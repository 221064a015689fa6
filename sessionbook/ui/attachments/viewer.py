"""Looks at attachments, page by page, over the page of the notebook."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from sessionbook.domain.attachments import Attachment
from sessionbook.errors import SessionbookError
from sessionbook.services.drawing import Drawing, Wish
from sessionbook.ui.aloud import announce
from sessionbook.ui.attachments.incoming import image_of
from sessionbook.ui.attachments.picture_view import A_STEP, PictureView
from sessionbook.ui.attachments.save_copy import save_copy
from sessionbook.ui.focus import give_back, go_round
from sessionbook.ui.messages import words_for
from sessionbook.ui.page import Context, Page
from sessionbook.ui.tasks import Task
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import button, label

MARGIN, GAP = 20, 10


class Viewer(QFrame):
    """Lies over the page; Escape closes it, and the focus goes back to where it was.

    Part of the window, not a window of its own: what covers or locks the one does so here.
    A page is drawn by a process of its own, and nothing of it is ever in a file.
    """

    closed = Signal()

    def __init__(self, over: QWidget, context: Context) -> None:
        super().__init__(over)
        self.setObjectName("ground")
        self._over, self._context = over, context
        self._before = QApplication.focusWidget()
        self._list: list[Attachment] = []
        self._shown: Attachment | None = None
        self._content = b""
        self._page, self._pages = 0, 1
        self._task: Task | None = None
        self._drawing = Drawing()
        self.view = PictureView()
        self.view.page_pressed.connect(self.turn)
        self._lay_out()
        over.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - nobody makes another kind
        application.focusChanged.connect(self._make_room)

    def show_list(self, attachments: Sequence[Attachment]) -> None:
        """Take the attachments that can be gone through; close if the one shown has gone."""
        self._list = list(attachments)
        if self._shown:
            found = next((each for each in self._list if each.id == self._shown.id), None)
            if found is None:
                self.leave()
            else:
                self._shown = found
                self._name_everything()

    def open(self, attachment_id: str, *, at_end: bool = False) -> None:
        """Show an attachment from its first page, or its last one."""
        self._shown = next((each for each in self._list if each.id == attachment_id), None)
        if self._shown is None:
            return
        self._stop()
        self._content = b""
        self._page, self._pages = 0, 1
        self._place()
        self._say_opening()
        self.show()
        self.raise_()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._read(attachment_id, at_end=at_end))

    def turn(self, step: int) -> None:
        """Go to the next or previous page, and from the last page to the next attachment."""
        if 0 <= self._page + step < self._pages:
            self._page += step
            self._draw()
        else:
            self.go(step, at_end=step < 0)

    def go(self, step: int, *, at_end: bool = False) -> None:
        """Go to the next or previous attachment, if there is one."""
        place = self._place_in_list() + step
        if 0 <= place < len(self._list):
            self.open(self._list[place].id, at_end=at_end)

    def leave(self) -> None:
        """Close, and give back the memory and the focus."""
        self._stop()
        self._shown, self._content = None, b""
        self.view.show_image(QImage())
        before, self._before = self._before, None
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._over)
        self.hide()
        if had_focus:
            give_back(before)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        onward = -1 if self.isRightToLeft() else 1
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.go(onward if event.key() == Qt.Key.Key_Right else -onward)
        else:
            event.accept()  # nothing of what lies below gets the keys

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab go round in here; the page behind is left alone."""
        stops = [each for each in (self.view, *self._buttons) if each.isEnabled()]
        return go_round(stops, onward) or super().focusNextPrevChild(onward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _make_room(self, before: QWidget | None, focused: QWidget | None) -> None:
        """Close when the focus goes to what lies below, as after Ctrl+N or a search."""
        del before
        if focused is None or focused is self or self.isAncestorOf(focused):
            return
        if self.isVisible() and self._over.isAncestorOf(focused):
            self.leave()

    def _read(self, attachment_id: str, *, at_end: bool) -> None:
        """Read the bytes, which takes a moment, after the viewer was painted."""
        if self._shown and self._shown.id == attachment_id:
            self._content = self._context.notebook.attachments.content(attachment_id)
            self._draw(at_end=at_end)

    def _say_opening(self) -> None:
        self.said.setText(self.tr("Opening…"))
        self.said.show()
        self._name_everything()

    def _draw(self, *, at_end: bool = False) -> None:
        """Ask for the page; the one before stays on screen until it is there."""
        self._stop()
        assert self._shown  # noqa: S101 - only what is shown is drawn
        drawing = self._drawing = Drawing()
        content, page = self._content, self._page
        wish = Wish(self._shown.media_type, page)
        self._task = Task(lambda: _looked_at(drawing, content, wish, at_end=at_end), self)
        self._task.done.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.start()
        self._say_opening()

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()
            self._task.deleteLater()
            self._task = None
            self._drawing.stop()

    def _show(self, looked: tuple[QImage, int, int]) -> None:
        image, self._page, self._pages = looked
        self.said.hide()
        self.view.show_image(image)
        self._name_everything()
        announce(self.view, self.view.accessibleName())

    def _fail(self, error: Exception) -> None:
        self.view.show_image(QImage())
        self.said.setText(words_for(error))
        announce(self, self.said.text())
        if not isinstance(error, SessionbookError):
            raise error

    def _name_everything(self) -> None:
        """Say what is shown, for eyes and for screen readers, and what can be done."""
        if self._shown is None:
            return
        places, number = [], QLocale().toString
        if self._pages > 1:
            said = self.tr("Page {page} of {pages}")
            places.append(said.format(page=number(self._page + 1), pages=number(self._pages)))
        here = self._place_in_list()
        if len(self._list) > 1:
            said = self.tr("{place} of {places}")
            places.append(said.format(place=number(here + 1), places=number(len(self._list))))
        self.name.setText(self._shown.name)
        self.place.setText(" · ".join(places))
        self.setAccessibleName(self._shown.name)
        self.view.setAccessibleName(", ".join([self._shown.name, *places]))
        self.back.setEnabled(self._page > 0 or here > 0)
        self.forth.setEnabled(self._page + 1 < self._pages or here + 1 < len(self._list))

    def _place_in_list(self) -> int:
        ids = [each.id for each in self._list]
        return ids.index(self._shown.id) if self._shown else 0

    def _save_copy(self) -> None:
        if self._shown:
            save_copy(self, self._context, self._shown)

    def _lay_out(self) -> None:
        self.name = label(kind="strong", wraps=True)
        self.place = label(kind="muted")
        self.said = label(kind="quiet", wraps=True)
        view = self.view
        self.back = self._button(self.tr("Previous"), self.tr("Page Up"), lambda: self.turn(-1))
        self.forth = self._button(self.tr("Next"), self.tr("Page Down"), lambda: self.turn(1))
        self.smaller = self._button(
            self.tr("Smaller"), self.tr("Minus"), lambda: view.zoom(1 / A_STEP)
        )
        self.larger = self._button(self.tr("Larger"), self.tr("Plus"), lambda: view.zoom(A_STEP))
        self.whole = self._button(self.tr("All of it"), "0", view.fit)
        self.copy = button(self.tr("Save a copy…"), self._save_copy)
        self.close_button = self._button(self.tr("Close"), self.tr("Escape"), self.leave)
        self._buttons = (
            self.back, self.forth, self.smaller, self.larger, self.whole, self.copy,
            self.close_button,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 6, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(PageHead(self.name, self.place))
        column.addWidget(Flow(*self._buttons, gap=GAP, last_at_end=True))
        column.addWidget(self.said)
        column.addWidget(self.view, 1)

    def _button(self, words: str, keys: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(words, pressed)
        made.setToolTip(f"{words} ({keys})")
        return made

    def _place(self) -> None:
        self.setGeometry(self._over.rect())


def page_of(widget: QWidget) -> QWidget:
    """Return the page that a widget is on."""
    parent = widget.parentWidget()
    while parent and not isinstance(parent, Page):
        parent = parent.parentWidget()
    return parent or widget.window()


def _looked_at(
    drawing: Drawing, content: bytes, wish: Wish, *, at_end: bool
) -> tuple[QImage, int, int]:
    """Return a page, its number and how many there are; the last page if it is asked for."""
    drawn = drawing.draw(content, wish)
    if at_end and drawn.pages > 1:
        wish = Wish(wish.media_type, drawn.pages - 1)
        drawn = drawing.draw(content, wish)
    return image_of(drawn), wish.page, drawn.pages
