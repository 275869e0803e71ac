"""Models of `form`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "FormF",
]


class FormF(Model, kw_only=True):
    """The argument `f` of `form.get`."""

    api_key: str | None = None
    own: str | None = None
