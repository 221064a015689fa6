"""Whether other programs copy a folder elsewhere, or another computer holds it.

Such programs are known by what they leave on the disk, never by asking them. Looked for in the
folder and in those above it, up to the home folder or the disk:

- Dropbox: .dropbox.cache or a .dropbox file in its folder, and the paths in ~/.dropbox/info.json
  (help.dropbox.com/installs/locate-dropbox-folder). The cache and info.json were there on Linux.
- Nextcloud and ownCloud: .sync_*.db or ._sync_*.db, the journal of the folder, .owncloudsync.log
  (help.nextcloud.com/t/244573; the ownCloud desktop manual, FAQ).
- Syncthing: .stfolder, its marker (docs.syncthing.net/users/faq, "folder marker missing").
- MEGA: .megaignore in the root of each sync, .debris for what was deleted
  (help.mega.io/installs-apps/desktop/megaignore, help.mega.io "how syncs work").
- Resilio: .sync with a file ID in it.
- Google Drive: .tmp.driveupload, .tmp.drivedownload in a mirrored folder; G:\\My Drive.
- OneDrive: the variables OneDrive, OneDriveConsumer and OneDriveCommercial on Windows
  (learn.microsoft.com/sharepoint/redirect-known-folders); ~/OneDrive of the Linux clients.
- iCloud: ~/Library/Mobile Documents; and on macOS since 12.3 all others, too, under
  ~/Library/CloudStorage/NAME-ACCOUNT (developer.apple.com/documentation/fileprovider).
- pCloud, Box, Proton: their usual folders in the home folder, ~/pCloudDrive, ~/Box,
  ~/Proton Drive.

What concerns Windows and macOS was never run: it is written to what is documented.

Network disks are told by the kind of the mount in /proc/self/mountinfo (proc_pid_mountinfo(5)):
locks there may not keep a second computer out.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MARKERS = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".sync_*.db", "._sync_*.db", ".owncloudsync.log", ".nextcloudsync.log"),
    "Syncthing": (".stfolder",),
    "MEGA": (".megaignore", ".debris"),
    "Resilio Sync": (".sync/ID",),
    "Google Drive": (".tmp.driveupload", ".tmp.drivedownload"),
}
_NAMES = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "My Drive": "Google Drive",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "pCloudDrive": "pCloud",
    "pCloud Drive": "pCloud",
    "MEGA": "MEGA",
    "MEGAsync": "MEGA",
    "Box": "Box",
    "Box Sync": "Box",
    "Proton Drive": "Proton Drive",
    "ProtonDrive": "Proton Drive",
    "iCloudDrive": "iCloud",
}
"""Folders in the home folder that these programs make there; of others' making they are rare."""

_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "afs", "ceph", "fuse.rclone", "fuse.gvfs")
_MOUNTED_BY = {"fuse.pcloud": "pCloud", "pCloud.fs": "pCloud", "fuse.google-drive": "Google Drive"}
_MOUNTS = Path("/proc/self/mountinfo")
_LARGEST = 100_000  # bytes of a file that says where Dropbox lies


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who else has to do with a folder: the program's name, or that it is on a network."""

    name: str
    is_network: bool = False


def watcher_of(
    folder: Path,
    home: Path | None = None,
    variables: Mapping[str, str] = os.environ,
    mounts: Path = _MOUNTS,
) -> Watcher | None:
    """Return who copies the folder elsewhere or holds it, or None; it need not exist yet."""
    home = _real(home or Path.home())
    folder = _real(folder)
    above = [folder, *folder.parents]
    named = _by_marker(above, home) or _by_place(above, home, variables)
    if named:
        return Watcher(named)
    return _by_mount(folder, mounts)


def _by_marker(above: list[Path], home: Path) -> str:
    for place in above:
        if place == home or len(place.parts) == 1:
            return ""  # ~/.dropbox is where the program is, not what it syncs
        for name, markers in _MARKERS.items():
            if any(_has(place, marker) for marker in markers):
                return name
    return ""


def _has(place: Path, marker: str) -> bool:
    with suppress(OSError, ValueError):
        if "*" in marker:
            return any(place.glob(marker))
        return (place / marker).exists()
    return False


def _by_place(above: list[Path], home: Path, variables: Mapping[str, str]) -> str:
    for name, place in _known_places(home, variables):
        if _real(place) in above:
            return name
    library = home / "Library"
    if library / "Mobile Documents" in above:
        return "iCloud"
    for place in above:
        if place.parent == library / "CloudStorage":
            return _NAMES.get(place.name.partition("-")[0], place.name.partition("-")[0])
        if place.parent == home and (usual := _NAMES.get(place.name.partition(" - ")[0])):
            return usual
    return ""


def _known_places(home: Path, variables: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    for variable in _VARIABLES:
        if said := variables.get(variable):
            yield "OneDrive", Path(said)
    for base in (home / ".dropbox", *_windows_folders(variables)):
        with suppress(OSError, ValueError, AttributeError, TypeError):
            with (base / "info.json").open("rb") as file:
                found = json.loads(file.read(_LARGEST))
            for account in found.values():
                yield "Dropbox", Path(account["path"])


def _windows_folders(variables: Mapping[str, str]) -> list[Path]:
    names = ("APPDATA", "LOCALAPPDATA")
    return [Path(said) / "Dropbox" for name in names if (said := variables.get(name))]


def _by_mount(folder: Path, mounts: Path) -> Watcher | None:
    """Ask for the kind of the deepest mount that the folder is in."""
    kind, deepest = "", -1
    with suppress(OSError, ValueError, IndexError):
        for line in mounts.read_text("utf-8", "replace").splitlines():
            fields, _, rest = line.partition(" - ")
            place = Path(_unescaped(fields.split()[4]))
            if len(place.parts) >= deepest and (place == folder or place in folder.parents):
                kind, deepest = rest.split()[0], len(place.parts)
    if kind in _MOUNTED_BY:
        return Watcher(_MOUNTED_BY[kind])
    return Watcher(kind, is_network=True) if kind.startswith(_NETWORK) else None


def _unescaped(said: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        said = said.replace(code, sign)
    return said


def _real(path: Path) -> Path:
    """Follow links, so that a folder reached by another way is the same; never fail."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()
