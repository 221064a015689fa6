"""The menu of one's own scales: add, change, remove."""

from functools import partial

from PySide6.QtWidgets import QMenu, QSizePolicy

from sessionbook.domain.trackers import Tracker
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.plain import Button


class TrackersButton(Button):
    """Opens a menu that is made anew each time, from what the notebook has."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._trackers = context.notebook.trackers
        self.setText(self.tr("Your own scales"))
        self.setProperty("kind", "link")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self._fill)
        self.setMenu(self.choices)

    def add(self) -> None:
        """Ask for a new scale."""
        fresh = Tracker(name="", position=self._trackers.next_position())
        self._ask(self.tr("A scale of your own"), fresh)

    def change(self, tracker: Tracker) -> None:
        """Ask how a scale is to be named and read."""
        self._ask(self.tr("Change this scale"), tracker)

    def remove(self, tracker: Tracker) -> None:
        """Remove a scale with its ratings, which can be undone."""
        stamp = self._trackers.delete(tracker.id)
        self._context.notices.undo(
            self.tr("The scale was removed."), lambda: self._trackers.restore(stamp)
        )

    def _ask(self, title: str, tracker: Tracker) -> None:
        from sessionbook.ui.pages.progress.tracker_dialog import TrackerDialog

        dialog = TrackerDialog(self.window(), title, tracker)
        dialog.on_keep(lambda: self._trackers.save(dialog.tracker()))
        dialog.open()

    def _fill(self) -> None:
        self.choices.clear()
        for tracker in self._trackers.all():
            its = self.choices.addMenu(tracker.name.replace("&", "&&"))
            its.addAction(self.tr("Change…")).triggered.connect(partial(self.change, tracker))
            its.addAction(self.tr("Remove")).triggered.connect(partial(self.remove, tracker))
        self.choices.addSeparator()
        self.choices.addAction(self.tr("New scale…")).triggered.connect(self.add)
