"""The setup for Windows: what it installs and removes by name, and that NSIS takes it."""

import os
import time
from pathlib import Path

import pytest
from installers import environment, windows_setup
from installers.tree import Tree
from installers.windows_programs import four_numbers

from tests.drive.packages import lacking
from tests.packaging.conftest import give_up

EPOCH = 1_790_000_000
FILES = (
    "_internal/PySide6/plugins/platforms/qwindows.dll",
    "_internal/python311.dll",
    "_internal/sessionbook/resources/help/en/start.md",
    "_internal/strange $name.txt",
    "sessionbook-window.exe",
    "sessionbook.exe",
)
THUMBPRINT = "0123456789ABCDEF0123456789ABCDEF01234567"
SIGNTOOL = """#!/bin/sh
for file in "$@"; do :; done
echo "$* $(head -c 2 "$file")" >> "$(dirname "$0")/asked"
echo signed >> "$file"
"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    for name in FILES:
        file = tmp_path / "tree" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return Tree(tmp_path / "tree", "1.2.3", EPOCH)


@pytest.fixture
def said(tree: Tree) -> list[str]:
    return windows_setup.lists(tree.folder, windows_setup.files_of(tree.folder)).splitlines()


def block(said: list[str], name: str) -> list[str]:
    """Return the lines of one macro."""
    start = said.index(f"!macro {name}") + 1
    return said[start : said.index("!macroend", start)]


def test_every_file_is_installed_in_its_folder(said: list[str], tree: Tree) -> None:
    put, into = {}, ""
    for line in block(said, "INSTALL_FILES"):
        word, _, name = line.partition(" ")
        if word == "SetOutPath":
            into = name.strip('"')
        else:
            assert word == "File"
            put[name.strip('"')] = into
    expected = {
        str(tree.folder / name): "\\".join(["$INSTDIR", *Path(name).parent.parts]) for name in FILES
    }
    assert put == expected


def test_exactly_the_files_installed_are_removed_each_by_its_name(said: list[str]) -> None:
    removed = [f"$INSTDIR\\{name}".replace("/", "\\") for name in FILES]
    removed = [name.replace("strange $name", "strange $$name") for name in removed]
    assert block(said, "REMOVE_FILES") == [f'Delete "{name}"' for name in removed]


def test_folders_are_removed_only_if_empty_the_inner_ones_first(said: list[str]) -> None:
    lines = block(said, "REMOVE_FOLDERS")
    folders = [line.removeprefix('RMDir "$INSTDIR\\').removesuffix('"') for line in lines]
    assert sorted(folders) == sorted(
        {
            str(parent).replace("/", "\\")
            for name in FILES
            for parent in Path(name).parents
            if str(parent) != "."
        }
    )
    for place, folder in enumerate(folders):
        assert not any(later.startswith(folder + "\\") for later in folders[place:])


def test_nothing_is_ever_removed_with_all_that_is_in_it(said: list[str]) -> None:
    """A notebook may lie in the folder of the program."""
    script = windows_setup.SCRIPT.read_text(encoding="utf-8")
    commands = [line.split(";")[0] for line in [*said, *script.splitlines()]]
    for word in ("/r", "/REBOOTOK", "*"):
        assert not [line for line in commands if word in line.split() or "*" in line]


def test_a_version_has_four_numbers_on_windows() -> None:
    assert [four_numbers(each) for each in ("0.1.0", "2.10", "1.2.3.4.5", "1.2rc1")] == [
        (0, 1, 0, 0),
        (2, 10, 0, 0),
        (1, 2, 3, 4),
        (1, 0, 0, 0),
    ]


@pytest.mark.drill
def test_nsis_compiles_it_without_a_warning_and_twice_the_same(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_nsis()
    made, begun = [], time.monotonic()
    for name in ("one", "other"):
        monkeypatch.setattr(environment, "BUILD", tmp_path / name)
        (tmp_path / name).mkdir()
        [setup] = windows_setup.make(tree, tmp_path / name)
        assert setup.name == "sessionbook-1.2.3-windows-x86_64-setup.exe"
        made.append(setup.read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"MZ")
    assert "Sessionbook contributors".encode("utf-16-le") in made[0]  # what Windows shows
    seconds = time.monotonic() - begun
    print(f"compiled twice, the same {len(made[0])} bytes, without a warning: {seconds:.1f} s")


@pytest.mark.drill
def test_the_uninstaller_is_signed_where_somebody_signs(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a signtool that is not Microsoft's: it notes what it is asked, and marks the file."""
    need_nsis()
    (tmp_path / "sign tools").mkdir()
    signtool = tmp_path / "sign tools" / "signtool"
    signtool.write_text(SIGNTOOL)
    signtool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{signtool.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("SESSIONBOOK_SIGN_WINDOWS", THUMBPRINT)
    monkeypatch.setattr(environment, "BUILD", tmp_path / "build")
    environment.BUILD.mkdir()
    [setup] = windows_setup.make(tree, tmp_path)
    of_uninstaller, of_setup = (signtool.parent / "asked").read_text().splitlines()
    assert of_setup.endswith(f" {setup} MZ")
    assert of_uninstaller.endswith(" MZ")  # a program, and not the setup
    assert f"sign /sha1 {THUMBPRINT} /fd SHA256 /tr " in of_uninstaller
    assert of_uninstaller.split()[:-2] == of_setup.split()[:-2]

    signtool.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(SystemExit, match="what it said"):
        windows_setup.make(tree, tmp_path)


def need_nsis() -> None:
    if lacks := lacking("makensis"):
        give_up(f"Debian's {', '.join(lacks)} is missing")
