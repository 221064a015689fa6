"""The colours, fonts and sizes that a chart is drawn with."""

from dataclasses import dataclass
from functools import lru_cache
from math import floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from sessionbook.ui.theme import Theme

LABEL_PIXELS = 12
# Absolute, because days go from left to right in every language.
BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
BEFORE = BESIDE ^ Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
# Joined or exchanged letters keep their looks in a PDF, but cannot be searched or copied.
JOINING = ("liga", "clig", "calt")
DEEPEST_TINT = 0.065  # of the text's colour, for the band furthest from well
TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
DARKEST_CURVED = 0.04045  # IEC 61966-2-1, sRGB


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, a font family ("" is the program's) and a text size, 1.0 being 100 %."""

    theme: Theme
    family: str = ""
    scale: float = 1.0

    def px(self, size: float) -> float:
        """Return a length of the design at this text size."""
        return size * self.scale

    def font(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of every word in the chart."""
        font = QFont(self.family) if self.family else QFont()
        font.setPixelSize(max(1, round(LABEL_PIXELS * self.scale)))
        font.setWeight(weight)
        for feature in JOINING:
            font.setFeature(QFont.Tag(feature), 0)
        return font

    def strong(self) -> QFont:
        """Return the font of names and flags."""
        return self.font(QFont.Weight.DemiBold)

    def metrics(self) -> QFontMetricsF:
        """Return the measures of the plain font."""
        return QFontMetricsF(self.font())

    def line_height(self) -> float:
        """Return the distance of two lines of words."""
        return self.metrics().height()

    def colour(self, style: int) -> QColor:
        """Return the colour of a series' line and markers."""
        return QColor(self.theme.series[style % len(self.theme.series)])

    def word_colour(self, style: int) -> QColor:
        """Return a series' colour, moved towards the text until it can be read."""
        return readable(self.colour(style).name(), self.theme.text, self.deepest().name())

    def deepest(self) -> QColor:
        """Return the ground of the darkest band, the hardest one to read words on."""
        return mix(self.theme.card, self.theme.text, DEEPEST_TINT)


def crisp(x: float) -> float:
    """Return the nearest place where a line of one pixel is not blurred over two."""
    return floor(x) + 0.5


def mix(below: str | QColor, above: str | QColor, share: float) -> QColor:
    """Return one colour laid over another; opaque, so that PDF and SVG stay plain."""
    low, high = QColor(below), QColor(above)
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=64)
def readable(colour: str, text: str, ground: str) -> QColor:
    """Return the colour nearest to the first that is legible as words on the ground."""
    for step in range(20):
        mixed = mix(colour, text, step / 20)
        if contrast(mixed, QColor(ground)) >= TEXT_CONTRAST:
            return mixed
    return QColor(text)


def _luminance(colour: QColor) -> float:
    red, green, blue = map(_linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= DARKEST_CURVED else float(((part + 0.055) / 1.055) ** 2.4)
