"""Writes the SHA-256 sums of what is made, for `sha256sum -c SHA256SUMS`, and signs them.

PYTHONPATH=packaging python3 -m installers.sums FOLDER
"""

import hashlib
import sys
from pathlib import Path

from installers import signing

NAME = "SHA256SUMS"


def make(folder: Path) -> list[Path]:
    """Write the sums of a folder's files into it; return what was written."""
    files = [path for path in folder.iterdir() if path.is_file() and NAME not in path.name]
    lines = [f"{digest(path)}  {path.name}\n" for path in sorted(files)]
    written = folder / NAME
    written.write_bytes("".join(lines).encode())
    signature = signing.sums(written)
    return [written, signature] if signature else [written]


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    print(*make(Path(sys.argv[1])), sep="\n")
