"""An installed program starts others, and itself, as if by hand."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sessionbook import process
from sessionbook.process import bundle
from sessionbook.process.bundle import Change, Watched

ROOT = Path(__file__).resolve().parents[2]
LEFT = {
    "_PYI_ARCHIVE_FILE": "/opt/sessionbook/sessionbook",
    "_PYI_PARENT_PROCESS_LEVEL": "-1",
    "LD_LIBRARY_PATH": "/opt/sessionbook/_internal:/mine",
    "LD_LIBRARY_PATH_ORIG": "/mine",
}


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "sessionbook"
    file.write_bytes(b"first")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(file))
    return file


@pytest.mark.parametrize("mine", [True, False])
def test_what_the_loader_left_is_gone(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, mine: bool
) -> None:
    for name, value in LEFT.items():
        monkeypatch.setenv(name, value)
    if not mine:
        monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    bundle.forget_loader()
    assert {name for name in os.environ if name in LEFT} == ({"LD_LIBRARY_PATH"} if mine else set())
    assert os.environ.get("LD_LIBRARY_PATH") == ("/mine" if mine else None)


def test_in_a_checkout_the_environment_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in LEFT.items():
        monkeypatch.setenv(name, value)
    bundle.forget_loader()
    assert os.environ["LD_LIBRARY_PATH"] == LEFT["LD_LIBRARY_PATH"]
    assert Watched().look() is Change.NONE
    assert process.program() == [sys.executable, "-m", "sessionbook"]


def test_it_is_started_as_it_was(frozen: Path) -> None:
    assert process.program() == [str(frozen)]


def test_what_became_of_it(frozen: Path) -> None:
    watched = Watched()
    assert watched.look() is Change.NONE
    frozen.write_bytes(b"second")
    assert watched.look() is Change.UPDATED
    frozen.unlink()
    assert watched.look() is Change.REMOVED


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES])
def test_a_file_that_is_not_to_be_asked_for_is_not_taken_for_removed(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    watched = Watched()
    refuse(monkeypatch, number)
    assert watched.look() is Change.NONE


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENOTDIR, errno.ENODEV])
def test_what_is_not_there_is_removed(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    watched = Watched()
    refuse(monkeypatch, number)
    assert watched.look() is Change.REMOVED


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def stat(_: Path) -> os.stat_result:
        raise OSError(number, "no")

    monkeypatch.setattr(Path, "stat", stat)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_its_parts_are_held_where_what_is_held_is_read_from_its_beginning(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    archive = SimpleNamespace(_filename=str(frozen))
    importers = SimpleNamespace(pyz_archive=archive)
    monkeypatch.setitem(sys.modules, "pyimod02_importers", importers)
    monkeypatch.setattr(sys, "platform", system)
    bundle.hold_parts()
    frozen.write_bytes(frozen.read_bytes())
    assert (archive._filename == str(frozen)) is (system != "linux")
    for _ in range(2):
        assert Path(archive._filename).read_bytes() == b"first"


REPLACE = """
import sys
from pathlib import Path
from sessionbook import process
process.program = lambda: sys.argv[1:]
if {closed}:
    sys.stdout = None
process.replace(Path("/a notebook"))
"""


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("there", [True, False])
def test_whether_or_not_it_is_there_nothing_of_this_one_goes_on(there: bool, closed: bool) -> None:
    told = "import os; print(os.environ['SESSIONBOOK_NEXT'])"
    command = [sys.executable, "-c", told] if there else ["/nowhere/sessionbook"]
    done = subprocess.run(
        [sys.executable, "-c", REPLACE.format(closed=closed), *command],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (0 if there else 1)
    assert done.stdout == ("/a notebook\n" if there else "")
