"""A command line in a folder with the description of a shop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Command
from tests.unit.delivery.descriptions import write_shop


@pytest.fixture
def specmill(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """The command, beside the folder `shop`."""
    monkeypatch.chdir(tmp_path)
    write_shop(tmp_path / "shop")
    return Command(capsys, monkeypatch)
