"""What is done to a notebook while the disk or the process fails, in steps that say when done.

A step raises SessionbookError when it is refused, and can then be tried again.
"""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from sessionbook.commands import report
from sessionbook.domain.attachments import Attachment, MediaType
from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.errors import SessionbookError
from sessionbook.services.creation import fill_new
from sessionbook.services.exporters.json_export import export_json
from sessionbook.settings import Settings
from sessionbook.store import index, schema
from sessionbook.store.notebook import Notebook
from sessionbook.store.rows import plain
from sessionbook.vault import driver, recovery_code
from sessionbook.vault.errors import WrongPassphraseError
from sessionbook.vault.keys import CHEAPEST, DataKey
from sessionbook.vault.vault import Vault

OLD, NEW = "seven quiet herons", "twelve grey cranes"
DAY = date(2026, 1, 5)
A_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400
A_PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400
KNOWN = {"notes.db", "notes.db-journal", "keys.json", "keys.prev.json", "lock"}
KNOWN |= {"settings.json", "all.json", "report.pdf"}
LATER = ("id", "created", "changed", "deleted", "record", "raised_in")  # differ from run to run

ACTS = {
    "a session": ("open", "write_session", "write_insight", "edit_session", "close"),
    "a long note": ("open", "write_session", "write_much", "write_more", "find", "close"),
    "an attachment": ("open", "write_session", "attach", "detach", "attach_again", "close"),
    "deleting": ("open", "write_session", "write_insight", "delete", "undo", "delete", "close"),
    "a passphrase": ("open", "change_passphrase", "write_session", "close"),
    "a passphrase while closed": ("change_passphrase",),
    "a recovery code": ("open", "renew_code", "write_session", "close"),
    "forgetting": ("open", "write_session", "write_much", "forget", "close"),
    "exports": ("open", "write_session", "attach", "as_json", "as_pdf", "close"),
    "settings": ("set_text_size", "set_theme"),
    "creation": ("create", "open", "write_session", "close"),
}
"""The steps of each act, by the names of methods below; migrations have the first one only."""

MIGRATIONS = {f"migration from {number}": number for number in range(1, len(schema.migrations()))}
ACTS |= dict.fromkeys(MIGRATIONS, ("open", "write_session", "close"))


class SettingsNotKeptError(SessionbookError):
    """The settings could not be written, and that was said."""

    sentence = "The settings are kept until the program ends."


class Work:
    """Somebody at work on the notebook in a folder, with what they need to know until then."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.beside = folder, folder.parent
        self.session = Session(day=DAY)  # the same at each try, as in a window
        self.insight = Insight(text="It was me", session_id=self.session.id)
        self.attachment = Attachment(
            kind="sessions",
            record=self.session.id,
            name="page.png",
            media_type=MediaType.PNG,
            size=len(A_PICTURE),
        )
        self.settings = Settings(self.beside / "settings")
        self.deleted = ""

    def create(self) -> None:
        Vault.create(self.folder, OLD, CHEAPEST)

    def open(self) -> None:
        vault = Vault.at(self.folder, CHEAPEST)
        self.connect(vault, unlocked(vault)[1])
        try:
            fill_new(self.notebook)
        except BaseException:
            self.close()
            raise

    def connect(self, vault: Vault, key: DataKey) -> None:
        self.vault, self.key = vault, key
        connection = vault.connect(key)
        try:
            self.notebook = Notebook(connection)
        except BaseException:
            connection.close()
            vault.close()
            raise

    def close(self) -> None:
        self.notebook.close()
        self.vault.close()

    def write_session(self) -> None:
        self._save("What was said. " * 40)

    def edit_session(self) -> None:
        self._save("What was said, and more. " * 80)

    def write_much(self) -> None:
        self._save("Something long was said. " * 2000)

    def write_more(self) -> None:
        self.notebook.sessions.expect_edits(self.session)
        self._save("Something longer was said. " * 2000)

    def _save(self, notes: str) -> None:
        self.session = self.notebook.sessions.save(replace(self.session, notes=notes))

    def write_insight(self) -> None:
        self.notebook.insights.save(self.insight)

    def find(self) -> None:
        self.notebook.search.find("longer", 10)

    def attach(self) -> None:
        self.notebook.attachments.keep(self.attachment, A_PICTURE, A_PICTURE[:4000])

    def detach(self) -> None:
        self.deleted = self.notebook.attachments.delete(self.attachment.id)

    def attach_again(self) -> None:
        self.notebook.attachments.restore(self.deleted)

    def delete(self) -> None:
        self.deleted = self.notebook.sessions.delete(self.session.id)

    def undo(self) -> None:
        self.notebook.sessions.restore(self.deleted)

    def forget(self) -> None:
        self.notebook.search.forget()

    def change_passphrase(self) -> None:
        vault = getattr(self, "vault", None) or Vault.at(self.folder, CHEAPEST)
        vault.change_passphrase(unlocked(vault)[1], NEW)

    def renew_code(self) -> None:
        self.vault.renew_recovery_code(self.key, recovery_code.make())

    def as_json(self) -> None:
        export_json(self.notebook, self.beside / "all.json")

    def as_pdf(self) -> None:
        report._write(self.beside / "report.pdf", A_PDF)

    def set_text_size(self) -> None:
        self._set(text_percent=150)

    def set_theme(self) -> None:
        self._set(theme="dark")

    def _set(self, **changes: object) -> None:
        if not self.settings.change(**changes):
            raise SettingsNotKeptError

    def content(self) -> str:
        """Return a digest of all that is in the notebook, the same in every run."""
        records = [
            (kind.table, {name: v for name, v in plain(record).items() if _stays(name)})
            for kind in self.notebook.tables()
            for record in kind.each()
        ]
        bytes_kept = [
            hashlib.sha256(self.notebook.attachments.content(each.id)).hexdigest()
            for each in self.notebook.attachments.each()
        ]
        lines = sorted(json.dumps(record, sort_keys=True) for record in records)
        return hashlib.sha256(json.dumps([lines, sorted(bytes_kept)]).encode()).hexdigest()


def _stays(name: str) -> bool:
    return name not in LATER and not name.endswith("_id")


def unlocked(vault: Vault) -> tuple[str, DataKey]:
    """Return which of the two passphrases opens it, and the data key."""
    try:
        return OLD, vault.unlock(OLD)
    except WrongPassphraseError:
        return NEW, vault.unlock(NEW)


def prepare(act: str, folder: Path) -> None:
    """Make what is there before an act; for creation that is nothing."""
    folder.parent.mkdir()
    if act == "creation":
        return
    vault, key, _ = Vault.create(folder, OLD, CHEAPEST)
    sql = vault.connect(key)
    if act in MIGRATIONS:
        _make_old(sql, MIGRATIONS[act])
    else:
        _write_some(Notebook(sql))
    sql.close()
    vault.close()


def _write_some(notebook: Notebook) -> None:
    fill_new(notebook)
    for number in range(12):
        kept = notebook.sessions.save(Session(day=DAY, notes=f"Session {number}. " * 60))
        notebook.insights.save(Insight(text=f"Insight {number}", session_id=kept.id))
        notebook.topics.save(Topic(text=f"Topic {number}"))


def _make_old(sql: driver.Connection, version: int) -> None:
    """Be a notebook of an older version, with something in it."""
    from tests.store import freeze

    freeze.load(sql, version)
    for number in range(40):
        _insert(sql, "sessions", f"s{number}", day=str(DAY), notes=f"Session {number}. " * 60)
        _insert(sql, "topics", f"t{number}", text=f"Topic {number}", kind="topic", state="raised")
        _insert(sql, "insights", f"i{number}", text=f"Insight {number}", session_id=f"s{number}")


def _insert(sql: driver.Connection, table: str, record: str, **values: object) -> None:
    moment = "2026-01-05T10:00:00.000Z"
    row = {"id": record, "created": moment, "changed": moment, **values}
    for _, name, kind, required, _, _ in sql.execute(f"PRAGMA table_info({table})").fetchall():
        if required and name not in row:
            row[name] = "" if kind == "TEXT" else 0
    sql.execute("BEGIN")
    with index.in_step(sql, table, record):
        holes = ", ".join("?" * len(row))
        sql.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({holes})", (*row.values(),))
    sql.execute("COMMIT")


State = tuple[str, str, object]


def expected(act: str, folder: Path) -> list[State]:
    """Do an act in peace; return what can be read before it and after each step."""
    work = Work(folder)
    found = [] if act == "creation" else [state(folder)]
    for step in ACTS[act]:
        getattr(work, step)()
        is_open = hasattr(work, "notebook") and work.notebook.database.is_open
        found.append(_state(work) if is_open else state(folder))
    return found


def state(folder: Path) -> State:
    """Open a notebook as anybody would; return which passphrase did, the content, the settings.

    Everything is read, every page and the index examined, and what was exported is whole.
    """
    work = Work(folder)
    work.open()
    try:
        assert work.notebook.faults() == []
        return _state(work)
    finally:
        work.close()


def _state(work: Work) -> State:
    if (exported := work.beside / "all.json").exists():
        json.loads(exported.read_text(encoding="utf-8"))
    if (exported := work.beside / "report.pdf").exists():
        assert exported.read_bytes() == A_PDF
    chosen = Settings(work.beside / "settings").preferences
    return unlocked(work.vault)[0], work.content(), (chosen.text_percent, chosen.theme)


def strays(folder: Path) -> list[str]:
    """Return the names of files that belong to no notebook, no settings and no finished export."""
    paths = [each for each in folder.parent.rglob("*") if each.is_file()]
    return sorted(re.sub(r"-\w{8}$", "-…", each.name) for each in paths if each.name not in KNOWN)
