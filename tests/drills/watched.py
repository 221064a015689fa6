"""What strace saw a program do: what it wrote and where, what it opened, whom it spoke to."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LONGEST = 1 << 20  # bytes of one call; a longer one is told
SENDING = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
AROUND = "sendfile,splice,vmsplice,tee,copy_file_range,io_uring_setup,process_vm_writev"
MEETING = "socket,connect,bind,listen,accept,accept4"
NAMING = "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
NAMING += ",mkdir,mkdirat,mknod,mknodat,unlink,unlinkat,rmdir,truncate,memfd_create,setxattr"
NAMING += ",execve,execveat"
MAPPING = "mmap,shmget"
OPENING = {"open", "openat", "openat2"}
FOR_WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\.\.\.)?')
LINE = re.compile(r"^\d+ +(\w+)\((.*)$")
DESCRIPTOR = re.compile(r"^\d+<(.*?)>[,)]")


def command(log: Path) -> list[str]:
    """Return what to put before a program's command."""
    calls = ",".join((SENDING, AROUND, MEETING, NAMING, MAPPING))
    options = ["-f", "-yy", "-s", str(LONGEST), "--seccomp-bpf", "-e", "signal=none"]
    return ["strace", *options, "-o", str(log), "-e", f"trace={calls}"]


@dataclass(frozen=True)
class Call:
    """One system call: its name, its arguments as text, the bytes of its strings."""

    name: str
    arguments: str
    strings: tuple[bytes, ...]
    was_cut: bool

    @property
    def is_sending(self) -> bool:
        return self.name in SENDING.split(",")

    @property
    def where(self) -> str:
        """Return what is behind the descriptor it writes to."""
        found = DESCRIPTOR.match(self.arguments)
        return found[1] if found else ""

    @property
    def written_path(self) -> str:
        """Return the path that it makes, opens for writing, renames or takes away."""
        if self.is_sending:
            return self.where if self.where.startswith("/") else ""
        names = self.name in NAMING.split(",") and not self.name.startswith(("exec", "memfd"))
        if not names or (
            self.name in OPENING and not any(way in self.arguments for way in FOR_WRITING)
        ):
            return ""
        return self.strings[-1].decode(errors="replace") if self.strings else ""


def calls(log: Path) -> Iterator[Call]:
    """Yield every call in a log, those that failed too."""
    with log.open(encoding="latin-1") as lines:
        for line in lines:
            if found := LINE.match(line):
                strings = STRING.findall(found[2])
                yield Call(
                    found[1],
                    found[2],
                    tuple(_unescaped(text) for text, _ in strings),
                    any(dots for _, dots in strings),
                )


def _unescaped(text: str) -> bytes:
    return codecs.escape_decode(text.encode("latin-1"))[0]  # type: ignore[return-value]
