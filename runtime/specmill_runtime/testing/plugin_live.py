"""Live tests of a whole run of pytest, over all its processes: differences, recordings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specmill_runtime.testing.contract import contract_of
from specmill_runtime.testing.live import Watch
from specmill_runtime.testing.recordings import read_recordings, write_recordings


class LiveHooks:
    """Adds up what a live API answered, prints how it differs, and keeps it if asked to."""

    def __init__(self, package: str, address: str, record: str | None) -> None:
        self._package = package
        self._file = None if record is None else Path(record)
        self.watch = Watch(contract_of(package), address)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Take over what a process of pytest-xdist has seen."""
        self.watch.add(node.workeroutput.get(self._key, {}))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand over to the main process, or write the recordings."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[self._key] = self.watch.plain()
        elif self._file is not None:
            known = read_recordings(self._file)
            write_recordings(self._file, [*known, *self.watch.recordings])

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """How the API differs from its description."""
        terminalreporter.section(f"live {self._package}")
        terminalreporter.write_line(self.watch.report())

    @property
    def _key(self) -> str:
        return f"{self._package}-live"
