"""Dates and numbers as the person's locale writes them."""

from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

A_WEEK = 7


class Counted:
    """Sentences with a number, where there is no widget to ask.

    lupdate takes the name before .tr for the context, and sees plurals nowhere else.
    """

    @staticmethod
    def tr(words: str, comment: str, number: int) -> str:
        """Return the sentence in the form that the number asks for."""
        return QCoreApplication.translate("counted", words, comment, number)


counted = Counted()


def qdate(day: date) -> QDate:
    """Return the same day as Qt's type."""
    return QDate(day.year, day.month, day.day)


def from_qdate(day: QDate) -> date:
    """Return the same day as Python's type."""
    return date(day.year(), day.month(), day.day())


def weekday_date(day: date) -> str:
    """Return a day as in Tuesday 24 November."""
    return QLocale().toString(qdate(day), "dddd d MMMM")


def weekday(day: date) -> str:
    """Return a day as in Friday."""
    return QLocale().toString(qdate(day), "dddd")


def day_month(day: date) -> str:
    """Return a day as in 24 November."""
    return QLocale().toString(qdate(day), "d MMMM")


def short_date(day: date) -> str:
    """Return a day as in 24 Nov 2026."""
    return QLocale().toString(qdate(day), "d MMM yyyy")


def short_weekday_day(day: date) -> str:
    """Return a day as in Mon 23."""
    return QLocale().toString(qdate(day), "ddd d")


def typed_date_format() -> str:
    """Return how a day is typed: the locale's short form with the whole year."""
    if QLocale().language() == QLocale.Language.C:
        return "d MMM yyyy"
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


def clock(at: time) -> str:
    """Return a time of day as the locale writes it."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def since(day: date, today: date) -> str:
    """Return how long ago a day was, in the shortest words that are clear."""
    days = (today - day).days
    if days == 0:
        return QCoreApplication.translate("words", "today")
    if 0 < days < A_WEEK:
        return QLocale().toString(qdate(day), "ddd")
    form = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(qdate(day), form)


def ordinal(number: int) -> str:
    """Return a number as in 1st, 2nd, 11th; a translation may have one form for all."""
    forms = {
        1: QCoreApplication.translate("words", "{number}st"),
        2: QCoreApplication.translate("words", "{number}nd"),
        3: QCoreApplication.translate("words", "{number}rd"),
    }
    last = 0 if number % 100 in range(11, 14) else number % 10
    form = forms.get(last) or QCoreApplication.translate("words", "{number}th")
    return form.format(number=QLocale().toString(number))


def long_date(day: date) -> str:
    """Return a day as in 24 November 2026."""
    return QLocale().toString(qdate(day), "d MMMM yyyy")


def in_a_row(text: str) -> str:
    """Return a sentence without its full stop, to stand among others with dots between."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def unbroken(text: str) -> str:
    """Return a few words that stay on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")
