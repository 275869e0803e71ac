"""Live tests of a whole run of pytest, over all its processes: differences, recordings."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import pytest

from specmill_runtime.testing.contract import Operation, contract_of
from specmill_runtime.testing.live import Watch
from specmill_runtime.testing.live_cases import LiveCases
from specmill_runtime.testing.live_report import counted
from specmill_runtime.testing.transcripts import Transcript


class LiveFiles(msgspec.Struct, frozen=True):
    """Where a run leaves what it has seen; None for nowhere."""

    record: str | None = None
    drift: str | None = None


class LiveHooks:
    """Adds up what a live API answered, prints how it differs, and keeps it if asked to."""

    def __init__(self, package: str, address: str, files: LiveFiles) -> None:
        self._package = package
        self._files = files
        self.watch: Watch = Watch(contract_of(package), address)
        self._cases = LiveCases(self.watch, self._client)
        self._told: list[str] = []

    def _client(self) -> Any:
        client = getattr(import_module(self._package), self.watch.contract.name)
        return self.watch.connect(client)

    def check(self, operation: Operation, transcript: Transcript) -> None:
        """Make a call of a contract test; skip or fail the test that it is made by."""
        outcome = self._cases.check(operation, transcript)
        if outcome.verdict == "skipped":
            pytest.skip(outcome.reason)
        if outcome.verdict == "failed":
            pytest.fail(f"{transcript}:\n{outcome.reason}", pytrace=False)

    def skip(self, reason: str) -> NoReturn:
        """Skip a contract test that is not for live APIs."""
        pytest.skip(reason)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Take over what a process of pytest-xdist has seen."""
        # One that broke down has left nothing.
        output = getattr(node, "workeroutput", {})
        self.watch.add(output.get(self._key, {}))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand over to the main process, or write the files."""
        self._cases.close()
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[self._key] = self.watch.plain()
            return
        self._told.append(self.watch.report())
        try:
            self._write()
        except (OSError, ValueError) as error:
            self._told.append(f"nothing was written: {error}")
            session.exitstatus = pytest.ExitCode.USAGE_ERROR

    def _write(self) -> None:
        record, drift = self._files.record, self._files.drift
        if record is not None:
            count = counted(self.watch.write(Path(record)), "answer")
            self._told.append(f"{count} recorded in {record}")
        if drift is not None:
            self.watch.save(drift)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """How the API differs from its description."""
        terminalreporter.section(f"live {self._package}")
        for text in self._told:
            terminalreporter.write_line(text)

    @property
    def _key(self) -> str:
        return f"{self._package}-live"
