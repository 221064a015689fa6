"""What a build works with is asked for at once, and what cannot be had is said in a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from installers import environment

import run

NO_TOOLS = {"sessionbook-no-such-tool": "no-such-package"}


@pytest.fixture
def lets_install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set which of Debian's ways to install there are on this machine, which lacks every tool."""

    def let(*, is_linux: bool = True, has_apt: bool = True, may: bool = True) -> None:
        programs = {"apt-get"} if has_apt else set()
        monkeypatch.setattr(run, "LINUX", is_linux)
        monkeypatch.setattr(run, "administrator", lambda: [] if may else None)
        monkeypatch.setattr(run, "by_hand", " ".join)
        monkeypatch.setattr(
            environment.shutil, "which", lambda name, **_: name if name in programs else None
        )

    return let


def test_where_there_is_no_apt_a_missing_tool_is_named(lets_install: Callable[..., None]) -> None:
    lets_install(is_linux=False, has_apt=False)
    with pytest.raises(SystemExit, match="Please install first: sessionbook-no-such-tool"):
        environment.install(environment.lacking(NO_TOOLS))


def test_all_that_is_missing_is_one_line_to_type(lets_install: Callable[..., None]) -> None:
    lets_install(may=False)
    with pytest.raises(SystemExit, match=r"\n  binutils dpkg dpkg-dev nsis$"):
        environment.install(environment.lacking(environment.needs(["deb", "windows_setup"])))


@pytest.mark.parametrize(
    ("ways", "out_of_reach"),
    [
        ({}, []),
        ({"may": False}, ["figures"]),
        ({"has_apt": False}, ["deb", "figures"]),
        ({"has_apt": False, "is_linux": False}, []),
    ],
)
def test_only_what_cannot_be_had_is_left_out(
    ways: dict[str, bool], out_of_reach: list[str], lets_install: Callable[..., None]
) -> None:
    lets_install(**ways)
    makers = ("deb", "portable", "figures")
    assert [name for name in makers if environment.is_out_of_reach(name)] == out_of_reach


def test_a_tool_is_found_where_its_setup_puts_it(
    tmp_path: Path, lets_install: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lets_install(is_linux=False, has_apt=False)
    monkeypatch.setitem(environment.ELSEWHERE, "makensis", tmp_path / "makensis.exe")
    assert environment.found("makensis") is None
    (tmp_path / "makensis.exe").touch()
    assert environment.found("makensis") == str(tmp_path / "makensis.exe")
    assert not environment.lacking(environment.NEEDS["windows_setup"])


def test_an_environment_is_made_anew_for_another_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "FOLDER", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path)
    (tmp_path / "ready").write_bytes(environment._fingerprint())
    assert environment._is_ready()
    monkeypatch.setattr(environment.sys, "version", "3.99.0")
    assert not environment._is_ready()
