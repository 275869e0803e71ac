"""Tracebacks of tests that end where the test calls the SDK, when the SDK or its fake says what is wrong."""

from __future__ import annotations

from typing import Any, Final

import pytest

NAME: Final = "specmill-frames"
_RUNTIME: Final = __name__.partition(".testing.")[0]


class FrameHooks:
    """Hides the frames of SDKs and of the runtime, which `--full-trace` shows again.

    Only of errors that are raised for whoever called: others are slips of the SDK or its runtime,
    which their frames explain.
    """

    def __init__(self) -> None:
        self._packages = {_RUNTIME}

    def add(self, package: str) -> None:
        """Hide the frames of one more SDK."""
        self._packages.add(package)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        """Mark the modules that a failure has come through."""
        for entry in () if call.excinfo is None else call.excinfo.traceback:
            if self._is_own(entry):
                entry.frame.f_globals["__tracebackhide__"] = self._is_told

    def _is_told(self, found: pytest.ExceptionInfo[BaseException] | None) -> bool:
        """Whether an error is raised on purpose, by one of the packages."""
        if found is None or not found.traceback:
            return False
        last = found.traceback[-1]
        return self._is_own(last) and str(last.statement).lstrip().startswith("raise ")

    def _is_own(self, entry: Any) -> bool:
        name: str = entry.frame.f_globals.get("__name__", "")
        return name.partition(".")[0] in self._packages
