"""What can be done with one line of the bring-up list."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup

from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.ui.pages.today.topic_words import state_words
from sessionbook.ui.widgets.menu import PassingMenu

if TYPE_CHECKING:
    from sessionbook.ui.pages.today.bring_up import BringUpCard


class TopicMenu(PassingMenu):
    """Built for one opening, gone afterwards."""

    def __init__(self, card: "BringUpCard", topic: Topic, *, is_first: bool, is_last: bool) -> None:
        super().__init__(card)
        self._card, self._topic = card, topic
        group = QActionGroup(self)
        self.states = {state: self._state(group, state, said) for state, said in state_words()}
        self.addSeparator()
        self.compliment = self.addAction(self.tr("Compliment"), self._toggle_kind)
        self.compliment.setCheckable(True)
        self.compliment.setChecked(topic.kind is TopicKind.COMPLIMENT)
        self.sensitive = self.addAction(self.tr("Sensitive"), self._toggle_sensitive)
        self.sensitive.setCheckable(True)
        self.sensitive.setChecked(topic.sensitive)
        if topic.is_hidden:
            self.edit = self.addAction(self.tr("Edit the words"), lambda: card.edit(topic.id))
        self.addSeparator()
        up, down = self.tr("Move up") + "\tAlt ↑", self.tr("Move down") + "\tAlt ↓"
        self.up = self.addAction(up, lambda: card.move_by(topic.id, -1))
        self.up.setEnabled(not is_first)
        self.down = self.addAction(down, lambda: card.move_by(topic.id, 1))
        self.down.setEnabled(not is_last)
        self.addSeparator()
        self.delete_line = self.addAction(self.tr("Delete"), lambda: card.delete(topic.id))

    def _state(self, group: QActionGroup, state: TopicState, said: str) -> QAction:
        action = self.addAction(said, lambda: self._card.set_state(self._topic.id, state))
        action.setCheckable(True)
        action.setChecked(state is self._topic.state)
        group.addAction(action)
        return action

    def _toggle_kind(self) -> None:
        was = self._topic.kind is TopicKind.COMPLIMENT
        kind = TopicKind.TOPIC if was else TopicKind.COMPLIMENT
        self._card.change(self._topic.id, kind=kind)

    def _toggle_sensitive(self) -> None:
        self._card.change(self._topic.id, sensitive=not self._topic.sensitive)
