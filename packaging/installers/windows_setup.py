"""The setup for Windows: one program that installs for one person, and takes away only that.

NSIS makes it, here or on Linux, from packaging/windows/sessionbook.nsi. Run under Wine only,
never on Windows.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath, PureWindowsPath

from PySide6.QtGui import QColor, QImage, QPainter

from installers import environment, icons, signing, tree
from installers.tree import Tree
from installers.windows_programs import PUBLISHER, RIGHTS, WINDOW, four_numbers

SCRIPT = environment.ROOT / "packaging" / "windows" / "sessionbook.nsi"
HOME = "https://github.com/sessionbook/sessionbook"
KILOBYTE = 1024

GROUND = "#E4EFED"  # the tint of the accent, as in the light theme
SIDE = (328, 628)  # of the picture beside the first and the last page, for dense screens
ICON_SIZE = 128


def make(made: Tree, out: Path) -> list[Path]:
    """Return the setup of a Windows tree."""
    scratch = environment.BUILD / "windows"
    scratch.mkdir(parents=True, exist_ok=True)
    found = files_of(made.folder)
    setup = setup_file(made, out)
    defined: dict[str, object] = {
        "VERSION": made.version,
        "NUMBERS": ".".join(map(str, four_numbers(made.version))),
        "PUBLISHER": PUBLISHER,
        "RIGHTS": RIGHTS,
        "HOME": HOME,
        "OUT": setup,
        "FILES": scratch / "files.nsh",
        "ICON": scratch / "sessionbook.ico",
        "PICTURE": scratch / "side.bmp",
        "KILOBYTES": -(-sum(size(made.folder / file) for file in found) // KILOBYTE),
    }
    (scratch / "files.nsh").write_text(lists(made.folder.absolute(), found), encoding="utf-8")
    icons.ico(scratch / "sessionbook.ico")
    draw_side(scratch / "side.bmp")
    options = ["-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    if sign := signing.uninstaller():
        defined["SIGN"] = sign
    options += [f"-D{name}={value}" for name, value in defined.items()]
    compile_script(options, made.epoch)
    signing.windows([setup])
    return [setup]


def setup_file(made: Tree, out: Path) -> Path:
    """Return where the setup is made."""
    return out.absolute() / f"{tree.NAME}-{made.version}-windows-x86_64-setup.exe"


def files_of(folder: Path) -> list[PurePath]:
    """Return every file below a folder, relative to it, in an order that is always the same."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(found, key=lambda file: file.as_posix())


def size(file: Path) -> int:
    """Return how many bytes a file has."""
    return file.stat().st_size


def lists(folder: Path, files: Sequence[PurePath]) -> str:
    """Return NSIS's macros: what is installed, and what is removed, each by its name.

    Nothing is removed that is not named, and of folders only those that are empty then.
    """
    lines = [
        f'!define CONSOLE "{tree.NAME}.exe"',
        f'!define WINDOW "{WINDOW}.exe"',
        "!macro INSTALL_FILES",
        *_installing(folder, files),
        "!macroend",
        "!macro REMOVE_FILES",
        *(f'Delete "{_installed(file)}"' for file in files),
        "!macroend",
        "!macro REMOVE_FOLDERS",
        *(f'RMDir "{_installed(each)}"' for each in _folders(files)),
        "!macroend",
    ]
    return "\n".join(lines) + "\n"


def _installing(folder: Path, files: Sequence[PurePath]) -> Iterator[str]:
    target = None
    for file in files:
        if file.parent != target:
            target = file.parent
            yield f'SetOutPath "{_installed(target)}"'
        yield f'File "{folder / file}"'


def _folders(files: Sequence[PurePath]) -> list[PurePath]:
    """Return the folders that hold files, the inner ones first; the outermost is not among them."""
    found = {parent for file in files for parent in file.parents} - {PurePath()}
    return sorted(found, key=lambda each: (-len(each.parts), each.as_posix()))


def _installed(file: PurePath) -> str:
    """Return a place as NSIS reads it where it runs: $ begins a variable, and $$ is one."""
    inside = str(PureWindowsPath(file)).replace("$", "$$")
    return r"$INSTDIR" if file == PurePath() else rf"$INSTDIR\{inside}"


def draw_side(target: Path) -> None:
    """Write the picture beside the first and the last page: the icon, on a quiet ground."""
    icon = QImage.fromData(icons.png(ICON_SIZE))
    picture = QImage(*SIDE, QImage.Format.Format_RGB32)
    picture.fill(QColor(GROUND))
    painter = QPainter(picture)
    painter.drawImage((SIDE[0] - icon.width()) // 2, (SIDE[1] - icon.height()) // 3, icon)
    painter.end()
    picture.save(str(target), "BMP")


def compile_script(options: Sequence[str], epoch: int) -> None:
    """Run makensis, whose every warning is an error."""
    makensis = environment.found("makensis") or "makensis"
    environment.logged(
        [makensis, *options, SCRIPT], "makensis.log", {"SOURCE_DATE_EPOCH": str(epoch)}
    )
