"""The programs that tests and drills need beside our own, and the Debian packages they are in.

Run as a program (python3 -m tests.drive.packages) it prints the packages that are not there.
"""

import os
import shutil
import sys

PACKAGES = {
    "appstreamcli": "appstream",
    "dbus-daemon": "dbus",
    "debootstrap": "debootstrap",
    "desktop-file-validate": "desktop-file-utils",
    "dpkg-deb": "dpkg",
    "dpkg-parsechangelog": "dpkg-dev",
    "dpkg-shlibdeps": "dpkg-dev",
    "flatpak-builder": "flatpak-builder",
    "gnome-keyring-daemon": "gnome-keyring",
    "insmod": "kmod",
    "lintian": "lintian",
    "linux.uml": "user-mode-linux",
    "makensis": "nsis",
    "man": "man-db",
    "mkfs.exfat": "exfatprogs",
    "mkfs.vfat": "dosfstools",
    "mksquashfs": "squashfs-tools",
    "mount.exfat-fuse": "exfat-fuse",
    "objdump": "binutils",
    "openbox": "openbox",
    "strace": "strace",
    "tesseract": "tesseract-ocr",
    "unsquashfs": "squashfs-tools",
    "unshare": "util-linux",
    "xclip": "xclip",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "Xvfb": "xvfb",
}
PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))  # of anybody


def lacking(*programs: str) -> list[str]:
    """Return the packages of those of these programs that are not there."""
    return sorted({PACKAGES[name] for name in programs if not shutil.which(name, path=PATH)})


if __name__ == "__main__":
    from tests.drive import desktop

    sys.stdout.write(" ".join(sorted({*lacking(*PACKAGES), *desktop.missing()})) + "\n")
