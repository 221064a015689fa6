"""Where Qt draws for a command: in memory, but where its fonts are."""

import os

import pytest

from sessionbook.commands.without_window import draw_in_memory


@pytest.mark.parametrize(
    ("system", "drawn"), [("linux", "offscreen"), ("darwin", "offscreen"), ("win32", None)]
)
def test_only_windows_draws_on_its_own_platform(
    monkeypatch: pytest.MonkeyPatch, system: str, drawn: str | None
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr("sys.platform", system)
    draw_in_memory()
    found = os.environ.pop("QT_QPA_PLATFORM", None)
    assert found == drawn
