"""Colours by role, type sizes and the one style sheet; light and dark."""

import json
from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from sessionbook import paths

ARGUMENTS = ["notebook", "-style", "fusion"]  # the one style that the sheet is written for

BASE_PIXELS = 14
SMALLEST_PERCENT, LARGEST_PERCENT = 80, 200


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours by role; every one is a #RRGGBB string, series the chart's lines."""

    ground: str
    card: str
    text: str
    muted: str
    hairline: str
    edge: str
    track: str
    accent: str
    tint: str
    on_accent: str
    warm: str
    warm_tint: str
    warm_text: str
    lost: str
    series: tuple[str, ...]


def load(name: str) -> Theme:
    """Return the theme called light or dark."""
    text = (paths.resources() / "themes" / f"{name}.json").read_text(encoding="utf-8")
    roles = json.loads(text)
    return Theme(**{**roles, "series": tuple(roles["series"])})


def desktop_name() -> str:
    """Return dark when the desktop writes light on dark, light otherwise."""
    QApplication.setPalette(QPalette())  # the desktop's own again, in case ours was worn
    return name_of(QPalette())


def name_of(palette: QPalette) -> str:
    """Return dark for light words on a darker ground, light otherwise."""
    role = QPalette.ColorRole
    ground, text = palette.color(role.Window), palette.color(role.WindowText)
    return "dark" if ground.lightness() < text.lightness() else "light"


def apply(app: QApplication, theme: Theme, percent: int = 100) -> None:
    """Give the whole program the theme's colours and a text size in percent."""
    percent = max(SMALLEST_PERCENT, min(LARGEST_PERCENT, percent))
    font = QFont(app.font())
    font.setPixelSize(pixels(BASE_PIXELS, percent))
    app.setStyleSheet("")  # replacing one sheet by another takes an open window five times as long
    app.setFont(font)
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme, percent))


def pixels(size: int, percent: int) -> int:
    """Return a size of the look at the person's text size."""
    return round(size * percent / 100)


def _style_sheet(theme: Theme, percent: int) -> str:
    text = (paths.resources() / "themes" / "style.qss").read_text(encoding="utf-8")
    sizes = {f"n{size}": pixels(size, percent) for size in (11, 12, 13, 14, 17, 22)}
    sizes |= {"line": pixels(18, percent), "pill": (pixels(12, percent) * 6 // 5 + 6) // 2}
    roles = {name: getattr(theme, name) for name in theme.__slots__ if name != "series"}
    return Template(text).substitute(roles | sizes)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        (theme.ground, (role.Window, role.AlternateBase)),
        (theme.card, (role.Base, role.Button, role.ToolTipBase)),
        (theme.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (theme.muted, (role.PlaceholderText,)),
        (theme.hairline, (role.Mid,)),
        (theme.edge, (role.Dark,)),
        (theme.track, (role.Midlight,)),
        (theme.tint, (role.Light,)),
        (theme.accent, (role.Highlight, role.Accent, role.Link)),
        (theme.on_accent, (role.HighlightedText, role.BrightText)),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.muted))
    return palette
