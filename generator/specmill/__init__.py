"""specmill turns descriptions of HTTP and JSON-RPC APIs into typed Python SDKs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from specmill.config import Overrides
    from specmill.diagnostics import Diagnostic, SpecError
    from specmill.diff.compare import compare
    from specmill.diff.findings import DiffReport
    from specmill.pipeline import generate, load
    from specmill.source.limits import Limits
    from specmill.summary import Summary

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "DiffReport",
    "Limits",
    "Overrides",
    "SpecError",
    "Summary",
    "__version__",
    "compare",
    "generate",
    "load",
]

_HOMES = {
    "Diagnostic": "specmill.diagnostics",
    "DiffReport": "specmill.diff.findings",
    "Limits": "specmill.source.limits",
    "Overrides": "specmill.config",
    "SpecError": "specmill.diagnostics",
    "Summary": "specmill.summary",
    "compare": "specmill.diff.compare",
    "generate": "specmill.pipeline",
    "load": "specmill.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that `import specmill` alone costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'specmill' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
