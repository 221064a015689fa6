"""The start from a checkout: what it says when something is missing, and when it is ready."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sessionbook import commands

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="shell scripts stand in")

ROOT = Path(__file__).resolve().parent.parent
ECHO = '#!/bin/sh\necho "platform=$QT_QPA_PLATFORM" "$@"\n'


@pytest.fixture
def run(tmp_path: Path) -> ModuleType:
    """Return run.py of a checkout that holds nothing else but its locks."""
    checkout = tmp_path / "a checkout"
    checkout.mkdir()
    for name in ("run.py", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, checkout)
    specification = importlib.util.spec_from_file_location("checkout_run", checkout / "run.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def make_ready(run: ModuleType, *parts: str, python: str = ECHO) -> None:
    script(run.PYTHON, python)
    for part in parts:
        run.stamp(part).write_bytes(run.fingerprint(part))


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def started(run: ModuleType, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Start run.py as from a terminal without a screen."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, str(run.ROOT / "run.py"), *arguments],
        env=environment | more,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_screen_the_window_says_so_and_installs_nothing(run: ModuleType) -> None:
    done = started(run)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen here")
    assert done.stderr.count("\n") == 1
    assert not run.VENV.exists()


def test_without_a_screen_the_demo_becomes_pictures(run: ModuleType) -> None:
    make_ready(run, "program")
    done = started(run, "demo", "--seed", "3")
    words = "-m sessionbook demo --seed 3 --pictures pictures"
    assert done.stdout == f"platform=offscreen {words}\n"
    assert "drawn as pictures" in done.stderr


def test_pictures_asked_for_go_where_they_were_asked(run: ModuleType) -> None:
    make_ready(run, "program")
    done = started(run, "demo", "--pictures", "here")
    assert done.stdout == "platform=offscreen -m sessionbook demo --pictures here\n"
    assert done.stderr == ""


@pytest.mark.parametrize("command", sorted({*commands.NAMES, "--version"} - {"demo"}))
def test_every_command_runs_without_a_screen(run: ModuleType, command: str) -> None:
    make_ready(run, "program")
    done = started(run, command, "a folder")
    assert done.stdout == f"platform=offscreen -m sessionbook {command} a folder\n"
    assert done.stderr == ""


def test_with_a_screen_the_window_is_started_as_it_is(run: ModuleType) -> None:
    make_ready(run, "program", "screen")
    assert started(run, "a folder", DISPLAY=":9").stdout == "platform= -m sessionbook a folder\n"


def test_a_platform_that_was_chosen_is_kept(run: ModuleType) -> None:
    make_ready(run, "program")
    assert "platform=vnc" in started(run, QT_QPA_PLATFORM="vnc").stdout


def test_a_part_is_ready_only_with_the_stamp_of_this_lock(run: ModuleType) -> None:
    make_ready(run)
    assert not run.is_ready("program")
    make_ready(run, "program")
    assert run.is_ready("program")
    assert not run.is_ready("tests")
    (run.ROOT / "requirements.lock").write_text("another==1\n")
    assert not run.is_ready("program")


def test_a_part_is_not_ready_once_its_python_is_gone_or_another(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ready(run, "program")
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")
    assert not run.is_ready("program")
    monkeypatch.undo()
    assert run.is_ready("program")
    run.PYTHON.unlink()
    assert not run.is_ready("program")


def test_packages_that_cannot_be_installed_leave_a_sentence_and_no_stamp(run: ModuleType) -> None:
    make_ready(run, python="#!/bin/sh\necho no route to host >&2\nexit 1\n")
    with pytest.raises(SystemExit, match="is there a connection") as refused:
        run.install("program")
    assert str(run.LOG) in str(refused.value)
    assert "no route to host" in run.LOG.read_text()
    assert not run.is_ready("program")


def test_a_folder_that_cannot_be_written_gets_a_sentence(run: ModuleType) -> None:
    (run.VENV / "ready-program").mkdir(parents=True)  # where the stamp would go
    script(run.PYTHON, ECHO)
    run.provide_system = run.make_environment = run.install = lambda *_, **__: None
    with pytest.raises(SystemExit, match="Is a directory"):
        run.prepare("program")


def test_a_missing_library_is_named_with_its_package(run: ModuleType) -> None:
    run.LIBRARIES = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}
    missing = run.missing_packages(screen=False)
    assert missing["libnowhere.so.9"] == "libnowhere9"
    assert "libc.so.6" not in missing


def test_a_screen_needs_more_libraries(run: ModuleType) -> None:
    run.SCREEN_LIBRARIES = {"libnoscreen.so.9": "libnoscreen9"}
    assert "libnoscreen.so.9" not in run.missing_packages(screen=False)
    assert "libnoscreen.so.9" in run.missing_packages(screen=True)


def lacking(run: ModuleType, patch: pytest.MonkeyPatch, user: int, **programs: str) -> Path:
    """Let a library be missing, for a user whose PATH has only these programs first."""
    run.LIBRARIES = {"libnowhere.so.9": "libnowhere9"}
    folder = run.ROOT / "programs"
    for name, text in programs.items():
        script(folder / name.replace("_", "-"), f"#!/bin/sh\n{text}\n")
    patch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    patch.setattr(os, "geteuid", lambda: user)
    return folder


def test_who_may_not_install_gets_the_line_to_type(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(run, monkeypatch, user=1000, apt_get="exit 0", sudo="exit 1")
    with pytest.raises(SystemExit) as refused:
        run.provide_system(screen=False)
    sentence, line = str(refused.value).splitlines()
    assert sentence == "Some system libraries are missing. Please type:"
    assert line.startswith("  sudo apt-get update && sudo apt-get install -y ")
    assert "libnowhere9" in line


def test_a_system_without_sudo_gets_a_line_without_it(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = lacking(run, monkeypatch, user=1000, apt_get="exit 1", env="exit 1")
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(SystemExit, match=r'\n  su - -c "apt-get update && apt-get install .*"$'):
        run.provide_system(screen=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SystemExit, match=r"\n  apt-get update && apt-get install .*[^\"]$"):
        run.provide_system(screen=False)


@pytest.mark.parametrize("user", [0, 1000], ids=["root", "sudo"])
def test_who_may_install_is_not_asked(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    asked = run.ROOT / "asked"
    apt = f'echo "$DEBIAN_FRONTEND $@" >> "{asked}"'
    lacking(run, monkeypatch, user, apt_get=apt, sudo='shift; exec "$@"')
    with pytest.raises(SystemExit, match="could not be installed"):  # it is still not there
        run.provide_system(screen=False)
    update, install = asked.read_text().splitlines()
    assert update == "noninteractive -q update"
    assert install.startswith("noninteractive -q install -y --no-install-recommends ")
    assert "libnowhere9" in install


def test_a_system_without_apt_gets_the_names_of_the_libraries(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(run, monkeypatch, user=0, nothing="exit 0")
    monkeypatch.setenv("PATH", str(run.ROOT / "programs"))
    with pytest.raises(SystemExit, match=r"package manager: .*libnowhere\.so\.9"):
        run.provide_system(screen=False)


CHECKED = '#!/bin/sh\ncase "$*" in {fails}) exit 1;; *pytest*) echo "$@"; echo 3 passed;; esac\n'


def test_a_failed_check_fails_all_but_stops_none(run: ModuleType) -> None:
    make_ready(run, "program", "tests", python=CHECKED.format(fails="*mypy*"))
    done = started(run, "test")
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if line]
    assert said == ["lint: passed", "format: passed", "types: FAILED", "floors: passed"]
    assert done.stdout == "-m pytest -n 2\n3 passed\n"


def test_arguments_ask_for_pytest_alone(run: ModuleType) -> None:
    make_ready(run, "program", "tests", python=CHECKED.format(fails="*ruff*"))
    done = started(run, "test", "-m", "drill")
    assert done.returncode == 0
    assert done.stdout == "-m pytest -m drill\n3 passed\n"


def test_a_failed_test_gives_its_exit_code(run: ModuleType) -> None:
    make_ready(run, "program", "tests", python="#!/bin/sh\nexit 5\n")
    assert started(run, "test", "-m", "drill").returncode == 5


def test_an_older_python_gets_a_sentence(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        run.main([])


def test_a_second_start_waits_for_the_first(run: ModuleType) -> None:
    other = f"import sys; sys.path.insert(0, {str(run.ROOT)!r}); import run\n"
    other += "with run.one_at_a_time(): print('in')"
    with run.one_at_a_time():
        waiting = subprocess.Popen([sys.executable, "-c", other], stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.communicate(timeout=0.7)
    assert waiting.communicate(timeout=10)[0] == b"in\n"
