"""Every colour can be told from every ground it is used on: 4.5:1 for words, 3:1 for signs."""

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from sessionbook import paths
from sessionbook.ui import theme
from sessionbook.ui.chart.look import Look, contrast
from sessionbook.ui.theme import Theme

WORDS, SIGNS = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

# Which words stand on which grounds. A chosen row of the session list is a lighter tint.
WORDS_ON = {
    "text": ("ground", "card", "tint", "warm_tint", "band"),
    "muted": ("ground", "card", "tint", "band"),
    "accent": ("ground", "card", "tint", "band"),
    "warm_text": ("warm_tint",),
    "lost": ("ground", "card"),
    "on_accent": ("accent",),
    "card": ("text",),  # the notice bar is turned over
}
# What is recognised by its shape: borders of fields and boxes, focus rings, ticks, markers.
SIGNS_ON = {
    "edge": ("ground", "card", "band"),
    "accent": ("ground", "card", "tint", "track", "band"),
    "warm": ("ground", "card", "warm_tint"),
    "series": ("card", "ground", "band"),
}
DECORATION = {"hairline", "track", "ground", "tint", "warm_tint"}  # nothing is said by them alone


@pytest.fixture(params=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> Theme:
    return theme.load(request.param)


def hex_of(colours: Theme, role: str) -> tuple[str, ...]:
    """Return the colours of a role; a band is the darkest ground inside a chart."""
    if role == "band":
        return (Look(colours).deepest().name(),)
    found = getattr(colours, role)
    return found if role == "series" else (found,)


def too_faint(colours: Theme, uses: dict[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{role} {one} on {ground} {other}: {ratio:.2f}"
        for role, grounds in uses.items()
        for ground in grounds
        for one in hex_of(colours, role)
        for other in hex_of(colours, ground)
        if (ratio := contrast(QColor(one), QColor(other))) < least
    ]


def test_words_are_legible_on_every_ground(colours: Theme) -> None:
    assert too_faint(colours, WORDS_ON, WORDS) == []


def test_signs_can_be_seen_on_every_ground(colours: Theme) -> None:
    assert too_faint(colours, SIGNS_ON, SIGNS) == []


def test_every_role_is_spoken_for() -> None:
    known = WORDS_ON.keys() | SIGNS_ON.keys() | DECORATION
    assert {field.name for field in fields(Theme)} == known


def test_every_pair_of_the_style_sheet_is_legible(colours: Theme) -> None:
    pairs = list(style_sheet_pairs())
    assert len(pairs) > 10
    for selector, words, ground in pairs:
        ratio = contrast(QColor(getattr(colours, words)), QColor(getattr(colours, ground)))
        assert ratio >= WORDS, f"{selector}: {words} on {ground} {ratio:.2f}"
        assert ground in WORDS_ON[words], f"{selector}: put {words} on {ground} in the table above"


def style_sheet_pairs() -> list[tuple[str, str, str]]:
    """Return the selector, words and ground of each rule that sets both."""
    sheet = (paths.resources() / "themes" / "style.qss").read_text(encoding="utf-8")
    rules = re.findall(
        r"([^{}]+)\{([^}]*)\}", re.sub(r"\$\{\w+\}|/\*.*?\*/", "", sheet, flags=re.DOTALL)
    )
    found = []
    for selector, body in rules:
        for prefix in ("", "selection-"):
            words = re.search(rf"(?:^|[\s;]){prefix}color: \$(\w+)", body)
            name = f"{prefix}background(?:-color)?" if prefix else "background"
            ground = re.search(rf"(?:^|[\s;]){name}: \$(\w+)", body)
            if words and ground:
                found.append((selector.strip(), words[1], ground[1]))
    return found


def test_the_measure_itself() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.478, abs=0.001)
    assert contrast(QColor("#FF0000"), QColor("white")) == pytest.approx(3.998, abs=0.001)
