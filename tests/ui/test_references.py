"""Calls into Qt that return nothing take no reference to None with them.

PySide6 6.12.0 on Python 3.11 loses one a call, and the program ends when none is left.
"""

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QListView, QTextEdit, QWidget

import sessionbook

TIMES = 1000
NOISE = 50  # references that come and go by themselves; a leak takes a thousand

pytestmark = pytest.mark.skipif(
    sys.getrefcount(None) > 2**29, reason="None is immortal in this Python"
)


class Things(QObject):
    """What the calls are made on."""

    rang = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.widget, self.label, self.list = QWidget(), QLabel(), QListView()
        self.editor, self.document, self.timer = QTextEdit(), QTextDocument(), QTimer()
        self.image = QImage(8, 8, QImage.Format.Format_ARGB32)
        self.painter = QPainter(self.image)
        self.rang.connect(lambda: None)


CALLS: dict[str, Callable[[Things], Any]] = {
    "a setter with words": lambda on: on.label.setText("x"),
    "a setter with a number": lambda on: on.widget.setFixedWidth(3),
    "a slot without arguments": lambda on: on.widget.update(),
    "None as an argument": lambda on: on.widget.setParent(None),
    "no parent": lambda on: on.widget.parentWidget(),
    "no layout": lambda on: on.widget.layout(),
    "no model": lambda on: on.list.model(),
    "a property of None": lambda on: on.widget.setProperty("kind", None),
    "no property": lambda on: on.widget.property("nothing"),
    "a document": lambda on: on.document.setPlainText("x"),
    "an editor": lambda on: on.editor.moveCursor(QTextCursor.MoveOperation.End),
    "a timer": lambda on: on.timer.stop(),
    "a painter": lambda on: on.painter.drawPoint(QPointF(1, 1)),
    "a signal with a slot of ours": lambda on: on.rang.emit(),
    "no focus": lambda _: QApplication.focusWidget(),
    "the event loop": lambda _: QApplication.processEvents(),
}


@pytest.mark.parametrize("kind", CALLS)
def test_none_stays(qapp: QApplication, kind: str) -> None:
    things = Things()
    assert abs(lost(lambda: CALLS[kind](things))) < NOISE
    things.painter.end()


def test_a_lost_reference_would_be_seen() -> None:
    ctypes.pythonapi.Py_IncRef.argtypes = [ctypes.py_object]
    ctypes.pythonapi.Py_DecRef.argtypes = [ctypes.py_object]
    assert lost(lambda: ctypes.pythonapi.Py_IncRef(None)) < -TIMES + NOISE
    assert lost(lambda: ctypes.pythonapi.Py_DecRef(None)) > TIMES - NOISE


def lost(call: Callable[[], Any]) -> int:
    """Return how many references to None many calls took away."""
    call()
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        call()
    return before - sys.getrefcount(None)


@pytest.mark.parametrize(
    "call", ["itemAt", "nextInFocusChain", "previousInFocusChain", "focusProxy"]
)
def test_nothing_is_asked_for_that_python_would_keep_wrongly(call: str) -> None:
    """What these return is kept as a part of the one asked; once Qt deletes it, all goes wrong."""
    sources = (Path(sessionbook.__file__).parent / "ui").rglob("*.py")
    assert [path.name for path in sources if f".{call}(" in path.read_text("utf-8")] == []
