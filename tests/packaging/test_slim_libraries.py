"""Which libraries are bundled: those that are asked for, in turn, and where they are looked for."""

from installers import slim

MODULE = ("Qt/QtGui.pyd", "/site-packages/QtGui.pyd", "EXTENSION")
GUI = ("Qt/Qt6Gui.dll", "/site-packages/Qt6Gui.dll", "BINARY")
CORE = ("Qt/Qt6Core.dll", "/site-packages/Qt6Core.dll", "BINARY")
RUNTIME = ("Qt/MSVCP140_1.dll", "/site-packages/MSVCP140_1.dll", "BINARY")
SAME_ELSEWHERE = ("shiboken6/MSVCP140_1.dll", "/site-packages/s/MSVCP140_1.dll", "BINARY")
ORPHAN = ("Qt/opengl32sw.dll", "/site-packages/opengl32sw.dll", "BINARY")
FOUND = [MODULE, GUI, CORE, RUNTIME, SAME_ELSEWHERE, ORPHAN]
NEEDS = {
    MODULE[1]: {"Qt6Gui.dll"},
    GUI[1]: {"qt6core.DLL"},
    CORE[1]: {"msvcp140_1.dll", "KERNEL32.dll"},
}


def kept() -> list[slim.Entry]:
    return slim.libraries(FOUND, lambda source: NEEDS.get(source, set()))


def test_what_a_library_asks_for_is_asked_in_turn_in_any_case() -> None:
    assert {MODULE, GUI, CORE, RUNTIME} <= set(kept())


def test_a_library_that_lies_in_two_folders_stays_in_both() -> None:
    """Windows looks beside the file that asks."""
    assert {RUNTIME, SAME_ELSEWHERE} <= set(kept())


def test_what_nothing_asks_for_is_left_out() -> None:
    assert ORPHAN not in kept()
    assert len(kept()) == len(set(kept())) == len(FOUND) - 1
