"""Another Linux as a program of this one: it mounts a stick's image as a desktop would.

The kernel of a machine that tests run on often knows no FAT, and is not to be ended to see what a
power cut leaves. User-mode Linux has the same file system as the kernels people have.
"""

import os
import shlex
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.drive.packages import PATH, lacking

ROOT = Path(__file__).resolve().parents[2]
AS_DESKTOPS_DO = "shortname=mixed,utf8=1,showexec,flush,umask=077"  # udisks' own for FAT
STICK = Path("/mnt/stick")  # where it is in there
PROGRAMS = "linux.uml", "insmod", "mkfs.vfat"
MEMORY = "700M"
LONGEST = 240  # seconds
LONGEST_TRIAL = 60  # seconds: a start that does nothing takes two
MODULES = "nls_cp437", "nls_ascii", "nls_iso8859-1", "nls_utf8", "fat", "vfat"

INIT = """#!/bin/sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t tmpfs tmpfs /mnt
mount -t tmpfs tmpfs /run
mkdir {stick}
for module in {modules}; do
  insmod $(find /usr/lib/uml/modules/$(uname -r) -name $module.ko)
done
mount -t vfat -o {options} /dev/ubda {stick} || exit 1
cd {root}
export PYTHONPATH={root} PYTHONDONTWRITEBYTECODE=1 QT_QPA_PLATFORM=offscreen
export HOME={home} XDG_CONFIG_HOME={home}/.config LC_ALL=C.UTF-8
{{ {command}; }} > {work}/said 2>&1
echo $? > {work}/code
umount {stick}
echo o > /proc/sysrq-trigger
sleep 60
"""


def missing() -> list[str]:
    """Return the Debian packages without which there is no such Linux here."""
    return lacking(*PROGRAMS)


@cache
def is_refused() -> bool:
    """Return whether no such Linux runs here, as where a container lets nobody trace a program."""
    with TemporaryDirectory() as place:
        work = Path(place) / "work"
        stick = Stick.make(Path(place) / "image", 1)
        try:
            stick.run("true", work, longest=LONGEST_TRIAL)
        except (AssertionError, OSError, subprocess.TimeoutExpired):
            return True
    return False


@dataclass(frozen=True)
class Stick:
    """A stick as an image; each start of the other Linux mounts it, and ends with it."""

    image: Path

    @classmethod
    def make(cls, image: Path, megabytes: int) -> "Stick":
        with image.open("wb") as file:
            file.truncate(megabytes * 1024 * 1024)
        anywhere = {**os.environ, "PATH": PATH}
        subprocess.run(["mkfs.vfat", str(image)], check=True, capture_output=True, env=anywhere)
        return cls(image)

    def run(
        self,
        command: Sequence[str] | str,
        work: Path,
        options: str = AS_DESKTOPS_DO,
        longest: int = LONGEST,
    ) -> str:
        """Run a command there and return what it said, or fail with that."""
        machine = self.start(command, work, options)
        try:
            machine.wait(timeout=longest)
        finally:
            self.cut(machine)
        said = (work / "said").read_text() if (work / "said").exists() else "nothing was run"
        code = (work / "code").read_text().strip() if (work / "code").exists() else "none"
        assert code == "0", f"{code}: {said[-3000:]}"
        return said

    def start(
        self, command: Sequence[str] | str, work: Path, options: str = AS_DESKTOPS_DO
    ) -> "subprocess.Popen[bytes]":
        """Start it with a command."""
        (work / "home").mkdir(parents=True, exist_ok=True)
        for name in ("said", "code"):
            (work / name).unlink(missing_ok=True)
        init = work / "init"
        init.write_text(
            INIT.format(
                stick=STICK,
                modules=" ".join(MODULES),
                options=options,
                root=shlex.quote(str(ROOT)),
                home=shlex.quote(str(work / "home")),
                work=shlex.quote(str(work)),
                command=command if isinstance(command, str) else shlex.join(command),
            )
        )
        init.chmod(0o755)
        arguments = [f"ubda={self.image}", "rootfstype=hostfs", "rootflags=/", "rw", "quiet"]
        arguments += [f"init={init}", f"mem={MEMORY}", "con=null", "con0=fd:0,fd:1"]
        return subprocess.Popen(
            ["linux.uml", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": str(work)},
            start_new_session=True,
        )

    def cut(self, machine: "subprocess.Popen[bytes]") -> None:
        """Take the power from a machine: whatever it had not written is gone."""
        with suppress(ProcessLookupError):  # it has ended
            os.killpg(machine.pid, signal.SIGKILL)
        machine.wait()
