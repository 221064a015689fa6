"""The window that shows what a picture of the chart would take out of the notebook."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sessionbook.services.progress import TOGETHER
from sessionbook.ui.aloud import announce
from sessionbook.ui.chart.layout import natural_height
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.save import MARGIN, as_image
from sessionbook.ui.chart.words import summary
from sessionbook.ui.pages.progress.picture import save_picture
from sessionbook.ui.widgets.dialog import Dialog
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.widgets.ticked import Ticked

WIDTH, PREVIEW = 900, QSize(680, 360)
SESSIONS, FLAGS, EVENTS, ROWS = "sessions", "flags", "marks", "rows"


class PictureDialog(Dialog):
    """A tick for everything on the picture; what is not ticked stays in the notebook.

    At first neither events nor the check-in about working together are ticked: a picture
    is for others to see.
    """

    save_requested = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget, model: ChartModel, look: Look) -> None:
        super().__init__(parent)
        self._whole, self._look = model, look
        self.setWindowTitle(self.tr("A picture of the chart"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = [self._tick(key, words, on) for key, words, on in self._offered()]
        self.ticks = {line.check.objectName(): line.check for line in self._lines}
        self.preview = QLabel()
        self.preview.setAccessibleName(self.tr("What would be on the picture"))
        self.save = button(self.tr("Save picture…"), self._save, "primary")
        self.copy = button(self.tr("Copy as picture"), self._copy)
        self.cancel = button(self.tr("Cancel"), self.reject)
        self.wrong = label("", "problem", wraps=True)
        self.wrong.hide()
        self._lay_out()
        self._draw()

    @property
    def model(self) -> ChartModel:
        """Return what is ticked, and nothing else."""
        on = {key for key, tick in self.ticks.items() if tick.isChecked()}
        kept = [
            (series, self._whole.style(place))
            for place, series in enumerate(self._whole.series)
            if series.key in on
        ]
        return replace(
            self._whole,
            series=tuple(series for series, _ in kept),
            styles=tuple(style for _, style in kept),
            session_days=self._whole.session_days if SESSIONS in on else (),
            flags=self._whole.flags if FLAGS in on else (),
            marks=self._whole.marks if EVENTS in on else (),
            rows=tuple(row for row in self._whole.rows if row.key in on),
        )

    def write(self, path: Path) -> None:
        """Write the picture in the kind that the name asks for."""
        save_picture(path, self.model, self._look, self._size())

    def refuse(self, sentence: str) -> None:
        """Say why nothing was saved; what is ticked stays so."""
        self.wrong.setText(sentence)
        self.wrong.show()
        announce(self.wrong, sentence)

    def _offered(self) -> list[tuple[str, str, bool]]:
        model = self._whole
        offered = [(s.key, s.name, s.key != TOGETHER) for s in model.series]
        offered += [(row.key, row.name, True) for row in model.rows]
        if model.session_days:
            offered.append((SESSIONS, self.tr("Ticks for sessions"), True))
        if model.flags:
            offered.append((FLAGS, self.tr("Flags"), True))
        if model.marks:
            offered.append((EVENTS, self.tr("What happened, in your words"), False))
        return offered

    def _tick(self, key: str, words: str, on: bool) -> Ticked:
        made = Ticked(words)
        made.check.setObjectName(key)
        made.check.setChecked(on)
        made.check.toggled.connect(self._draw)
        return made

    def _size(self) -> QSize:
        height = natural_height(self.model, self._look) + 2 * MARGIN
        return QSize(round(self._look.px(WIDTH)), round(height))

    def _draw(self) -> None:
        model = self.model
        for acts in (self.save, self.copy):
            acts.setEnabled(not model.is_empty)
        ratio = self.devicePixelRatioF()
        image = as_image(model, self._look, self._size(), 2.0)
        fits = PREVIEW * ratio
        smaller = image.scaledToWidth(fits.width(), Qt.TransformationMode.SmoothTransformation)
        smaller.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(smaller))
        self.preview.setAccessibleDescription(summary(model))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setImage(as_image(self.model, self._look, self._size()))
        self.copied.emit()
        self.accept()

    def _save(self) -> None:
        self.wrong.hide()
        self.save_requested.emit()

    def _lay_out(self) -> None:
        room = QScrollArea()
        room.setWidget(self.preview)
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setMinimumSize(PREVIEW + QSize(20, 0))
        actions = QHBoxLayout()
        actions.addStretch(1)
        for each in (self.cancel, self.copy, self.save):
            actions.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        column.addWidget(label(self.tr("A picture of the chart"), "heading"))
        warning = self.tr(
            "What you see here is what leaves the notebook. The picture is not encrypted: "
            "whoever has the file, or the clipboard, can look at it."
        )
        column.addWidget(label(warning, "muted", wraps=True))
        column.addWidget(room, 1)
        column.addWidget(Flow(*self._lines, gap=18, line_gap=2))
        column.addWidget(self.wrong)
        column.addLayout(actions)
