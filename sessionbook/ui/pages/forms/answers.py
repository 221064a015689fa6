"""One question of a form on screen, by kind; what is answered is kept as words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QEnterEvent, QIntValidator
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sessionbook.domain.forms import FieldKind, FormField
from sessionbook.services.form_reader import NUMBER_ENDS
from sessionbook.ui.aloud import announce
from sessionbook.ui.widgets.caption_field import CaptionField
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.clear_button import ClearButton
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import label, set_property, tip
from sessionbook.ui.widgets.slider import AnswerSlider
from sessionbook.ui.widgets.toggle import Toggle

BUTTON_GAP = 6
SHORT_CHOICE, FEW_CHOICES = 16, 5  # letters and choices that stand beside one another as buttons
NARROWEST = 40


class WordsAnswer(CaptionField):
    """Words, in one paragraph or several; edited says that the person typed."""

    def __init__(self, asked: FormField) -> None:
        super().__init__(asked.label, many_lines=asked.kind is FieldKind.TEXT)
        set_property(self.caption, "kind", "section")
        self.field.setPlaceholderText(asked.hint)
        self.field.entered.connect(self.focusNextChild)

    def value(self) -> str:
        """Return what is answered."""
        return self.text()

    def show_value(self, value: str) -> None:
        """Show an answer, unless the person is in the field."""
        self.show_text(value)

    def target(self) -> QWidget:
        """Return what takes the focus."""
        return self.field


class Answer(QFrame):
    """A question's words above, and the place for its controls below."""

    edited = Signal()

    def __init__(self, asked: FormField) -> None:
        super().__init__()
        set_property(self, "kind", "row")
        self.caption = label(asked.label, "section", wraps=True)
        self.caption.setMinimumWidth(NARROWEST)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 10)
        self.column.setSpacing(5)
        self.column.addWidget(self.caption)
        if asked.hint:
            self.column.addWidget(label(asked.hint, "muted", wraps=True))


class ScaleAnswer(Answer):
    """A slider without a thumb until it is answered, with words at both ends."""

    def __init__(self, asked: FormField) -> None:
        super().__init__(asked)
        self.slider = AnswerSlider(asked.label, asked.low, asked.high)
        self.slider.setToolTip(tip(asked.hint))
        self.caption.setBuddy(self.slider)
        self._number = QLabel()
        self._number.setMinimumWidth(24)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.clear_button = ClearButton(asked.label, self.slider)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.slider, 1)
        line.addWidget(self._number)
        line.addWidget(self.clear_button)
        self.column.addLayout(line)
        self._show_ends(asked)
        self.slider.answer_shown.connect(self._show_number)
        self.slider.answered.connect(self.edited)
        self.slider.cleared.connect(self.edited)

    def value(self) -> str:
        """Return what is answered."""
        answer = self.slider.answer()
        return "" if answer is None else str(answer)

    def show_value(self, value: str) -> None:
        """Show an answer, unless the slider is being moved."""
        if not self.slider.isSliderDown():
            self.slider.set_answer(int(value) if value else None)

    def target(self) -> QWidget:
        """Return what takes the focus."""
        return self.slider

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.clear_button.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.clear_button.update()

    def _show_ends(self, asked: FormField) -> None:
        number = self.locale().toString
        ends = ((asked.low, asked.low_words), (asked.high, asked.high_words))
        told = [f"{number(at)}: {words}" if words else number(at) for at, words in ends]
        self.slider.set_ends(" · ".join(told))
        low, high = (label(words, "muted", wraps=True) for words in told)
        low.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        high.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 24 + ClearButton.sizeHint(self.clear_button).width() + 12, 0)
        for each in (low, high):
            each.setMinimumWidth(NARROWEST)
            line.addWidget(each, 1)
        self.column.addLayout(line)

    def _show_number(self) -> None:
        answer = self.slider.answer()
        self._number.setText("" if answer is None else self.locale().toString(answer))


class NumberAnswer(Answer):
    """A whole number, typed; one beyond the ends is kept, and the ends are told."""

    def __init__(self, asked: FormField) -> None:
        super().__init__(asked)
        self._digits = QLocale()
        self._digits.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.field = QLineEdit()
        self.field.setAccessibleName(asked.label)
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.caption.setBuddy(self.field)
        whole = QIntValidator(*NUMBER_ENDS, self.field)
        whole.setLocale(self._digits)
        self.field.setValidator(whole)
        self._asked = asked
        self.ends = label("", "problem", wraps=True)
        self.ends.hide()
        self.column.addWidget(self.field)
        self.column.addWidget(self.ends)
        self.field.textEdited.connect(self._typed)
        self.field.returnPressed.connect(self.focusNextChild)

    def value(self) -> str:
        """Return what is answered; a sign alone is nothing yet."""
        if not self.field.hasAcceptableInput():
            return ""
        return str(self._digits.toInt(self.field.text())[0])

    def show_value(self, value: str) -> None:
        """Show an answer, unless the person is in the field."""
        if not self.field.hasFocus():
            self.field.setText(self._digits.toString(int(value)) if value else "")

    def target(self) -> QWidget:
        """Return what takes the focus."""
        return self.field

    def _typed(self) -> None:
        value, (low, high) = self.value(), (self._asked.low, self._asked.high)
        is_beyond = bool(value) and not low <= int(value) <= high
        number = self._digits.toString
        said = self.tr("Asked for is a number from {low} to {high}.")
        self.ends.setText(said.format(low=number(low), high=number(high)) if is_beyond else "")
        self.ends.setVisible(is_beyond)
        announce(self.ends, self.ends.text())
        self.edited.emit()


class ButtonsAnswer(Answer):
    """A few short choices beside one another; a second press takes the answer back."""

    def __init__(self, asked: FormField, choices: tuple[str, ...]) -> None:
        super().__init__(asked)
        self.buttons = {choice: Toggle(choice, self._presser(choice)) for choice in choices}
        for choice, each in self.buttons.items():
            each.setAccessibleName(f"{asked.label}: {choice}")
        self.column.addWidget(Flow(*self.buttons.values(), gap=BUTTON_GAP))

    def value(self) -> str:
        """Return what is answered."""
        return next((choice for choice, each in self.buttons.items() if each.isChecked()), "")

    def show_value(self, value: str) -> None:
        """Show an answer."""
        for choice, each in self.buttons.items():
            each.setChecked(choice == value)

    def target(self) -> QWidget:
        """Return what takes the focus."""
        return next(iter(self.buttons.values()))

    def _presser(self, choice: str) -> Callable[[], None]:
        def pressed() -> None:
            self.show_value(choice if self.buttons[choice].isChecked() else "")
            self.edited.emit()

        return pressed


class ListAnswer(Answer):
    """Many or long choices, in a list that opens; its first row is no answer."""

    def __init__(self, asked: FormField, choices: tuple[str, ...]) -> None:
        super().__init__(asked)
        self.list = Choice()
        self.list.setAccessibleName(asked.label)
        self.list.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(SHORT_CHOICE)
        self.list.addItem(self.tr("not answered"), "")
        for choice in choices:
            self.list.addItem(choice, choice)
        self.caption.setBuddy(self.list)
        self.column.addWidget(self.list, 0, Qt.AlignmentFlag.AlignLeading)
        self.list.activated.connect(self.edited)

    def value(self) -> str:
        """Return what is answered."""
        return str(self.list.currentData())

    def show_value(self, value: str) -> None:
        """Show an answer."""
        self.list.setCurrentIndex(max(0, self.list.findData(value)))

    def target(self) -> QWidget:
        """Return what takes the focus."""
        return self.list


AnyAnswer = WordsAnswer | ScaleAnswer | NumberAnswer | ButtonsAnswer | ListAnswer


def answer_for(asked: FormField, value: str, yes_and_no: tuple[str, str]) -> AnyAnswer:
    """Return the control for a question, showing what was answered; a strange choice stays one."""
    made = _control(asked, value, yes_and_no)
    made.show_value(value)
    return made


def _control(asked: FormField, value: str, yes_and_no: tuple[str, str]) -> AnyAnswer:
    if asked.kind is FieldKind.SCALE:
        return ScaleAnswer(asked)
    if asked.kind is FieldKind.NUMBER:
        return NumberAnswer(asked)
    if asked.kind not in (FieldKind.CHOICE, FieldKind.YES_NO):
        return WordsAnswer(asked)
    choices = asked.choices if asked.kind is FieldKind.CHOICE else yes_and_no
    if value and value not in choices:
        choices = (*choices, value)
    is_short = len(choices) <= FEW_CHOICES and max(map(len, choices)) <= SHORT_CHOICE
    return ButtonsAnswer(asked, choices) if is_short else ListAnswer(asked, choices)
