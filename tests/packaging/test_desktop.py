"""Names agree wherever a Linux desktop meets them, and what is written for it is well formed."""

import argparse
import configparser
import hashlib
import os
import platform
import re
import shutil
import struct
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from installers import appimage, changelog, desktop, icons
from installers.tree import ID, ROOT, Tree
from PySide6.QtGui import QColor, QImage

import run
from sessionbook.commands.parser import make_parser
from sessionbook.ui import theme
from sessionbook.ui.locking import logind
from tests.drive.packages import lacking
from tests.packaging.fake import EPOCH, contents, fake_tree

TREE = Tree(Path(), "9.8.7", EPOCH)
FLATPAK = ROOT / "packaging" / "flatpak" / f"{ID}.yaml"
NOT_FOR_SHOULDERS = re.compile("therap|counsel|session(?!book)|mental|health", re.IGNORECASE)


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(desktop.DATA / f"{ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def described() -> ElementTree.Element:
    return ElementTree.fromstring(desktop.metainfo(TREE))


def options() -> set[str]:
    """Return the words of every command and option that the parser knows."""
    words: set[str] = set()
    todo = [make_parser()]
    while todo:
        for action in todo.pop()._actions:
            words |= {*action.option_strings}
            if isinstance(action, argparse._SubParsersAction):
                words |= {*action.choices}
                todo += action.choices.values()
            elif action.choices:
                words |= {str(choice) for choice in action.choices}
    return words


def test_the_window_and_the_entry_have_the_same_id() -> None:
    program = (ROOT / "sessionbook" / "ui" / "application.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{ID}")' in program
    assert entry()["Icon"] == described().findtext("id") == ID
    assert described().findtext("launchable") == f"{ID}.desktop"


def test_the_entry_names_the_class_that_the_window_has() -> None:
    assert entry()["StartupWMClass"] == theme.ARGUMENTS[0]


def test_what_a_desktop_shows_says_nothing_of_what_is_written() -> None:
    shown = [value for key, value in entry().items() if key not in {"Icon", "Exec"}]
    shown += [described().findtext("summary") or ""]
    assert not [words for words in shown if NOT_FOR_SHOULDERS.search(words)]


def test_the_description_has_the_version_of_the_program_first() -> None:
    release = described().find("releases/release")
    assert release is not None
    assert release.attrib == {"version": "9.8.7", "date": "2026-09-21"}


def test_every_picture_of_the_description_is_there_in_the_size_it_says() -> None:
    images = described().findall("screenshots/screenshot/image")
    assert len(images) >= 5
    for image in images:
        head, _, name = (image.text or "").partition("/main/")
        assert head == "https://raw.githubusercontent.com/sessionbook/sessionbook"
        size = struct.unpack(">II", (ROOT / name).read_bytes()[16:24])
        assert size == (int(image.attrib["width"]), int(image.attrib["height"]))


def test_the_description_wears_the_colours_of_the_themes() -> None:
    colours = {
        colour.attrib["scheme_preference"]: colour.text
        for colour in described().findall("branding/color")
    }
    assert colours == {name: theme.load(name).tint.upper() for name in ("light", "dark")}


def test_the_man_page_has_every_command_and_option() -> None:
    page = desktop.man_page(TREE).replace("\\-", "-")
    words = set(re.findall(r"[\w-]+", page))
    assert len(options()) > 20
    assert not options() - words
    assert "@" not in page


def test_the_man_page_and_the_description_are_of_the_version() -> None:
    assert '.TH SESSIONBOOK 1 2026-09-21 "Sessionbook 9.8.7"' in desktop.man_page(TREE)


def test_releases_come_from_the_changelog_the_newest_first() -> None:
    text = (
        "# Changelog\n\n## [Unreleased]\n\n## [9.8.7] - 2026-09-20\n\n### Added\n- One\n  more.\n"
        "### Fixed\n- Two.\n\n## [0.1.0] - 2026-01-02\n- First.\n"
    )
    assert [(each.version, each.day, each.points) for each in changelog.releases(TREE, text)] == [
        ("9.8.7", "2026-09-20", ("One more.", "Two.")),
        ("0.1.0", "2026-01-02", ("First.",)),
    ]


def test_what_is_not_released_yet_is_the_version_at_hand() -> None:
    text = "## [Unreleased]\n- New.\n\n## [9.8.6] - 2026-01-02\n- Old.\n"
    assert [each.version for each in changelog.releases(TREE, text)] == ["9.8.7", "9.8.6"]


@pytest.mark.parametrize("size", icons.SIZES)
def test_the_icon_is_drawn_in_the_colours_of_the_light_theme(size: int) -> None:
    picture = QImage.fromData(icons.png(size), "PNG")
    assert (picture.width(), picture.height()) == (size, size)
    seen = {
        QColor.fromRgba(picture.pixel(x, y)).name()
        for x in range(0, size, max(1, size // 64))
        for y in range(0, size, max(1, size // 64))
    }
    light = theme.load("light")
    assert {light.tint.lower(), light.accent.lower(), light.card.lower()} <= seen
    assert picture.pixelColor(0, 0).alpha() < 128, "its corners are round"


def test_an_icon_of_windows_has_every_size(tmp_path: Path) -> None:
    icons.ico(tmp_path / "a.ico")
    icons.ico(tmp_path / "b.ico")
    content = (tmp_path / "a.ico").read_bytes()
    assert content == (tmp_path / "b.ico").read_bytes()
    assert struct.unpack("<3H", content[:6]) == (0, 1, len(icons.ICO_SIZES))
    for row, size in enumerate(icons.ICO_SIZES):
        width, _, _, _, _, _, length, place = struct.unpack_from("<4B2H2I", content, 6 + 16 * row)
        picture = QImage.fromData(content[place : place + length], "PNG")
        assert picture.width() == (width or 256) == size


def test_an_icon_of_macos_has_every_kind(tmp_path: Path) -> None:
    icons.icns(tmp_path / "a.icns")
    content = (tmp_path / "a.icns").read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack(">I", content[4:8]) == (len(content),)
    place, found = 8, {}
    while place < len(content):
        kind, length = struct.unpack_from(">4sI", content, place)
        found[kind] = QImage.fromData(content[place + 8 : place + length], "PNG").width()
        place += length
    assert found == icons.ICNS_KINDS


def test_a_flatpak_has_no_network_and_may_hear_what_locks() -> None:
    text = FLATPAK.read_text(encoding="utf-8")
    asked = re.findall(r"^  - (--\S+)", text, re.MULTILINE)
    assert f"id: {ID}\n" in text
    assert text.startswith("# Never run:")
    assert not [word for word in asked if "network" in word or "=host" in word or "=home" in word]
    assert {f"--talk-name={name}" for name in logind.SAVERS} <= set(asked)
    assert f"--system-talk-name={logind.LOGIND}" in asked


def test_an_appdir_is_the_same_twice_and_starts_from_anywhere(tmp_path: Path) -> None:
    tree = fake_tree(tmp_path / "made")
    shutil.copy("/usr/bin/echo", tree.folder / "sessionbook")
    for name in ("one", "two"):
        appimage.fill(tree, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "start").symlink_to(tmp_path / "one" / "AppRun")
    command = [tmp_path / "other" / "start", "a b", "c"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
    assert said.stdout == "a b c\n"


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is named to pack with; it is not the one that is pinned."""
    monkeypatch.setattr(appimage, "BUILD", tmp_path / "build")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setenv("SESSIONBOOK_APPIMAGE_RUNTIME", str(tmp_path / "runtime"))
    (tmp_path / "runtime").write_bytes(b"a program")
    return tmp_path / "runtime"


def test_an_appimage_is_the_same_twice(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if packages := lacking("mksquashfs"):
        pytest.skip("apt-get install " + " ".join(packages))
    monkeypatch.setattr(appimage, "RUNTIME", hashlib.sha256(b"a program").hexdigest())
    made = []
    for name in ("one", "two"):
        made += appimage.make(fake_tree(tmp_path / name / "made"), tmp_path / name)
    assert made[0].name == "Sessionbook-9.8.7-x86_64.AppImage"
    assert made[0].stat().st_mode & 0o777 == 0o755
    content = made[0].read_bytes()
    assert content == made[1].read_bytes()
    program, magic, _, when = struct.unpack_from("<9s4sII", content)
    assert (program, magic, when) == (b"a program", b"hsqs", EPOCH)


def test_no_appimage_is_packed_for_a_machine_that_its_runtime_is_not_for(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appimage, "RUNTIME", hashlib.sha256(b"a program").hexdigest())
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")
    with pytest.raises(SystemExit, match="x86_64 only"):
        appimage.make(fake_tree(tmp_path / "made"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_appimage_is_packed_with_no_other_runtime(runtime: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="runtime is not the runtime"):
        appimage.make(fake_tree(tmp_path / "made"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", "--warn-kde", "share/applications/{id}.desktop"],
        ["appstreamcli", "validate", "--no-net", "share/metainfo/{id}.metainfo.xml"],
        [
            "man",
            "--warnings",
            "-E",
            "UTF-8",
            "-l",
            "-Tutf8",
            "-Z",
            "share/man/man1/sessionbook.1.gz",
        ],
    ],
    ids=lambda command: str(command[0]),
)
def test_those_who_know_find_nothing_wrong(tmp_path: Path, command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip("apt-get install " + " ".join(lacking(command[0])))
    desktop.place(fake_tree(tmp_path / "made"), tmp_path / "usr")
    words = [word.format(id=ID) for word in command]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "MANROFFSEQ": ""}
    said = subprocess.run(
        words, cwd=tmp_path / "usr", env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert not said.stderr


def test_a_man_page_is_of_our_commands_without_a_window() -> None:
    assert {*run.WINDOWLESS, "demo"} <= options()
