"""Signs what is made, where the environment names who signs, and says so where it does not.

Never run: signtool, codesign, notarytool and stapler; gpg has signed and been checked.

The environment names only whom to look for; certificates and keys are with the system:
SESSIONBOOK_SIGN_WINDOWS     the thumbprint of a certificate in the user's store
SESSIONBOOK_SIGN_MACOS       a "Developer ID Application: ..." of the keychain
SESSIONBOOK_NOTARY_KEYCHAIN  the keychain that has notarytool's profile "sessionbook"
SESSIONBOOK_SIGN_SUMS        the fingerprint of a key of gpg
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

ENTITLEMENTS = Path(__file__).resolve().parents[1] / "macos" / "entitlements.plist"
"""Python's ctypes makes memory that is written and then run, which a hardened process may not.

There is no other: all libraries bear one signature, and a network is not asked for. Apple's
reader of this file stumbles over comments, so it has none.
"""

TIMES = "http://timestamp.digicert.com"  # signs when it was signed: valid after the certificate
KITS = Path(r"C:\Program Files (x86)\Windows Kits\10\bin")
MACH_O = {b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf"}  # one machine; several


def windows(programs: Sequence[Path]) -> bool:
    """Sign programs for Windows, all at once; return whether they are signed."""
    thumbprint = _named("SESSIONBOOK_SIGN_WINDOWS", programs[0])
    if thumbprint:
        _run([*_signtool(thumbprint), *programs])
    return bool(thumbprint)


def uninstaller() -> str:
    """Return what NSIS is to run on the uninstaller, which it calls %1, "" if nobody signs."""
    thumbprint = _named("SESSIONBOOK_SIGN_WINDOWS", Path("uninstall.exe"))
    return subprocess.list2cmdline(_signtool(thumbprint)) + ' "%1"' if thumbprint else ""


def app(bundle: Path) -> bool:
    """Sign an app for macOS from the inside out, or seal it without a name; return which."""
    identity = _named("SESSIONBOOK_SIGN_MACOS", bundle)
    sign = ["codesign", "--force", "--sign", identity or "-"]
    if identity:
        sign += ["--options", "runtime", "--timestamp"]
    _run([*sign, *_code_inside(bundle)])
    _run([*sign, "--entitlements", ENTITLEMENTS, bundle])
    _run(["codesign", "--verify", "--deep", "--strict", bundle])
    return bool(identity)


def image(disk: Path) -> bool:
    """Sign a disk image whose app is signed, and have Apple notarize it; return whether it is."""
    _run(["codesign", "--sign", os.environ["SESSIONBOOK_SIGN_MACOS"], "--timestamp", disk])
    keychain = _named("SESSIONBOOK_NOTARY_KEYCHAIN", disk, "notarized")
    if keychain:
        profile = ["--keychain-profile", "sessionbook", "--keychain", keychain]
        _run(["xcrun", "notarytool", "submit", disk, *profile, "--wait", "--timeout", "1h"])
        _run(["xcrun", "stapler", "staple", disk])  # fails, too, if Apple refused
    return bool(keychain)


def sums(file: Path) -> Path | None:
    """Sign the list of sums beside it, as text; return the signature if it is made."""
    key = _named("SESSIONBOOK_SIGN_SUMS", file)
    if not key:
        return None
    signature = file.with_name(f"{file.name}.asc")
    how = ["--batch", "--yes", "--local-user", key, "--armor"]
    _run(["gpg", *how, "--output", signature, "--detach-sign", file])
    return signature


def _named(variable: str, what: Path, done: str = "signed") -> str | None:
    named = os.environ.get(variable)
    if not named:
        print(f"{what.name} is not {done}: {variable} names nobody.", flush=True)
    return named


def _code_inside(bundle: Path) -> list[Path]:
    """Return programs and libraries, the innermost first, without what the bundle starts."""
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    started = bundle / "Contents" / "MacOS" / "sessionbook"
    code = [path for path in files if path != started and _is_code(path)]
    return sorted(code, key=lambda path: (-len(path.parts), path))


def _is_code(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in MACH_O


def _signtool(thumbprint: str) -> list[str]:
    """Return the command that signs what is named after it."""
    program = shutil.which("signtool")
    program = program or str(max(KITS.glob("10.*/x64/signtool.exe"), default="signtool"))
    how = ["/sha1", thumbprint, "/fd", "SHA256", "/tr", TIMES, "/td", "SHA256"]
    return [program, "sign", *how, "/d", "Sessionbook"]


def _run(command: Sequence[str | Path]) -> None:
    subprocess.run(command, check=True)
