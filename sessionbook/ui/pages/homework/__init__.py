"""The Homework page: what was agreed to practise, and how it went."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from sessionbook.domain.areas import Area
from sessionbook.domain.homework import Homework, Practice
from sessionbook.ui import words
from sessionbook.ui.page import Context, Page
from sessionbook.ui.pages.homework.card_list import CardList
from sessionbook.ui.pages.homework.overview import read_overviews
from sessionbook.ui.pages.homework.practice_card import PracticeCard
from sessionbook.ui.widgets.fitting import Fitting, stack
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import Button, Card, ScrollPage, button, empty_card, label
from sessionbook.ui.widgets.tab_order import chain

ONE_COLUMN = 820  # narrower than this, at the usual text size
LEFT, RIGHT, COLUMN_GAP = 65, 73, 20
A_LIST_FULL = 60
BELOW_HEAD = 16


class HomeworkPage(Fitting, Page):
    """Cards to choose from, and the practice of the one chosen."""

    key = "homework"
    shows = frozenset({Area.HOMEWORK, Area.SESSIONS, Area.FORMS, Area.ATTACHMENTS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._store = context.notebook.homework
        self._chosen = ""
        self._new: Homework | None = None
        self._limit = A_LIST_FULL
        self.subtitle = label(kind="quiet", wraps=True)
        self.finished_button = Button()
        self.finished_button.setCheckable(True)
        self.add_button = button(self.tr("Add homework"), self.add, "primary")
        self.list = CardList()
        self.practice = PracticeCard(context)
        self.empty = self._make_empty()
        self._columns = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        today = self.context.today()
        finished_count = self._store.finished_count()
        if not finished_count:
            self.finished_button.setChecked(False)
        shown = self._read()
        if self._new and self._new.id in [homework.id for homework in shown]:
            self._new = None
        chosen = self._choose(shown)
        self._follow()
        self._show_header(len(shown), finished_count)
        overviews = read_overviews(self.context.notebook, shown[: self._limit], today)
        self.list.show_overviews(overviews, self._chosen, is_all=len(shown) <= self._limit)
        if chosen:
            self.practice.show_homework(chosen)
        self._columns.setVisible(chosen is not None)
        self.empty.setVisible(chosen is None)
        self.list.setVisible(bool(shown))
        chain((self.finished_button, self.add_button, self.empty, self.list, self.practice))

    def flush(self) -> None:
        self.practice.flush()

    def open(self, record_id: str) -> None:
        practice = self._store.practices.get(record_id)
        homework = self._store.holding(record_id)
        if homework is None:
            return
        self.flush()
        self._new, self._chosen = None, homework.id
        self.finished_button.setChecked(homework.finished_on is not None)
        if homework.id not in [each.id for each in self._read()[: self._limit]]:
            self._limit = len(self._read())
        self.refresh()
        self._show_record(homework, practice)
        self.practice.attached.bring_to(record_id)

    def add(self) -> None:
        self.flush()
        self.finished_button.setChecked(False)
        position = self._store.next_position()
        today = self.context.today()
        self._new = Homework(title="", started_on=today, position=position)
        self._chosen = self._new.id
        self.refresh()
        self.practice.edit_details()

    def fit(self, room: float) -> None:
        stack(self._line, (LEFT, RIGHT), room < ONE_COLUMN)

    def _read(self) -> list[Homework]:
        if self.finished_button.isChecked():
            return self._store.finished()
        return self._store.open()

    def _choose(self, shown: list[Homework]) -> Homework | None:
        """Return the homework to show: the one chosen, a new one, or the first."""
        if self._new:
            return self._new
        found = next((each for each in shown if each.id == self._chosen), None)
        found = found or (shown[0] if shown else None)
        self._chosen = found.id if found else ""
        return found

    def _show_header(self, count: int, finished_count: int) -> None:
        number = self.locale().toString(finished_count)
        said = self.tr("Finished ({count})").format(count=number)
        self.finished_button.setText(said)
        self.finished_button.setVisible(bool(finished_count))
        if self.finished_button.isChecked():
            self.subtitle.setText(self.tr("what you are done with"))
            return
        agreed = self._store.agreed_on()
        on = self.tr("agreed on {day}").format(day=words.day_month(agreed)) if agreed else ""
        open_ones = self.tr("%n open", "", count) if count else ""
        self.subtitle.setText(" · ".join(part for part in (open_ones, on) if part))

    def _show_chosen(self, homework_id: str) -> None:
        self.flush()
        self._new, self._chosen = None, homework_id
        self.refresh()

    def _switch(self) -> None:
        self.flush()
        self._new, self._limit = None, A_LIST_FULL
        self.refresh()

    def _toggle_day(self, homework_id: str, day: date, on: bool) -> None:
        """Note a practice of a day, or take every one of that day back."""
        practices = self._store.practices
        if on:
            practices.save(Practice(homework_id=homework_id, day=day))
        else:
            stamps = [practices.delete(each.id) for each in practices.done_on(homework_id, day)]
            self.context.notices.undo(self.tr("Practice deleted."), lambda: self._restore(stamps))
        self.saved.emit()

    def _restore(self, stamps: list[str]) -> None:
        for stamp in stamps:
            self._store.practices.restore(stamp)

    def _show_all(self) -> None:
        self._limit += A_LIST_FULL
        self.refresh()

    def _forms_closed(self) -> None:
        self._new = None
        self.refresh()

    def _open_form(self, key: str) -> None:
        self.open_requested.emit("forms", key)

    def _show_record(self, homework: Homework, practice: Practice | None) -> None:
        if card := self.list.cards.get(homework.id):
            card.setFocus()
            self._bring_into_view(card)
        if practice and (row := self.practice.row_of(practice.id)):
            row.more.setFocus()
            self._bring_into_view(row)

    def _bring_into_view(self, widget: QWidget) -> None:
        """Scroll once the layouts have given it its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget))

    def _follow(self) -> None:
        """Keep the practice beside what is seen of a long list."""
        stacked = self._line.direction() == QBoxLayout.Direction.TopToBottom
        scrolled = self._scroll.verticalScrollBar().value() - self._columns.y()
        room = 0 if stacked else self.list.height() - self.practice.height()
        height = max(0, min(scrolled + BELOW_HEAD, room))
        if height != self._above.sizeHint().height():
            self._above.changeSize(0, height)
            self._right.invalidate()

    def _make_empty(self) -> Card:
        said = self.tr("What you agree to practise between sessions will stand here.")
        return empty_card(said, self.tr("Add homework"), self.add)

    def _lay_out(self) -> None:
        title = label(self.tr("Homework"), "title")
        self._above = QSpacerItem(0, 0)
        self._right = QVBoxLayout()
        self._right.addSpacerItem(self._above)
        self._right.addWidget(self.practice)
        self._right.addStretch(1)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(COLUMN_GAP)
        self._line.addWidget(self.list)
        self._line.addLayout(self._right)
        self._scroll = ScrollPage()
        self._scroll.column.setSpacing(BELOW_HEAD)
        actions = self.finished_button, self.add_button
        self._scroll.column.addWidget(PageHead(title, self.subtitle, *actions))
        self._scroll.column.addWidget(self.empty)
        self._scroll.column.addWidget(self._columns)
        self._scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self.finished_button.clicked.connect(self._switch)
        self._scroll.verticalScrollBar().valueChanged.connect(self._follow)
        self.list.chosen.connect(self._show_chosen)
        self.list.day_toggled.connect(self._toggle_day)
        self.list.more_requested.connect(self._show_all)
        self.practice.saved.connect(self.saved)
        self.practice.opened.connect(self._bring_into_view)
        self.practice.closed.connect(self._forms_closed)
        self.practice.form_requested.connect(self._open_form)
