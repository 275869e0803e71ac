"""A fake of Callr SMS API for tests, and what belongs to it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fake import FakeCallr as FakeCallr
    from .factories import CallrFactory as CallrFactory
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "FakeCallr": "callr.testing.fake",
            "CallrFactory": "callr.testing.factories",
        },
    )

__all__ = [
    "FakeCallr",
    "CallrFactory",
]
