"""Reads a running program as a screen reader does, for a test in another process.

Run by the system's Python, which has the bindings. Each line of its input is a question and is
answered by a line of JSON: "tree" is all that is visible, "focus 7" what was focused last, after
waiting for a while that the focus has moved more than seven times.
"""

import json
import sys
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

warnings.simplefilter("ignore", DeprecationWarning)  # newer bindings have other names too

MOVED_MS, QUIET_MS = 500, 5  # at most until the focus moves, and until all of it is heard
DEEPEST, MOST = 60, 2000
STATES = {
    name: getattr(Atspi.StateType, name.upper())
    for name in ("checked", "editable", "enabled", "focusable", "focused", "selected")
}


class Reader:
    """Hears where the focus goes, and looks when it is asked."""

    def __init__(self):
        self.focus, self.moves = {}, 0
        self.listener = Atspi.EventListener.new(self.focused)
        self.listener.register("object:state-changed:focused")

    def focused(self, event):
        if event.detail1:
            self.moves += 1
            try:
                self.focus = described(event.source)
            except GLib.Error:  # it is gone already
                self.focus = {}

    def answer(self, question):
        what, *number = question.split()
        if what == "focus":
            self.listen(MOVED_MS, lambda: self.moves > int(number[0]))
            self.listen(QUIET_MS)
            return {**self.focus, "moves": self.moves}
        self.listen(QUIET_MS)
        return [tree(window) for program in programs() for window in parts(program)]

    def listen(self, milliseconds, is_enough=lambda: False):
        """Take in what happens, for so long or until it is enough."""
        context, over = GLib.MainContext.default(), []
        timer = GLib.timeout_add(milliseconds, lambda: over.append(True))
        while not over and not is_enough():
            context.iteration(True)
        if not over:
            GLib.source_remove(timer)


def programs():
    """Yield the programs made with Qt: there is one."""
    return (each for each in parts(Atspi.get_desktop(0)) if each.get_toolkit_name() == "Qt")


def parts(one):
    count = min(one.get_child_count(), MOST)
    return filter(None, (one.get_child_at_index(place) for place in range(count)))


def tree(one, depth=0):
    """Return what is visible of something and of its parts."""
    found = {**described(one), "parts": []}
    for part in parts(one) if depth < DEEPEST else ():
        try:
            if part.get_state_set().contains(Atspi.StateType.VISIBLE):
                found["parts"].append(tree(part, depth + 1))
        except GLib.Error:  # it went while it was looked at
            continue
    return found


def described(one):
    states = one.get_state_set()
    text = one.get_text_iface() if "Text" in one.get_interfaces() else None
    return {
        "role": one.get_role_name(),
        "name": one.get_name(),
        "about": one.get_description(),
        "text": Atspi.Text.get_text(text, 0, -1) if text else "",
        "states": [name for name, state in STATES.items() if states.contains(state)],
    }


def main():
    reader = Reader()
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        try:
            answer = reader.answer(line.strip())
        except GLib.Error as error:  # a window that closes meanwhile
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
