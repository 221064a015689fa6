"""Collects every sentence a person can see for the translators, and makes what the program loads.

python packaging/words.py              renews every language in resources/i18n
python packaging/words.py FILE.ts ...  makes or renews these; de.ts is for German

Qt's own lupdate reads the program, and the words in the files of questionnaires, forms and
prompts, which no code mentions; also the few of Qt's own for which its languages have no words.
A .ts file keeps the translations it has; beside it comes the .qm that the program loads. en.ts
holds only the sentences that count something, for 1 and for more.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ROOT / "resources" / "i18n"
TOOLS = Path(PySide6.__file__).parent
ONLY_COUNTED = ("-pluralonly", "-no-obsolete")  # of English, which the sources are written in
QTS_OWN = (
    ("QFileDialog", "&Look in:"),
    ("QFileDialog", "Files of &type:"),
    ("QPrintSettingsOutput", "Page &Set:"),
    ("QPrintSettingsOutput", "Pages"),
    ("QPrintSettingsOutput", "Double Sided Printing"),
    ("QPrintSettingsOutput", "Off"),
    ("QPrintSettingsOutput", "Long side binding"),
    ("QPrintSettingsOutput", "Short side binding"),
)  # what Qt's own files lack in many languages; its other words they have
MEASURE_WORDS = ("about", "recall", "source", "licence", "version")
MEASURE_TABLES = ("bands", "answers", "items", "parts", "thresholds")
FORM_WORDS = ("name", "about", "label", "hint", "low_words", "high_words")


def collect(ts: Path) -> None:
    """Add what is new to a translator's file, or make the file."""
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "resources.py"
        marked = [_noop("measures", each) for each in measure_words()]
        marked += [_noop("forms", each) for each in form_words()]
        marked += [_noop("prompts", each) for each in prompt_words()]
        marked += [_noop(context, words) for context, words in QTS_OWN]
        names.write_text("".join(marked), encoding="utf-8")
        sources = [str(path) for path in sorted((ROOT / "sessionbook").rglob("*.py"))]
        options = ["-locations", "none", "-source-language", "en", "-target-language", ts.stem]
        options += ONLY_COUNTED if ts.stem == "en" else ()
        _run("lupdate", *sources, str(names), *options, "-ts", str(ts))


def release(ts: Path, qm: Path) -> None:
    """Turn a translator's file into what the program loads."""
    _run("lrelease", str(ts), "-qm", str(qm))


def renew(files: Sequence[Path]) -> None:
    """Collect and release each translator's file."""
    for ts in files:
        collect(ts)
        release(ts, ts.with_suffix(".qm"))


def measure_words() -> list[str]:
    """Return what the questionnaires' files say, without the names of questionnaires."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "resources" / "measures").glob("*.toml")):
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        parts = [part for word in MEASURE_TABLES for part in facts.get(word, ())]
        said = [part.get(word) for part in parts for word in ("name", "label")]
        said += [facts[word] for word in MEASURE_WORDS]
        found.update(dict.fromkeys(filter(None, said)))
    return list(found)


def form_words() -> list[str]:
    """Return what the forms' files say: names, labels, hints, ends of scales and choices."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "resources" / "forms").glob("*.toml")):
        form = tomllib.loads(path.read_text(encoding="utf-8"))
        for part in (form, *form["fields"]):
            said = (part.get(word) for word in FORM_WORDS)
            found.update(dict.fromkeys((*filter(None, said), *part.get("choices", ()))))
    return list(found)


def prompt_words() -> list[str]:
    """Return what the files of prompts say: their names and the prompts."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "resources" / "prompts").glob("*.toml")):
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        found.update(dict.fromkeys((facts["name"], *facts["prompts"])))
    return list(found)


def _noop(context: str, words: str) -> str:
    return f'QT_TRANSLATE_NOOP("{context}", {json.dumps(words, ensure_ascii=False)})\n'


def _run(tool: str, *arguments: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    done = subprocess.run(
        [str(TOOLS / name), "-silent", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr:
        raise SystemExit(f"{tool}: {done.stderr or done.stdout}")


if __name__ == "__main__":
    renew([Path(name) for name in sys.argv[1:]] or sorted(LANGUAGES.glob("*.ts")))
