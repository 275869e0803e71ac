"""Coverage of a whole run of pytest, over all its processes."""

from __future__ import annotations

from typing import Any

import pytest

from specmill_runtime.testing.contract import contract_of
from specmill_runtime.testing.coverage import Coverage


class CoverageHooks:
    """Adds up, prints, and fails the run below `least` percent."""

    def __init__(self, package: str, least: float) -> None:
        self._package = package
        self._least = least
        self.coverage: Coverage = Coverage(contract_of(package))

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Take over what a process of pytest-xdist has counted."""
        # One that broke down has left nothing.
        output = getattr(node, "workeroutput", {})
        self.coverage.add(output.get(self._key, []))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand over to the main process, or fail the run."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[self._key] = self.coverage.plain()
        elif self.coverage.percent < self._least and session.exitstatus == 0:
            session.exitstatus = 1

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """The table, and why the run fails."""
        terminalreporter.section(f"coverage of {self._package}")
        terminalreporter.write_line(self.coverage.table())
        if self.coverage.percent < self._least:
            terminalreporter.write_line(
                f"{self.coverage.percent:.1f} % is less than {self._least:g} %"
            )

    @property
    def _key(self) -> str:
        return f"{self._package}-coverage"
