"""The image for Macs, made with stand-ins for Apple's tools: what each is told, and when."""

import plistlib
import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from installers import dmg
from installers.tree import Tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="shell scripts stand in")

MACOS = Path(dmg.__file__).resolve().parents[1] / "macos"
TOOLS = ("codesign", "hdiutil", "xcrun")
STAND_IN = """#!/bin/sh
printf '%s' "${0##*/}" >> "$LOG"; printf '|%s' "$@" >> "$LOG"; echo >> "$LOG"
case "${0##*/} $1" in "hdiutil create") for last; do :; done; echo image > "$last";; esac
"""
IDENTITY = "Developer ID Application: Nobody (TEAM)"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let stand-ins write down what they are told; nobody is named who signs."""
    for tool in TOOLS:
        (tmp_path / tool).write_text(STAND_IN)
        (tmp_path / tool).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    for name in ("SESSIONBOOK_SIGN_MACOS", "SESSIONBOOK_NOTARY_KEYCHAIN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("platform.machine", lambda: "arm64")
    return tmp_path / "log"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    contents = tmp_path / "made" / dmg.APP / "Contents"
    code = {
        "MacOS/sessionbook": b"\xcf\xfa\xed\xfe",
        "Frameworks/Base.dylib": b"\xca\xfe\xba\xbe",
        "Frameworks/PySide6/QtCore.framework/Versions/A/QtCore": b"\xcf\xfa\xed\xfe",
        "Resources/base_library.zip": b"PK\3\4",
    }
    for name, magic in code.items():
        (contents / name).parent.mkdir(parents=True, exist_ok=True)
        (contents / name).write_bytes(magic + bytes(8))
    (contents / "Frameworks" / "base_library.zip").symlink_to("../Resources/base_library.zip")
    (contents / "Resources" / "Base.dylib").symlink_to("../Frameworks/Base.dylib")
    folder = tmp_path / "made" / "sessionbook"
    (folder / "_internal" / dmg.LICENCES).mkdir(parents=True)
    (folder / "_internal" / dmg.LICENCES / "parts.json").write_text("{}")
    return Tree(folder, "1.2.3", 0)


def told(log: Path) -> list[list[str]]:
    """Return the calls; in them, the folder that is shown is SHOWN."""
    words = re.sub(r"/[^|\n]*/tmp[^/|\n]+", "SHOWN", log.read_text())
    return [line.split("|") for line in words.splitlines()]


def test_the_image_has_the_app_and_a_link_to_drag_it_onto(
    tree: Tree, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, Path] = {}

    def keep(folder: Path, image: Path) -> None:
        shutil.copytree(folder, tmp_path / "seen", symlinks=True)
        seen["image"] = image

    monkeypatch.setattr(dmg, "pack", keep)
    made = dmg.make(tree, tmp_path / "out")
    assert made == [seen["image"]] == [tmp_path / "out" / "sessionbook-1.2.3-macos-arm64.dmg"]
    assert {path.name for path in (tmp_path / "seen").iterdir()} == {dmg.APP, "Applications"}
    assert (tmp_path / "seen" / "Applications").readlink() == Path("/Applications")
    contents = tmp_path / "seen" / dmg.APP / "Contents"
    assert (contents / "Frameworks" / "base_library.zip").is_symlink()
    assert (contents / "Resources" / dmg.LICENCES / "parts.json").exists()


def test_without_a_name_the_app_is_sealed_without_one_and_that_is_said(
    tree: Tree, tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dmg.make(tree, tmp_path / "out")
    calls = told(log)
    assert [call[0] for call in calls] == ["codesign"] * 3 + ["hdiutil"]
    assert calls[0][1:4] == ["--force", "--sign", "-"]
    assert calls[1] == [
        "codesign", "--force", "--sign", "-",
        "--entitlements", str(MACOS / "entitlements.plist"), f"SHOWN/{dmg.APP}",
    ]  # fmt: skip
    assert capsys.readouterr().out == (
        "Sessionbook.app is not signed: SESSIONBOOK_SIGN_MACOS names nobody.\n"
    )


def test_a_name_signs_from_the_inside_out_and_then_the_image(
    tree: Tree, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESSIONBOOK_SIGN_MACOS", IDENTITY)
    monkeypatch.setenv("SESSIONBOOK_NOTARY_KEYCHAIN", "/keys")
    [image] = dmg.make(tree, tmp_path / "out")
    hardened = ["--force", "--sign", IDENTITY, "--options", "runtime", "--timestamp"]
    inside = f"SHOWN/{dmg.APP}/Contents/Frameworks"
    assert told(log) == [
        [
            "codesign", *hardened,
            f"{inside}/PySide6/QtCore.framework/Versions/A/QtCore",
            f"{inside}/Base.dylib",
        ],
        [
            "codesign", *hardened,
            "--entitlements", str(MACOS / "entitlements.plist"), f"SHOWN/{dmg.APP}",
        ],
        ["codesign", "--verify", "--deep", "--strict", f"SHOWN/{dmg.APP}"],
        [
            "hdiutil", "create", "-fs", "HFS+", "-format", "ULMO",
            "-volname", "Sessionbook", "-srcfolder", "SHOWN", "-ov", str(image),
        ],
        ["codesign", "--sign", IDENTITY, "--timestamp", str(image)],
        [
            "xcrun", "notarytool", "submit", str(image), "--keychain-profile", "sessionbook",
            "--keychain", "/keys", "--wait", "--timeout", "1h",
        ],
        ["xcrun", "stapler", "staple", str(image)],
    ]  # fmt: skip


def test_signed_but_not_notarized_is_said(
    tree: Tree,
    tmp_path: Path,
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SESSIONBOOK_SIGN_MACOS", IDENTITY)
    dmg.make(tree, tmp_path / "out")
    assert "not notarized: SESSIONBOOK_NOTARY_KEYCHAIN names nobody." in capsys.readouterr().out
    assert "xcrun" not in {call[0] for call in told(log)}


def test_a_tool_that_fails_ends_it(tree: Tree, tmp_path: Path, log: Path) -> None:
    (tmp_path / "hdiutil").write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(Exception, match="hdiutil"):
        dmg.make(tree, tmp_path / "out")


def test_the_app_asks_for_nothing_but_memory_for_ctypes() -> None:
    content = (MACOS / "entitlements.plist").read_bytes()
    assert plistlib.loads(content) == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True
    }
    assert b"<!--" not in content  # codesign's reader takes no comments


def test_the_app_says_what_it_needs() -> None:
    content = (MACOS / "Info.plist").read_bytes()
    ElementTree.fromstring(content)  # stricter than plistlib: no two hyphens in a comment
    said = plistlib.loads(content)
    assert said["LSMinimumSystemVersion"] == "13.0"  # macosx_13_0 in the names of the wheels
    assert said["NSHighResolutionCapable"] is True
    assert said["LSBackgroundOnly"] is False
    assert said["NSRequiresAquaSystemAppearance"] is False
    assert not {"CFBundleDocumentTypes", "UTExportedTypeDeclarations"} & said.keys()
