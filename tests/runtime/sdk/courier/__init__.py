"""A small SDK, written as the generator writes one, for the tests of the runtime."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courier._async_client import AsyncCourier
    from courier._client import Courier

__all__ = ["AsyncCourier", "Courier"]

_MODULES = {"AsyncCourier": "courier._async_client", "Courier": "courier._client"}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
