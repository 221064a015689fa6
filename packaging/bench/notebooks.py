"""Times one autosave and a search in notebooks of few and of many sessions."""

import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault

WORDS_A_NOTE = 150
TIMES = 31


def vocabulary(chance: random.Random) -> list[str]:
    """Return invented words, the first ones the commonest."""
    letters = "eeeetttaaaoooiiinnnssshhrrddlluucmfwygpbvk"
    return ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(20_000)]


def filled(folder: Path, notes: int) -> tuple[Notebook, Path, int]:
    """Return a notebook with a note a day back from today, and the bytes of its text."""
    chance = random.Random(notes)
    words = vocabulary(chance)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    vault, key, _ = Vault.create(folder, "bench", CHEAPEST)
    notebook = Notebook(vault.connect(key))
    size, today = 0, date(2026, 11, 24)
    for start in range(0, notes, 500):
        with notebook.database.write():
            for number in range(start, min(notes, start + 500)):
                text = " ".join(chance.choices(words, weights, k=WORDS_A_NOTE))
                size += len(text)
                back = (notes - number) * 3650 // notes
                notebook.sessions.save(Session(day=today - timedelta(days=back), notes=text))
    return notebook, folder / "notes.db", size


def median_ms(times: list[float]) -> float:
    """Return the median in milliseconds."""
    return statistics.median(times) * 1000


def measure(notes: int) -> tuple[float, float, float]:
    """Return the medians of one autosave and of a keystroke's search, and file over text."""
    with tempfile.TemporaryDirectory() as place:
        notebook, file, size = filled(Path(place) / "n", notes)
        session = notebook.sessions.save(Session(day=date(2026, 11, 24), notes="begun"))
        saves, finds = [], []
        for number in range(TIMES):
            start = time.perf_counter()
            session = notebook.sessions.save(replace(session, notes=session.notes + f" w{number}"))
            saves.append(time.perf_counter() - start)
        for words in ("e", "t", "se", "tan", "er", "a", "in", "ooh") * 4:
            start = time.perf_counter()
            notebook.search.find(words, 12)
            finds.append(time.perf_counter() - start)
        ratio = file.stat().st_size / size
        notebook.close()
    return median_ms(saves), median_ms(finds), ratio


few, many = measure(3_650), measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
for name, of_few, of_many in zip(("save ms", "search ms", "file/text"), few, many, strict=True):
    print(f"{name:10} {of_few:8.2f} {of_many:8.2f}   {of_many / of_few:5.2f}x", flush=True)
