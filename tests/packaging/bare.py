"""A fresh system without Python, in a folder: whatever a package needs has to come with it.

Everything that runs in it has a namespace of its own for its mounts, which end with it however
it ends: nothing of the machine can be left mounted there.
"""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.drive.packages import lacking

RELEASE = "bookworm"  # Debian 12, which the package is made on
SCRIPTS = Path("/usr/share/debootstrap/scripts")
PERSON, UID = "nobody", 65534  # in any Debian: the machine's screen and buses run in this name
HOME = Path("/home/person")
SCREENS = Path("/tmp/.X11-unix")
PLACES = "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"
FAST = "force-unsafe-io\n"  # for dpkg: this system need not survive a power cut
READ_ONLY = 'mount --bind "$0/usr" "$0/usr"; mount -o remount,bind,ro "$0/usr"'
LONGEST = 300  # seconds
OF_ANY_DAY = ("-o", "Acquire::Check-Valid-Until=false")  # as a mirror's copy may be
QUIET = ("-q", "-y", "--no-install-recommends")


def missing() -> list[str]:
    """Return the Debian packages without which no such system can be made here."""
    return lacking("debootstrap", "unshare")


def why_not() -> str:
    """Return what of this machine forbids such a system, "" if nothing does."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "Another system is put into a folder by root only."
    trial = 'mknod "$0/null" c 1 3 && true >"$0/null" && mount --bind "$0" "$0" && chroot / true'
    with TemporaryDirectory() as place:
        done = _said(["unshare", "--mount", "sh", "-c", trial, place])
    if done.returncode:
        return f"This machine allows no mounts, devices or chroot: {done.stderr.strip()}"
    return "" if mirror() else "This machine's package sources have no Debian 12."


def mirror() -> str:
    """Return where this machine has its Debian 12 from, "" if it has none."""
    if not shutil.which("apt-get"):
        return ""
    asked = ["apt-get", "indextargets", "--format", "$(CODENAME) $(COMPONENT) $(REPO_URI)"]
    said = _said([*asked, "Created-By: Packages"]).stdout
    rows = (line.split() for line in said.splitlines())
    return next((row[2] for row in rows if row[:2] == [RELEASE, "main"]), "")


class NotFetchedError(Exception):
    """No system could be made, as where there is no way to the mirror."""


@dataclass(frozen=True, slots=True)
class Bare:
    """The system below a folder; shared is a folder that is at the same place inside of it."""

    root: Path
    shared: Path

    @classmethod
    def make(cls, root: Path, shared: Path, release: str = RELEASE) -> "Bare":
        """Fetch and set up the smallest system of a release, with somebody who has no rights.

        It is one of Debian by its name; or one of Ubuntu as name@mirror, for this machine's
        package sources have none.
        """
        mounts = ["unshare", "--mount"]  # debootstrap's own mounts are to end with it, too
        name, _, ubuntu = release.partition("@")
        script = SCRIPTS / ("gutsy" if ubuntu else "sid")  # what newer ones are set up by, too
        parts = ["--components=main,universe"] if ubuntu else []
        command = ["debootstrap", "--variant=minbase", *parts, name, root, ubuntu or mirror()]
        _fetched([*mounts, *map(str, command), str(script)])
        bare = cls(root, shared)
        (root / "etc/dpkg/dpkg.cfg.d/fast").write_text(FAST)
        for place in (SCREENS, shared):
            bare.outside(place).mkdir(parents=True)
        bare.run("install", "-d", f"--owner={PERSON}", "--mode=700", str(HOME))
        bare.run("usermod", f"--home={HOME}", PERSON)
        _fetched(bare.entering(["apt-get", "-q", *OF_ANY_DAY, "update"], user=0))
        assert not bare.outside(Path("/usr/bin/python3")).exists()
        return bare

    def copy(self, root: Path) -> "Bare":
        """Return another one just like this."""
        subprocess.run(["cp", "-a", "--reflink=auto", self.root, root], check=True)
        return Bare(root, self.shared)

    def remove(self) -> None:
        """Remove it; what ran in it is over."""
        subprocess.run(["rm", "-rf", "--one-file-system", self.root], check=True)

    def outside(self, place: Path) -> Path:
        """Return where something that it has is on this machine."""
        return self.root / place.relative_to("/")

    def run(self, *command: str, **options: Any) -> "subprocess.CompletedProcess[str]":
        """Run a command in it as its administrator; it has to succeed."""
        return self._run(self.entering(command, user=0), **options)

    def as_person(self, *command: str, **options: Any) -> "subprocess.CompletedProcess[str]":
        """Run a command in it as somebody with a home and no rights; it ends with a code, 0."""
        return self._run(self.entering(command), **options)

    def _run(
        self, command: list[str], code: int = 0, **options: Any
    ) -> "subprocess.CompletedProcess[str]":
        done = _said(command, **{"timeout": LONGEST, **options})
        assert done.returncode == code, f"{command}\n{done.stdout}\n{done.stderr}"
        return done

    def install(self, package: Path) -> None:
        """Install a package's file, older or newer, and what it depends on."""
        inside = self.outside(Path("/root")) / package.name
        shutil.copy(package, inside)
        self.run("apt-get", "install", *QUIET, "--allow-downgrades", f"/root/{package.name}")
        inside.unlink()

    def entering(
        self,
        command: Sequence[str],
        *,
        user: int = UID,
        environment: Sequence[str] = (),
        is_barred: bool = False,
    ) -> list[str]:
        """Return the command that runs another in it, in the very process that it starts.

        barred: it has no network at all, and what is installed cannot be written.
        """
        steps = ["set -e", 'mount -t proc proc "$0/proc"']
        steps += [f'mount --bind "{place}" "$0{place}"' for place in (SCREENS, self.shared)]
        steps += [READ_ONLY] if is_barred else []
        steps += [f'exec chroot --userspec={user}:{user} --groups= "$0" "$@"']
        spaces = ["--mount", *(["--net"] if is_barred else [])]
        home = str(HOME if user else "/root")
        around = ["unshare", *spaces, "sh", "-c", "; ".join(steps), str(self.root)]
        return [*around, "env", "-i", "-C", home, f"HOME={home}", *PLACES, *environment, *command]

    def listing(self) -> dict[str, str]:
        """Return everything there is, with what would tell that it was changed."""
        found = {}
        for folder, folders, files in os.walk(self.root):
            for name in (*folders, *files):
                path = Path(folder, name)
                found["/" + str(path.relative_to(self.root))] = _facts(path)
        return found


def _said(command: list[str], **options: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def _fetched(command: list[str]) -> None:
    try:
        done = _said(command, timeout=LONGEST)
    except subprocess.TimeoutExpired as error:
        raise NotFetchedError(f"nothing came of it in {LONGEST} seconds") from error
    if done.returncode:
        said = (done.stdout + done.stderr).strip() or f"it ended with {done.returncode}"
        raise NotFetchedError(said.splitlines()[-1])


def _facts(path: Path) -> str:
    status = path.lstat()
    content = ""
    if stat.S_ISLNK(status.st_mode):
        content = str(path.readlink())
    elif stat.S_ISREG(status.st_mode):
        content = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    return f"{stat.filemode(status.st_mode)} {status.st_uid}:{status.st_gid} {content}"
