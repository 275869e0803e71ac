"""Models of `files`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "GetFileResponse",
]


class GetFileResponse(Model, kw_only=True):
    """What `files.get` answers."""

    size: int | None = None
