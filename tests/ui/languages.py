"""Two made-up languages, made like real ones: collected, translated, released and loaded.

Every letter is accented, every sentence is 40 % longer, so a sentence that was not translated
shows by a bare letter. Dates and the person's words are in a script without such letters.
"""

import importlib.util
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QLocale, QSize, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QCalendarWidget, QProgressBar, QWidget

from sessionbook import paths
from sessionbook.ui.languages import SPOKEN

ROOT = Path(__file__).resolve().parents[2]
BARE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = "ÁƁĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẌÝŽáƀćđéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẍýž"
KEPT = re.compile(r"(\{\w*\}|%n|&)")
LEADS = re.compile(r"(\]\([^)]*\)|\{#[a-z-]+\})")
LONGER = 0.4
SVG = "{http://www.w3.org/2000/svg}"

# What is the same in every language: names of questionnaires, of keys and of countries, addresses,
# and what a file says that was refused.
NAMES = re.compile(
    r"GAD-7|PHQ-[49]|WHO-5|PCL-5|CORE-10|K10|SWLS|WSAS|ORS|SRS|WAI-SR|SWEMWBS|PSS-10|"
    r"(?:Ctrl|Alt|Shift|Del|Esc|Return)\b(?:[+ ]\w\b|[+ ]\W)?|\bF\d\d?\b"
    r"|(?:\b[A-Z]{2}\b(?:, )?)+|“[a-z_]+”|https://\S+"
)
UNSEEN = {"objectName", "styleSheet", "inputMask", "displayFormat", "html", "markdown", "family"}

Names = dict[tuple[type, str, int], tuple[str, ...]]


@dataclass(frozen=True)
class Language:
    """A locale, its direction, how many plurals it has, and something a person writes in it."""

    name: str
    direction: Qt.LayoutDirection
    plurals: int
    words: str


LANGUAGES = (
    Language("ka_GE", Qt.LayoutDirection.LeftToRight, 2, "ჩემი სიტყვები"),
    Language("ar_EG", Qt.LayoutDirection.RightToLeft, 6, "كلماتي الخاصة"),
)


def collector() -> ModuleType:
    """Return the script that collects the sentences."""
    spec = importlib.util.spec_from_file_location("words", ROOT / "packaging" / "words.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made_up(language: Language, folder: Path) -> Path:
    """Return the released file of a made-up language."""
    ts, qm = folder / f"{language.name}.ts", folder / f"{language.name}.qm"
    script = collector()
    script.collect(ts)
    tree = ElementTree.parse(ts)
    for message in tree.getroot().iter("message"):
        _translate(message, language.plurals)
    tree.write(ts, encoding="utf-8")
    script.release(ts, qm)
    return qm


def _translate(message: ElementTree.Element, plurals: int) -> None:
    words = pseudo(message.findtext("source") or "")
    made = message.find("translation")
    assert made is not None
    made.attrib.pop("type", None)
    if message.get("numerus"):
        made[:] = []
        for _ in range(plurals):
            ElementTree.SubElement(made, "numerusform").text = words
    else:
        made.text = words


def pseudo(words: str) -> str:
    """Return a sentence in the made-up language; what is filled in later stays."""
    table = str.maketrans(BARE, ACCENTED)
    parts = KEPT.split(words)
    accented = "".join(part if KEPT.fullmatch(part) else part.translate(table) for part in parts)
    return accented + "ő" * round(len(words) * LONGER)


def resources_in(language: Language, folder: Path) -> Path:
    """Return a folder of the program's resources with the help in the made-up language too."""
    made = folder / f"resources-{language.name}"
    pages = made / "help" / language.name
    pages.mkdir(parents=True)
    for each in paths.resources().iterdir():
        if each.name != "help":
            (made / each.name).symlink_to(each)
    for page in (paths.resources() / "help" / "en").iterdir():
        lines = page.read_text(encoding="utf-8").splitlines()
        (pages / page.name).write_text("\n".join(map(_pseudo_line, lines)), encoding="utf-8")
    return made


def _pseudo_line(line: str) -> str:
    """Return a line of Markdown with what links and names of sections are kept."""
    table = str.maketrans(BARE, ACCENTED)
    parts = LEADS.split(line)
    made = "".join(part if LEADS.fullmatch(part) else part.translate(table) for part in parts)
    longer = "" if line.endswith(("|", "}")) else "ő" * round(len(line) * LONGER)
    return made + longer


@contextmanager
def spoken(app: QApplication, language: Language, file: Path) -> Iterator[None]:
    """Let the program speak the language, and write in its direction, for a while."""
    translator = QTranslator()
    assert translator.load(str(file))
    before = QLocale(), app.property(SPOKEN)
    app.installTranslator(translator)
    app.setProperty(SPOKEN, language.name.replace("_", "-"))
    app.setLayoutDirection(language.direction)
    QLocale.setDefault(QLocale(language.name))
    try:
        yield
    finally:
        QLocale.setDefault(before[0])
        app.setProperty(SPOKEN, before[1])
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        app.removeTranslator(translator)


def untranslated(root: QWidget) -> set[str]:
    """Return every text told or painted by a widget or one inside it that has a bare letter."""
    names: Names = {}
    told = {
        f"{type(thing).__name__}.{name}: {text}"
        for thing in (root, *root.findChildren(QWidget), *root.findChildren(QAction))
        if not is_qts_own(thing)
        for name, text in _texts(thing, names)
        if is_bare(text)
    }
    return told | {f"painted: {text}" for text in painted(root) if is_bare(text)}


def is_qts_own(thing: QWidget | QAction) -> bool:
    """Whether Qt's own translations are asked for this, or nobody sees it."""
    return isinstance(thing.parent(), QCalendarWidget)


@cache
def is_bare(text: str) -> bool:
    """Whether a text holds a letter that no made-up sentence, name or date has."""
    return any(letter in BARE for letter in NAMES.sub("", text))


def _texts(thing: QWidget | QAction, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what its properties say; names remembers which of the many are texts."""
    about = thing.metaObject()
    kind = type(thing), about.className(), about.propertyCount()
    if kind not in names:
        names[kind] = tuple(_names(thing))
    for name in names[kind]:
        yield name, str(thing.property(name) or "")


def _names(thing: QWidget | QAction) -> Iterator[str]:
    about = thing.metaObject()
    unseen = UNSEEN | {"format"} if isinstance(thing, QProgressBar) else UNSEEN  # it has no words
    for number in range(about.propertyCount()):
        each = about.property(number)
        if each.typeName() == "QString" and each.name() not in unseen:
            yield each.name()


def painted(widget: QWidget) -> list[str]:
    """Return every text that a widget paints."""
    buffer = QBuffer()
    picture = QSvgGenerator()
    picture.setOutputDevice(buffer)
    picture.setSize(widget.size().expandedTo(QSize(1, 1)))
    widget.render(picture)
    return texts_of(buffer)


def texts_of(picture: QBuffer) -> list[str]:
    """Return every text of an SVG picture."""
    tree = ElementTree.fromstring(bytes(picture.data().data()))
    return [text for node in tree.iter(f"{SVG}text") if (text := "".join(node.itertext()).strip())]
