"""What Debian says of a package whose library is bundled."""

import re
import subprocess
from pathlib import Path

DOCUMENTS, COMMON = Path("/usr/share/doc"), Path("/usr/share/common-licenses")
REFERRED = re.compile(r"/usr/share/common-licenses/([\w.+-]*\w)")
SAID = re.compile(r"^Files: \*\n(?:.*\n)*?License: *(\S.*)$", re.MULTILINE)


def package(name: str) -> dict[str, str]:
    """Return its version, its source package and its home page."""
    fields = "version", "source", "architecture", "homepage"
    form = "${Version}\n${source:Package}\n${Architecture}\n${Homepage}\n"
    command = ["dpkg-query", "--show", f"--showformat={form}", name]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return dict(zip(fields, lines, strict=True))


def copyright_of(name: str) -> str:
    """Return what its makers and Debian say, with the licences that every Debian system has."""
    file = DOCUMENTS / name.partition(":")[0] / "copyright"
    text = file.read_text(encoding="utf-8", errors="replace")
    named = sorted(set(REFERRED.findall(text)))
    common = [_common(COMMON / each) for each in named if (COMMON / each).is_file()]
    return "\n\n".join([text.strip("\n"), *common]) + "\n"


def licence_of(text: str) -> str:
    """Return the words for the licence of most of its files, where the file tells it so."""
    found = SAID.search(text)
    return found[1].strip() if found else ""


def _common(file: Path) -> str:
    whole = file.read_text(encoding="utf-8").strip("\n")
    return f"{file}\n{'-' * len(str(file))}\n\n{whole}"
