"""The package of an SDK that nobody has named."""

from __future__ import annotations

from pathlib import Path

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.names import default_package, says_little


def usual_package(api: Api | None, spec: Path | None, diagnostics: Diagnostics) -> str:
    """An import name by the title of the API; a note says when the title has none."""
    package = default_package(api.title if api is not None else "", spec)
    if api is not None and says_little(api.title):
        message = f"the title gives no name in ASCII letters, so that the package is called {package!r}"
        place = api.location.child("info", "title")
        hint = "give it a name: `package` in sdk.yaml"
        diagnostics.note("unnamed-package", message, place, hint)
    return package
