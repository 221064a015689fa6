"""The sums are what sha256sum checks, and gpg checks their signature."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from installers import sums

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sha256sum checks them")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    for name in ("b.deb", "a file.tar.xz"):
        (tmp_path / name).write_bytes(name.encode() * 1000)
    (tmp_path / "tree").mkdir()
    return tmp_path


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_sha256sum_finds_every_file_as_it_was(made: Path) -> None:
    assert sums.make(made) == [made / "SHA256SUMS"]
    done = check(made)
    assert done.stdout.splitlines() == ["a file.tar.xz: OK", "b.deb: OK"]
    assert (done.returncode, done.stderr) == (0, "")


def test_sha256sum_finds_one_that_was_changed(made: Path) -> None:
    sums.make(made)
    (made / "b.deb").write_bytes(b"other")
    assert "b.deb: FAILED" in check(made).stdout


def test_made_again_they_are_the_same(made: Path) -> None:
    first = sums.make(made)[0].read_bytes()
    (made / "SHA256SUMS.asc").write_text("of an earlier time")
    assert sums.make(made)[0].read_bytes() == first


def test_without_a_key_they_are_said_not_to_be_signed(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SESSIONBOOK_SIGN_SUMS", raising=False)
    sums.make(made)
    assert capsys.readouterr().out == (
        "SHA256SUMS is not signed: SESSIONBOOK_SIGN_SUMS names nobody.\n"
    )


@pytest.mark.skipif(not shutil.which("gpg"), reason="gpg is not here")
def test_gpg_finds_them_signed_by_the_key_that_is_named(
    made: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path_factory.mktemp("gpg")
    home.chmod(0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    gpg = ["gpg", "--batch", "--passphrase", ""]
    subprocess.run([*gpg, "--quick-gen-key", "Nobody", "ed25519"], check=True)
    listed = [*gpg, "--with-colons", "--list-secret-keys"]
    told = subprocess.run(listed, capture_output=True, text=True, check=True).stdout
    key = next(line.split(":")[9] for line in told.splitlines() if line.startswith("fpr"))
    monkeypatch.setenv("SESSIONBOOK_SIGN_SUMS", key)
    try:
        written, signature = sums.make(made)
        verify = ["gpg", "--verify", str(signature), str(written)]
        assert subprocess.run(verify, check=False).returncode == 0
        written.write_text("other")
        assert subprocess.run(verify, check=False).returncode == 1
    finally:
        subprocess.run(["gpgconf", "--kill", "gpg-agent"], check=False)
