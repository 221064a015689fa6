"""The one time of a build is the commit's, whoever fetched it; where it is not, that is said."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from installers import tree

COMMITTED, WRITTEN = 1_790_000_000, 1_780_000_000


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "CHANGELOG.md").touch()
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setattr(tree, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.skipif(not shutil.which("git"), reason="git is not here")
def test_it_is_the_commits_in_a_checkout_of_another_owner(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git = ["git", "-C", str(checkout), "-c", "user.name=N", "-c", "user.email=n@localhost"]
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{COMMITTED} +0000")
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "--message=One"], check=True)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert tree.commit_time() == COMMITTED
    assert capsys.readouterr().err == ""


def test_without_a_commit_it_is_the_changelogs_and_that_is_said(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.utime(checkout / "CHANGELOG.md", (WRITTEN, WRITTEN))
    assert tree.commit_time() == WRITTEN
    assert "CHANGELOG.md" in capsys.readouterr().err
