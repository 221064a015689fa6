"""One open notebook at a time: a lock the system drops when its holder dies."""

import errno
import os
import sys
from pathlib import Path

from sessionbook.vault import files
from sessionbook.vault.errors import AlreadyOpenError

if sys.platform == "win32":  # run under Wine only, which gives no reason for a refusal
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # beyond the end is allowed

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK = "lock"
NO_REASON = 0
HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK, NO_REASON}


class InstanceLock:
    """Held by at most one open file in all processes; ends with close, exec or death."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def take(self, *, create: bool) -> bool:
        """Return whether it is held now: not, if there is no file and none may be made."""
        if self.held:
            return True
        with files.writing():
            try:
                # Python opens it close-on-exec, so a replaced process lets it go.
                flags = os.O_RDWR | (os.O_CREAT if create else 0)
                descriptor = os.open(self._path, flags, 0o600)
            except FileNotFoundError:
                if create:
                    raise
                return False
            self._claim(descriptor)
        return True

    def release(self) -> None:
        """Let it go; the file stays, because removing it would race with a taker."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _claim(self, descriptor: int) -> None:
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in HELD:
                raise AlreadyOpenError from None
            raise
        self._descriptor = descriptor
