"""Folders as programs that sync leave them, and mounts as the system tells them."""

import json
from pathlib import Path

import pytest

from sessionbook.services.watched_folder import Watcher, watcher_of

MARKED = {
    "Dropbox": ".dropbox.cache",
    "Nextcloud": ".sync_f3b1c2d4e5a6.db",
    "Syncthing": ".stfolder",
    "MEGA": ".megaignore",
    "Resilio Sync": ".sync/ID",
    "Google Drive": ".tmp.driveupload",
}
USUAL = {
    "OneDrive": "OneDrive",
    "OneDrive - Practice Ltd": "OneDrive",
    "pCloudDrive": "pCloud",
    "Box": "Box",
    "Proton Drive": "Proton Drive",
    "Library/CloudStorage/GoogleDrive-somebody@example.org": "Google Drive",
    "Library/CloudStorage/ProtonDrive-somebody": "Proton Drive",
    "Library/CloudStorage/Other-somebody": "Other",
    "Library/Mobile Documents": "iCloud",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def found(folder: Path, home: Path, **variables: str) -> Watcher | None:
    return watcher_of(folder, home, variables, mounts=home / "none")


@pytest.mark.parametrize("name", MARKED)
def test_a_marker_far_above_tells_the_program(home: Path, name: str) -> None:
    folder = home / "Documents" / "mine" / "Notebook"
    folder.mkdir(parents=True)
    assert found(folder, home) is None
    marker = home / "Documents" / MARKED[name]
    marker.parent.mkdir(exist_ok=True)
    marker.touch()
    assert found(folder, home) == Watcher(name)
    assert found(home / "Documents" / "not made yet", home) == Watcher(name)
    assert found(home / "elsewhere", home) is None


@pytest.mark.parametrize("place", USUAL)
def test_the_usual_places_are_known(home: Path, place: str) -> None:
    assert found(home / place / "Notebook", home) == Watcher(USUAL[place])
    assert found(home / "Documents" / place.rpartition("/")[2] / "Notebook", home) is None


def test_what_a_program_keeps_in_the_home_folder_is_no_marker_of_all_in_it(home: Path) -> None:
    (home / ".dropbox").mkdir()
    (home / ".sync_f3b1c2d4e5a6.db").touch()
    assert found(home / "Documents" / "Notebook", home) is None


def test_dropbox_says_where_it_lies(home: Path, tmp_path: Path) -> None:
    (home / ".dropbox").mkdir()
    info = home / ".dropbox" / "info.json"
    info.write_text(json.dumps({"personal": {"path": str(tmp_path / "disk" / "box")}}))
    assert found(tmp_path / "disk" / "box" / "Notebook", home) == Watcher("Dropbox")
    assert found(tmp_path / "disk" / "Notebook", home) is None
    for nonsense in ("", "[1]", '{"personal": 3}', "\0"):
        info.write_text(nonsense)
        assert found(tmp_path / "disk" / "box" / "Notebook", home) is None


def test_onedrive_is_named_by_its_variables(home: Path, tmp_path: Path) -> None:
    place = tmp_path / "firm"
    assert found(place / "Notebook", home, OneDriveCommercial=str(place)) == Watcher("OneDrive")


def test_a_link_into_a_synced_folder_is_followed(home: Path) -> None:
    (home / "Sync").mkdir()
    (home / "Sync" / ".stfolder").mkdir()
    (home / "mine").symlink_to(home / "Sync")
    assert found(home / "mine" / "Notebook", home) == Watcher("Syncthing")


MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:50 / /mnt/at\\040home rw shared:2 - nfs4 server:/export rw
41 22 0:51 / /mnt/office rw - cifs //server/share rw
42 22 0:52 / /mnt/far rw - fuse.sshfs me@host: rw
43 40 8:2 / /mnt/at\\040home/stick rw - vfat /dev/sdb1 rw
44 22 0:53 / /mnt/cloud rw - fuse.pcloud pCloud.fs rw
nonsense
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/mnt/at home/Notebook", Watcher("nfs4", is_network=True)),
        ("/mnt/office/a/Notebook", Watcher("cifs", is_network=True)),
        ("/mnt/far/Notebook", Watcher("fuse.sshfs", is_network=True)),
        ("/mnt/cloud/Notebook", Watcher("pCloud")),
        ("/mnt/at home/stick/Notebook", None),
        ("/mnt/farther/Notebook", None),
        ("/home/me/Notebook", None),
    ],
)
def test_the_deepest_mount_counts(tmp_path: Path, folder: str, kind: Watcher | None) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert watcher_of(Path(folder), tmp_path, {}, mounts) == kind


def test_this_computer_is_asked_without_harm(tmp_path: Path) -> None:
    watcher_of(tmp_path)
    watcher_of(Path("/"))
    watcher_of(Path("\0"))
