"""The people or the facts, one line each, saved at once."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.details import Detail, DetailKind
from sessionbook.errors import SessionbookError
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.pair_list import Pair, PairList, PairWords

NAME, TEXT = 1, 3  # shares of the width


class DetailList(PairList):
    """The lines of one kind; deleting can be undone."""

    def __init__(self, context: Context, kind: DetailKind) -> None:
        super().__init__(_words(kind))
        self._context = context
        self._store = context.notebook.details
        self._kind = kind
        self._details: list[Detail] = []
        self.added.connect(self._add)
        self.edited.connect(self._edit)
        self.removed.connect(self._remove)
        self.moved.connect(self._shift)

    def refresh(self) -> None:
        """Show what the notebook has."""
        self._details = self._store.of(self._kind)
        self.set_pairs([Pair(each.id, each.name, each.text) for each in self._details])

    def _add(self, key: str, name: str, text: str) -> None:
        place = self._store.next_position()
        detail = Detail(id=key, kind=self._kind, name=name, text=text, position=place)
        try:
            self._store.save(detail)
        except SessionbookError:
            self.give_back(key, name, text)
            raise

    def _edit(self, key: str, name: str, text: str) -> None:
        if detail := self._store.get(key):
            self._store.save(replace(detail, name=name, text=text))

    def _remove(self, key: str) -> None:
        stamp = self._store.delete(key)
        restore = self._store.restore
        self._context.notices.undo(self.tr("Line deleted."), lambda: restore(stamp))

    def _shift(self, key: str, step: int) -> None:
        self._store.shift(self._details, key, step)


def _words(kind: DetailKind) -> PairWords:
    if kind is DetailKind.PERSON:
        return PairWords(
            QCoreApplication.translate("DetailList", "Person {number}, name"),
            QCoreApplication.translate("DetailList", "Person {number}, who it is"),
            QCoreApplication.translate("DetailList", "+ Add"),
            QCoreApplication.translate("DetailList", "who it is, what matters"),
            NAME,
            TEXT,
        )
    return PairWords(
        QCoreApplication.translate("DetailList", "Fact {number}, what it is about"),
        QCoreApplication.translate("DetailList", "Fact {number}, what to remember"),
        QCoreApplication.translate("DetailList", "+ Add"),
        QCoreApplication.translate("DetailList", "what to remember of it"),
        NAME,
        TEXT,
    )
