"""The command line, run in the process of a test."""

from __future__ import annotations

import sys
from typing import NamedTuple

import pytest

from specmill import cli


class Run(NamedTuple):
    """What a run ended with."""

    code: int
    out: str
    err: str


class Command:
    """Runs `specmill` in the current folder."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str) -> Run:
        self._monkeypatch.setattr(sys, "argv", ["specmill", *arguments])
        with pytest.raises(SystemExit) as caught:
            cli.run()
        printed = self._capsys.readouterr()
        code = caught.value.code
        return Run(code if isinstance(code, int) else 0, printed.out, printed.err)
