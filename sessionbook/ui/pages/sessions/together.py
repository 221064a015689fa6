"""How it was to work together: four sliders of the notebook's own, unmarked, not a test."""

from functools import cached_property

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.sessions import SLIDERS, Session, worth_raising
from sessionbook.domain.topics import Topic
from sessionbook.errors import SessionbookError
from sessionbook.services.raising import is_recent
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.answer_row import AnswerRow, put_rows
from sessionbook.ui.pages.sessions.offers import Offers, topic_words
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet

HIGHEST = 100
COMPARED = 20  # sessions before this one


class TogetherSection(Section):
    """Without a thumb until answered; any answer can be taken back.

    What is low or lower than usual is offered as something to raise, never as an alarm.
    """

    folds = True

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("How was it, working together?"))
        self.fields = SLIDERS
        self._looked_at: tuple[object, ...] = ()
        self._taken: set[tuple[str, str]] = set()
        sheet.saved.connect(self._look_again)

    @cached_property
    def offers(self) -> Offers:
        """What to raise, below the sliders; most sessions need none."""
        made = Offers()
        made.taken.connect(self._take)
        self.body.addWidget(made)
        return made

    def fill(self) -> None:
        ends = self.tr("Left: not at all. Right: fully. Only you see this.")
        self.rows = {
            name: AnswerRow(*words(name), ends, HIGHEST, numbered=False) for name in SLIDERS
        }
        put_rows(self, self.rows)

    def refresh(self) -> None:
        session = self.sheet.session
        self._looked_at = _answers(session)
        found = self._worth_raising(session)
        if found or "offers" in vars(self):
            self.offers.show_offers(found)

    def _look_again(self) -> None:
        """Offer anew when an answer changed, which the notes that are typed do not."""
        if self.is_filled and _answers(self.sheet.session) != self._looked_at:
            self.refresh()

    def _worth_raising(self, session: Session) -> list[str]:
        """Return what to offer: nothing that is on the list, nothing of long ago."""
        is_answered = any(getattr(session, name) is not None for name in SLIDERS)
        if not is_answered or not is_recent(session, self.context.today()):
            return []
        earlier = self.notebook.sessions.earlier(session, COMPARED)
        if not (found := worth_raising(session, earlier)):
            return []
        listed = {topic.text for topic in self.notebook.topics.open()}
        taken = {name for session_id, name in self._taken if session_id == session.id}
        return [name for name in found if name not in taken and topic_words(name) not in listed]

    def _take(self, name: str) -> None:
        topics = self.notebook.topics
        mark = self.sheet.session.id, name
        self._taken.add(mark)
        try:
            topic = topics.save(Topic(text=topic_words(name), position=topics.next_position()))
        except SessionbookError:
            self._taken.discard(mark)
            raise

        def take_back() -> None:
            self._taken.discard(mark)
            topics.delete(topic.id)

        self.context.notices.undo(self.tr("It is on the list to bring up."), take_back)
        self.saved.emit()


def _answers(session: Session) -> tuple[object, ...]:
    """Return everything the offers hang on."""
    return session.id, session.day, session.at, *(getattr(session, name) for name in SLIDERS)


def words(slider: str) -> tuple[str, str]:
    """Return a slider's name and the whole question."""
    return {
        "being_myself": (
            QCoreApplication.translate("Together", "Being myself"),
            QCoreApplication.translate("Together", "How easy was it to be myself?"),
        ),
        "what_matters": (
            QCoreApplication.translate("Together", "What matters"),
            QCoreApplication.translate("Together", "How near did we come to what matters to me?"),
        ),
        "way_of_working": (
            QCoreApplication.translate("Together", "Way of working"),
            QCoreApplication.translate("Together", "How useful was the way we worked?"),
        ),
        "said_it": (
            QCoreApplication.translate("Together", "Said what I wanted"),
            QCoreApplication.translate("Together", "How much of what I wanted to say did I say?"),
        ),
    }[slider]
