import json
import shutil
import stat
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sessionbook.vault import errors, recovery_code
from sessionbook.vault.errors import (
    DamagedDatabaseError,
    DamagedHeaderError,
    FolderInUseError,
    MismatchedDatabaseError,
    MissingDatabaseError,
    MistypedRecoveryCodeError,
    NewerFormatError,
    NoPassphraseError,
    NotANotebookError,
    VaultError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from sessionbook.vault.header import rendered
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Made

Untouched = Callable[[Path], AbstractContextManager[None]]
PRIVATE_ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")


def _write_note(made: "Made", pages: int = 1) -> None:
    connection = made.vault.connect(made.key)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.execute("INSERT INTO note VALUES (?)", ("canary" * 700 * pages,))
    connection.close()
    made.vault.close()


def _open(folder: Path, passphrase: str = "seven quiet herons") -> None:
    """Open and close the notebook as the window does."""
    vault = Vault.at(folder)
    vault.connect(vault.unlock(passphrase)).close()
    vault.close()


def _rewrite(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Forge both headers, with a checksum that fits."""
    body = json.loads((folder / "keys.json").read_text())
    del body["checksum"]
    change(body)
    for name in ("keys.json", "keys.prev.json"):
        (folder / name).write_text(rendered(body))


def test_a_new_notebook_opens_with_its_passphrase_and_its_code(made: "Made") -> None:
    _write_note(made)
    vault = Vault.at(made.folder)
    assert vault.unlock(made.passphrase) == made.key
    assert vault.unlock_with_code(made.code.lower().replace("-", " ")) == made.key
    connection = vault.connect(made.key)
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
    connection.close()
    vault.close()


def test_only_ciphertext_is_in_the_folder(made: "Made") -> None:
    _write_note(made)
    for path in made.folder.iterdir():
        data = path.read_bytes()
        assert b"canary" not in data
        assert made.passphrase.encode() not in data
        assert made.key.secret not in data
        assert made.key.secret.hex().encode() not in data


@PRIVATE_ON_POSIX
def test_only_this_account_can_read_it(made: "Made") -> None:
    _write_note(made)
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    for path in made.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@PRIVATE_ON_POSIX
def test_an_empty_folder_is_taken_and_made_private(tmp_path: Path) -> None:
    (tmp_path / "n").mkdir(mode=0o755)
    Vault.create(tmp_path / "n", "herons", CHEAPEST)
    assert stat.S_IMODE((tmp_path / "n").stat().st_mode) == 0o700


# The failures, each with a sentence of its own, each leaving the folder as it was.


def _wrong_passphrase(made: "Made") -> None:
    _open(made.folder, "seven quiet heron")


def _wrong_code(made: "Made") -> None:
    Vault.at(made.folder).unlock_with_code(recovery_code.make())


def _mistyped_code(made: "Made") -> None:
    Vault.at(made.folder).unlock_with_code(made.code[:-1])


def _ends_early(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])


def _spoil_headers(folder: Path) -> None:
    for name in ("keys.json", "keys.prev.json"):
        _ends_early(folder / name, 400)


def _flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def _foreign(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "letter.txt").write_text("dear all")


def _newer(folder: Path) -> None:
    (folder / "keys.json").write_text(rendered({"format": 2}))


def _forged_cost(folder: Path) -> None:
    _rewrite(folder, lambda body: body["slots"][0].update(memory_kib=2**31))


def _forged_mac(folder: Path) -> None:
    _rewrite(folder, lambda body: body.update(mac="00" * 32))


def _forged_recovery_slot(folder: Path) -> None:
    _rewrite(folder, lambda body: body["slots"][1].update(salt="00" * 16))


FAILURES: list[tuple[Callable[[Path], object], type[VaultError]]] = [
    (_spoil_headers, DamagedHeaderError),
    (_forged_cost, DamagedHeaderError),
    (_forged_mac, DamagedHeaderError),
    (_forged_recovery_slot, DamagedHeaderError),
    (lambda folder: _flip(folder / "notes.db", 20), DamagedDatabaseError),
    (lambda folder: _flip(folder / "notes.db", 4000), DamagedDatabaseError),
    (lambda folder: _flip(folder / "notes.db", 0), MismatchedDatabaseError),
    (lambda folder: _ends_early(folder / "notes.db", 0), DamagedDatabaseError),
    (lambda folder: _ends_early(folder / "notes.db", 15), DamagedDatabaseError),
    (lambda folder: _ends_early(folder / "notes.db", 16), DamagedDatabaseError),
    (lambda folder: _ends_early(folder / "notes.db", 4096), DamagedDatabaseError),
    (lambda folder: _ends_early(folder / "notes.db", -1), DamagedDatabaseError),
    (lambda folder: _ends_early(folder / "notes.db", -4096), DamagedDatabaseError),
    (lambda folder: (folder / "notes.db").unlink(), MissingDatabaseError),
    (_foreign, NotANotebookError),
    (shutil.rmtree, NotANotebookError),
    (_newer, NewerFormatError),
]


@pytest.mark.parametrize(("spoil", "named"), FAILURES)
@pytest.mark.parametrize("with_lock_file", [True, False])
def test_every_failure_is_named_and_alters_nothing(
    made: "Made",
    spoil: Callable[[Path], object],
    named: type[VaultError],
    with_lock_file: bool,
    untouched: Untouched,
) -> None:
    _write_note(made, pages=3)
    if not with_lock_file:
        (made.folder / "lock").unlink()
    spoil(made.folder)
    with untouched(made.folder), pytest.raises(VaultError) as caught:
        _open(made.folder)
    assert type(caught.value) is named


@pytest.mark.parametrize(
    ("attempt", "named"),
    [
        (_wrong_passphrase, WrongPassphraseError),
        (_wrong_code, WrongRecoveryCodeError),
        (_mistyped_code, MistypedRecoveryCodeError),
        (lambda made: _open(made.folder, ""), WrongPassphraseError),
    ],
)
def test_every_wrong_secret_is_named_and_alters_nothing(
    made: "Made",
    attempt: Callable[["Made"], object],
    named: type[VaultError],
    untouched: Untouched,
) -> None:
    _write_note(made)
    with untouched(made.folder), pytest.raises(named):
        attempt(made)


def test_every_failure_has_a_sentence_of_its_own() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    sentences = [k.sentence for k in kinds if issubclass(k, VaultError)]
    assert len(set(sentences)) == len(sentences) >= 15
    assert all(sentence.endswith(".") for sentence in sentences)


def test_a_failed_opening_can_be_tried_again(made: "Made") -> None:
    notes = made.folder / "notes.db"
    notes.rename(made.folder / "aside")
    vault = Vault.at(made.folder)
    with pytest.raises(MissingDatabaseError):
        vault.connect(made.key)
    (made.folder / "aside").rename(notes)
    vault.connect(made.key).close()
    vault.close()


def test_the_lock_file_comes_back_when_the_notebook_opens(made: "Made") -> None:
    (made.folder / "lock").unlink()
    _open(made.folder)
    assert (made.folder / "lock").exists()


# Two notebooks, mixed.


def _move_headers(one: Path, other: Path) -> None:
    for name in ("keys.json", "keys.prev.json"):
        shutil.copy(one / name, other / name)


def test_keys_and_notes_of_two_notebooks_do_not_mix(
    made: "Made", make: Callable[..., "Made"], untouched: Untouched
) -> None:
    other = make("Other", "another passphrase")
    _move_headers(other.folder, made.folder)
    with untouched(made.folder):
        with pytest.raises(WrongPassphraseError):
            _open(made.folder)
        with pytest.raises(MismatchedDatabaseError):
            _open(made.folder, "another passphrase")


def test_notes_given_the_expected_beginning_still_do_not_open(
    made: "Made", make: Callable[..., "Made"], untouched: Untouched
) -> None:
    other = make("Other")
    salt = (made.folder / "notes.db").read_bytes()[:16]
    (made.folder / "notes.db").write_bytes(salt + (other.folder / "notes.db").read_bytes()[16:])
    with untouched(made.folder), pytest.raises(DamagedDatabaseError) as caught:
        _open(made.folder)
    assert type(caught.value) is DamagedDatabaseError


def test_a_slot_of_another_notebook_opens_nothing(
    made: "Made", make: Callable[..., "Made"]
) -> None:
    other = make("Other", "another passphrase")
    slots = json.loads((other.folder / "keys.json").read_text())["slots"]
    _rewrite(made.folder, lambda body: body.update(slots=slots))
    with pytest.raises(WrongPassphraseError):
        _open(made.folder, "another passphrase")


# Changing what opens it.


def test_a_changed_passphrase_replaces_the_old_one_and_keeps_the_code(made: "Made") -> None:
    made.vault.change_passphrase(made.key, "twelve grey cranes")
    assert made.vault.unlock("twelve grey cranes") == made.key
    assert made.vault.unlock_with_code(made.code) == made.key
    with pytest.raises(WrongPassphraseError):
        made.vault.unlock(made.passphrase)


def test_a_renewed_code_replaces_the_old_one_and_keeps_the_passphrase(made: "Made") -> None:
    code = recovery_code.make()
    made.vault.renew_recovery_code(made.key, code)
    assert made.vault.unlock_with_code(code) == made.key
    assert made.vault.unlock(made.passphrase) == made.key
    with pytest.raises(WrongRecoveryCodeError):
        made.vault.unlock_with_code(made.code)


def test_it_can_be_changed_while_it_is_open(made: "Made") -> None:
    connection = made.vault.connect(made.key)
    made.vault.change_passphrase(made.key, "twelve grey cranes")
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    made.vault.close()
    _open(made.folder, "twelve grey cranes")


def test_two_threads_change_it_one_after_the_other(made: "Made") -> None:
    connection = made.vault.connect(made.key)
    codes = [recovery_code.make() for _ in range(6)]
    changes = [
        threading.Thread(target=made.vault.change_passphrase, args=(made.key, "grey cranes")),
        *(
            threading.Thread(target=made.vault.renew_recovery_code, args=(made.key, code))
            for code in codes
        ),
    ]
    for each in changes:
        each.start()
    for each in changes:
        each.join()
    connection.close()
    made.vault.close()
    _open(made.folder, "grey cranes")
    works = 0
    for code in codes:
        with suppress(WrongRecoveryCodeError):
            works += made.vault.unlock_with_code(code) == made.key
    assert works == 1


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_passphrase_opens_however_the_keyboard_composes_it(
    make: Callable[..., "Made"], form: str
) -> None:
    made = make("Umlaut", "Größe ﬁnden Å")
    _open(made.folder, unicodedata.normalize(form, made.passphrase))


# Making one.


def test_an_empty_passphrase_is_refused(made: "Made", tmp_path: Path, untouched: Untouched) -> None:
    with pytest.raises(NoPassphraseError):
        Vault.create(tmp_path / "new", "")
    assert not (tmp_path / "new").exists()
    with untouched(made.folder), pytest.raises(NoPassphraseError):
        made.vault.change_passphrase(made.key, "")


@pytest.fixture
def taken(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("dear all")
    return tmp_path / "taken"


def test_a_folder_in_use_is_refused(taken: Path, untouched: Untouched) -> None:
    with untouched(taken), pytest.raises(FolderInUseError):
        Vault.create(taken, "herons", CHEAPEST)
    with untouched(taken), pytest.raises(FolderInUseError):
        Vault.create(taken / "letter.txt", "herons", CHEAPEST)


def test_a_notebook_is_never_made_over_another(made: "Made", untouched: Untouched) -> None:
    _write_note(made)
    with untouched(made.folder), pytest.raises(FolderInUseError):
        Vault.create(made.folder, "herons", CHEAPEST)


@pytest.mark.parametrize("existed", [True, False])
def test_a_creation_that_fails_leaves_nothing_behind(
    tmp_path: Path, existed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "n"
    if existed:
        folder.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr("sessionbook.vault.header_file.write_header", _out_of_order)
        with pytest.raises(OSError, match="out of order"):
            Vault.create(folder, "herons", CHEAPEST)
    assert folder.exists() == existed
    Vault.create(folder, "herons", CHEAPEST)


def _out_of_order(*_: object) -> None:
    raise OSError("out of order")


# What is loaded when; tests/test_start.py has what is before the first paint.


def test_looking_at_a_notebook_loads_neither_database_nor_openssl(
    made: "Made",
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOKED_AT, made.folder],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


LOOKED_AT = """
import sys
from pathlib import Path
from sessionbook.vault.vault import Vault
Vault.at(Path(sys.argv[1]))
print([name for name in ("sqlcipher3", "_hashlib") if name in sys.modules])
"""
